/// Hides how requests are counted against their windows: on this node, or in a Redis that all nodes share.
///
/// What it must withstand: a Redis that is away, slow, silent, full or restarted empty (requests never fail
/// for it, and wait once an outage, not once each); a client that hammers after its limit is used up; strange
/// subjects that would fill the memory (a bound here, an expiry there); the password in the address, which no
/// message repeats. Whoever can write to Redis can lift limits, and nothing else: no tenant's data is in it.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.limits;

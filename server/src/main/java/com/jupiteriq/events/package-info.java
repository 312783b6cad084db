/// Hides the event log: how an event is enqueued in the write that causes it, how it gets its position, and
/// how the log of a tenant is read in order (decisions D4, D10).
@org.jspecify.annotations.NullMarked
package com.jupiteriq.events;

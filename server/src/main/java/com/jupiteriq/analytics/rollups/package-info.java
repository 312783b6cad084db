/// Hides how facts are counted by minute, hour and day: how a batch adds to them in its own transaction, how
/// that is folded, packed, kept and forgotten, and what bounds how many kinds of facts a tenant has.
///
/// Threats. Who sends requests chooses what is counted: methods that are none count as `other`, and so do
/// keys and names of clients after the first thousand of a day, so that nobody fills the database faster than
/// by the request log itself. What a client calls itself is kept in clear, but only the first product token
/// of it, which has no room for an address. Tenants read their own rows only, by forced row security.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.analytics.rollups;

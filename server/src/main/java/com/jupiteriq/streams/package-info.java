/// Hides how the event log of a tenant is told live to many clients: who follows which position, one reader
/// for all of a tenant, news from other nodes, heartbeats, ends (000:481-485; R336-R340; decision C65).
///
/// Threats that this opens, and where each is met: a client that does not read (bounded at its [Outlet], and
/// read again from the log instead of kept); an account that opens without end ([Places]); a key that was
/// revoked while its stream is open ([Streams], which watches keys); a credential in a URL (tickets of one
/// use, package `access`).
@org.jspecify.annotations.NullMarked
package com.jupiteriq.streams;

/// Hides how a system that is not ours is called: which addresses may be dialled, how long an exchange may
/// take, how much of an answer is read. Everything that leaves this process over HTTP goes through
/// [com.jupiteriq.outbound.Outbound].
///
/// Threats: whoever names a URL wants this process to reach what only it can reach (loopback, the private
/// network, the metadata service of a cloud), by a literal in an odd notation, by a name that resolves there,
/// by a name that changes between check and use, by a redirect. And whoever answers wants to keep it busy:
/// slowly, endlessly, compressed, or with heads without end. So the address that is checked is the one that
/// is connected, nothing is followed, and one deadline and a few bounds cover every step.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.outbound;

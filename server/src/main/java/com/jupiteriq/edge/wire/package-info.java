/// Hides the wire: the connector, connections and streams, TLS, bodies and their packing, proxies, pages of
/// other origins. Everything becomes a call before it enters the rooms, and every answer leaves here.
///
/// Threats: a client that sends or takes slowly, or much, or resets without end (every size, time and number
/// has a bound, over HTTP/2 too; of a body that is taken as it comes nothing is held); a request that two
/// readers could take for different ones (one way to write each path); an answer that looks whole and is not
/// (its connection or stream is broken); keys on an open wire (TLS 1.2 or newer, nothing in clear on the same
/// port); a private key that leaks (in no log and no message); pages that use what a browser knows (no
/// cookies, no credentials of the browser, no origin unless it is named).
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.wire;

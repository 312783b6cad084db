/// Hides HTTP: the connector, the order of the rooms, and how a surface in a dress answers. Nothing below
/// knows any of it.
///
/// Threats: a client that sends or takes slowly, or much, or resets without end (every size, time and number
/// has a bound, over HTTP/2 too); a request that two readers could take for different ones (one way to
/// write each path); keys on an open wire (TLS 1.2 or newer, nothing in clear on the same port); a private
/// key that leaks (in no log and no message); pages that use what a browser knows (no cookies, no
/// credentials of the browser, no origin unless it is named).
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge;

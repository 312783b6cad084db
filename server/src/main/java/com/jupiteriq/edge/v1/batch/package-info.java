/// Hides what `/v1` says of several operations in one request (R328–R332).
///
/// Threats: one request that asks for the work of many (each operation spends the limits, in turn, and has
/// its own deadline; all answers together have a bound; a batch is no part of a batch); one that its client
/// no longer waits for (what has not begun is not begun).
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.v1.batch;

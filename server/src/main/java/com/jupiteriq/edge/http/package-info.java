/// Hides how HTTP writes things: what clients accept, validators, traces, bounds. Knows no request.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.http;

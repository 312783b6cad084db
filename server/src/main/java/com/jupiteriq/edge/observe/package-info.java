/// Hides who looks at a request when its answer has left: request log, denied
/// actions, log lines, times, spans.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.observe;

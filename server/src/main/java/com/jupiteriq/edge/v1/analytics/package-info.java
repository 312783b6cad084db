/// Hides what `/v1` says about what happened over time.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.v1.analytics;

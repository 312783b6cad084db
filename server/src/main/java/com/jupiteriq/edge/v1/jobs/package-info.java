/// Hides what `/v1` says about jobs.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.v1.jobs;

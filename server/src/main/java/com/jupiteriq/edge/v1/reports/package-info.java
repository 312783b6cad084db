/// Hides what `/v1` says about reports.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.edge.v1.reports;

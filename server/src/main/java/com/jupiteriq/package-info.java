/// Hides how a process of JupiterIQ comes up and goes down: settings, progress, logging, first start, the
/// command line.
@org.jspecify.annotations.NullMarked
package com.jupiteriq;

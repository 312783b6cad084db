/// The words every other package speaks: ids, time, callers, permissions, failures.
/// Depends on nothing.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.kernel;

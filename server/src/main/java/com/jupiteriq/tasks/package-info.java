/// Hides the threads of everything that runs in the background. A feature declares a [Task] and its module
/// offers it in [Tasks]; [Background] starts, stops, measures and lists them all. Alarms that end one request
/// or one call belong to who serves or calls, and are none. [OwnThread] is for one request that waits
/// much, or hardly at all.
@org.jspecify.annotations.NullMarked
package com.jupiteriq.tasks;

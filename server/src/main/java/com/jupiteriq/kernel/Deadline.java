package com.jupiteriq.kernel;

import java.time.Duration;

/// When the time of a request is over (R323–R326), measured on the monotonic clock.
///
/// @param nanos a value of [System#nanoTime()]
public record Deadline(long nanos) {

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    public Deadline orSooner(Deadline other) {
        return nanos - other.nanos <= 0 ? this : other;
    }

    /// What is left, at least one millisecond, so that it can serve as a statement timeout.
    public long remainingMillis() {
        return Math.max(1, (nanos - System.nanoTime()) / 1_000_000);
    }

    public boolean passed() {
        return nanos - System.nanoTime() <= 0;
    }
}

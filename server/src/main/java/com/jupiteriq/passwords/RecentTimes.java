package com.jupiteriq.passwords;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// How long the last verifications took, waiting included.
final class RecentTimes {

    private static final int KEPT = 64;

    private final long[] nanos = new long[KEPT];
    private int measured;

    synchronized void took(long time) {
        nanos[measured % KEPT] = time;
        measured++;
    }

    /// One of them, so that many are spread as they were.
    synchronized Optional<Duration> any(RandomGenerator random) {
        return measured == 0 ? Optional.empty()
            : Optional.of(Duration.ofNanos(nanos[random.nextInt(Math.min(measured, KEPT))]));
    }
}

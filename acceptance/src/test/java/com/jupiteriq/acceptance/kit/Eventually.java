package com.jupiteriq.acceptance.kit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Waits for something that the server promises to happen soon but not at once.
public final class Eventually {

    /// Between two looks: short at first, and a part of what was waited later, as each look takes time from
    /// what is awaited.
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);
    private static final int PART = 20;

    private Eventually() {}

    /// The first value that the probe gives within the time; a failure that names what was awaited otherwise.
    public static <T> T get(String awaited, Duration within, Supplier<Optional<T>> probe) {
        long begun = System.nanoTime();
        long waited = 0;
        do {
            Optional<T> value = probe.get();
            if (value.isPresent()) {
                return value.get();
            }
            LockSupport.parkNanos(
                Math.clamp(waited / PART, SHORTEST_PAUSE.toNanos(), LONGEST_PAUSE.toNanos()));
            waited = System.nanoTime() - begun;
        } while (waited < within.toNanos());
        throw new AssertionError("Did not happen within " + within.toMillis() + " ms: " + awaited);
    }

    public static void until(String awaited, Duration within, Supplier<Boolean> probe) {
        get(awaited, within, () -> Optional.of(probe.get()).filter(Boolean::booleanValue));
    }
}

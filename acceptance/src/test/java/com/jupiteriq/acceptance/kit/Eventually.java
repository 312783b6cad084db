package com.jupiteriq.acceptance.kit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Waits for something that the server promises to happen soon but not at once.
public final class Eventually {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private Eventually() {}

    /// The first value that the probe gives within the time; a failure that names what was awaited otherwise.
    public static <T> T get(String awaited, Duration within, Supplier<Optional<T>> probe) {
        long end = System.nanoTime() + within.toNanos();
        do {
            Optional<T> value = probe.get();
            if (value.isPresent()) {
                return value.get();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        } while (System.nanoTime() < end);
        throw new AssertionError("Did not happen within " + within.toMillis() + " ms: " + awaited);
    }

    public static void until(String awaited, Duration within, Supplier<Boolean> probe) {
        get(awaited, within, () -> Optional.of(probe.get()).filter(Boolean::booleanValue));
    }
}

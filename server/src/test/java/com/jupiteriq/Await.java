package com.jupiteriq;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what happens soon but not at once.
public final class Await {

    /// Longer than a busy machine takes.
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /// Between two looks: short at first, and a part of what was waited later, as each look takes time from
    /// what is awaited.
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);
    private static final int PART = 20;

    private Await() {}

    /// @param what is awaited, in the words of a failure
    public static void until(String what, BooleanSupplier condition) {
        within(LIMIT, what, condition);
    }

    public static void within(Duration limit, String what, BooleanSupplier condition) {
        long begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            long waited = System.nanoTime() - begun;
            if (waited > limit.toNanos()) {
                throw new AssertionError("Waited " + limit.toSeconds() + " s in vain for " + what + ".");
            }
            LockSupport.parkNanos(
                Math.clamp(waited / PART, SHORTEST_PAUSE.toNanos(), LONGEST_PAUSE.toNanos()));
        }
    }
}

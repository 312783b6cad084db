package com.jupiteriq;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what happens soon but not at once.
public final class Await {

    /// Longer than a busy machine takes.
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private Await() {}

    /// @param what is awaited, in the words of a failure
    public static void until(String what, BooleanSupplier condition) {
        within(LIMIT, what, condition);
    }

    public static void within(Duration limit, String what, BooleanSupplier condition) {
        long begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begun > limit.toNanos()) {
                throw new AssertionError("Waited " + limit.toSeconds() + " s in vain for " + what + ".");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}

package com.jupiteriq.acceptance.kit;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Kills a server in the middle of what its clients do, every other time with its database, and starts it
/// again.
///
/// @param longestBusy how long clients work undisturbed at most
public record Killer(Server server, Random random, Duration longestBusy) {

    /// How many of so many rounds interrupted an open request.
    ///
    /// @param awaitProgress waits until clients are served again
    /// @param underway whether a request is open
    public int rounds(int count, Runnable awaitProgress, BooleanSupplier underway) {
        int interrupted = 0;
        for (int round = 0; round < count; round++) {
            awaitProgress.run();
            LockSupport.parkNanos((long) (random.nextDouble() * longestBusy.toNanos()));
            interrupted += underway.getAsBoolean() ? 1 : 0;
            kill(round % 2 == 1);
            server.start();
        }
        return interrupted;
    }

    private void kill(boolean databaseToo) {
        boolean databaseFirst = databaseToo && random.nextBoolean();
        if (databaseFirst) {
            server.killDatabase();
        }
        server.kill();
        if (databaseToo && !databaseFirst) {
            server.killDatabase();
        }
    }
}

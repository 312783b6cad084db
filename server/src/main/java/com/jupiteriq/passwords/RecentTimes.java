package com.jupiteriq.passwords;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long something took the last times, so that what is not done can take as long.
public final class RecentTimes {

    /// Few, so that times from when much was done at once are soon forgotten.
    private static final int KEPT = 16;

    private final long[] nanos = new long[KEPT];
    private final long most;
    private final Duration guess;
    private final RandomGenerator random;
    private int next;
    private int kept;

    /// @param most what took longer was held up by something else, and is not remembered
    /// @param guess how long it takes as far as nobody knows
    public RecentTimes(Duration most, Duration guess, RandomGenerator random) {
        this.most = most.toNanos();
        this.guess = guess;
        this.random = random;
    }

    /// It was done just now.
    ///
    /// @param begun a value of [System#nanoTime()]
    public synchronized void took(long begun) {
        long time = System.nanoTime() - begun;
        if (time > most) {
            return;
        }
        nanos[next] = time;
        next = (next + 1) % KEPT;
        kept = Math.min(kept + 1, KEPT);
    }

    public synchronized boolean isEmpty() {
        return kept == 0;
    }

    /// One of them, so that many are spread as they were.
    private synchronized Duration any() {
        return kept == 0 ? guess : Duration.ofNanos(nanos[random.nextInt(kept)]);
    }

    /// Waits until as much time has passed as it took one of the last times. Refuses
    /// with `DeadlinePassed` when the caller has less.
    public void pretend(Caller caller, long begun) {
        Duration wait = any().minusNanos(System.nanoTime() - begun);
        Duration left = Duration.ofMillis(caller.deadline().remainingMillis());
        boolean late = wait.compareTo(left) > 0;
        try {
            if (wait.isPositive()) {
                Thread.sleep(late ? left : wait);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Refused(new Failure.Unavailable(Duration.ofSeconds(1)));
        }
        if (late) {
            throw new Refused(new Failure.DeadlinePassed());
        }
    }
}

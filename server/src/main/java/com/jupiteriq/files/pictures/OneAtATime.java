package com.jupiteriq.files.pictures;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// A place for one, and a queue before it that has a bound.
final class OneAtATime {

    private final Semaphore place = new Semaphore(1, true);
    private final int mostWaiting;
    private final Duration longestWait;

    OneAtATime(int mostWaiting, Duration longestWait) {
        this.mostWaiting = mostWaiting;
        this.longestWait = longestWait;
    }

    /// What `work` gives; empty when too many wait, or when the place was taken for too long.
    <T> Optional<T> give(Supplier<T> work) {
        if (place.getQueueLength() >= mostWaiting || !taken()) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            place.release();
        }
    }

    private boolean taken() {
        try {
            return place.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Does `work` if nobody has the place now.
    void ifFree(Runnable work) {
        if (place.tryAcquire()) {
            try {
                work.run();
            } finally {
                place.release();
            }
        }
    }
}

package com.jupiteriq.edge.wire;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Ends a read that lasts too long. Closed by the thread that has set it.
final class Alarm implements AutoCloseable {

    private final Runnable endReading;
    private final Future<?> timer;
    private boolean over;
    private boolean rung;

    Alarm(ScheduledExecutorService timers, Duration time, Runnable endReading) {
        this.endReading = endReading;
        this.timer = timers.schedule(this::ring, time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private synchronized void ring() {
        if (!over) {
            rung = true;
            endReading.run();
        }
    }

    synchronized boolean rung() {
        return rung;
    }

    /// Afterwards the thread is not interrupted by the alarm, so that the answer can be written.
    @Override
    public void close() {
        synchronized (this) {
            over = true;
        }
        timer.cancel(false);
        if (rung()) {
            Thread.interrupted();
        }
    }
}

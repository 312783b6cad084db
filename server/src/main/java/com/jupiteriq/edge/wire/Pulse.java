package com.jupiteriq.edge.wire;

import com.jupiteriq.edge.wire.ServerSettings.Uploads;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Ends a read for which no byte comes for too long, or that waits when the time of the whole is over. Only
/// reads are ended: between them the reader may take as long as it needs to put away what it has. There is
/// one timer for all of them, which looks again when it is early.
final class Pulse implements AutoCloseable {

    /// How a read ended.
    enum Beat { ALIVE, SILENT, OVER }

    private final ScheduledExecutorService timers;
    private final Runnable endReading;
    private final long silence;
    private final long end;
    private Beat beat = Beat.ALIVE;
    private boolean reading;
    private boolean closed;
    private long since;
    private @Nullable Future<?> timer;

    Pulse(ScheduledExecutorService timers, Uploads bounds, Runnable endReading) {
        this.timers = timers;
        this.endReading = endReading;
        this.silence = bounds.silence().toNanos();
        this.end = System.nanoTime() + bounds.time().toNanos();
    }

    /// To be called before each read. Says whether there is any time left for it.
    synchronized Beat begin() {
        since = System.nanoTime();
        if (beat == Beat.ALIVE && since - end >= 0) {
            beat = Beat.OVER;
        }
        reading = beat == Beat.ALIVE;
        if (reading && timer == null) {
            look();
        }
        return beat;
    }

    /// To be called behind each, by the thread that reads, which is not interrupted from then on.
    synchronized Beat over() {
        reading = false;
        if (beat != Beat.ALIVE) {
            Thread.interrupted();
        }
        return beat;
    }

    private synchronized void look() {
        if (closed) {
            return;
        }
        long now = System.nanoTime();
        long left = reading ? Math.min(since + silence - now, end - now) : silence;
        if (left > 0) {
            timer = timers.schedule(this::look, left, TimeUnit.NANOSECONDS);
        } else {
            beat = now - end >= 0 ? Beat.OVER : Beat.SILENT;
            endReading.run();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (timer != null) {
            timer.cancel(false);
        }
    }
}

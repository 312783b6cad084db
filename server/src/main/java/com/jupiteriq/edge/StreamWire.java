package com.jupiteriq.edge;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/// One stream of an HTTP/2 connection, whose other streams must not notice how this one ends. Frames that
/// still come for it are thrown away by the connection itself.
record StreamWire(ScheduledExecutorService timers) implements Wire {

    /// Interrupts the reader, which waits for a frame. The socket is read by other threads, and it is one
    /// that does not block, so that no interrupt can close it.
    @Override
    public Alarm alarm(Duration time) {
        return new Alarm(timers, time, Thread.currentThread()::interrupt);
    }
}

package com.jupiteriq.notices.post;

import com.jupiteriq.tasks.Task;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes a connection whose time is over, whatever it then waits for: time-outs of single reads never end
/// what comes byte by byte.
final class Watch implements AutoCloseable {

    /// What is under way at a stop gets this long: less than the stop waits.
    static final Duration STOPPING = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final long TICK = Duration.ofMillis(100).toNanos();

    private final Socket socket;
    private final Task task;
    private volatile long end;
    private volatile boolean resting;
    private volatile boolean over;

    /// @param socket below all TLS, whose close waits for nobody
    Watch(Socket socket, Task task, Duration time) {
        this.socket = socket;
        this.task = task;
        within(time);
        Thread.ofVirtual().name("mail-watch").start(this::watch);
    }

    /// What comes next has this long from now on.
    void within(Duration time) {
        end = System.nanoTime() + time.toNanos();
        resting = false;
    }

    /// Nothing is waited for.
    void rest() {
        resting = true;
    }

    private void watch() {
        long stop = Long.MAX_VALUE;
        boolean stopping = false;
        while (!over) {
            long now = System.nanoTime();
            if (!stopping && task.stopping()) {
                stopping = true;
                stop = now + STOPPING.toNanos();
            }
            if (!resting && end - now <= 0 || stopping && stop - now <= 0) {
                cut();
                return;
            }
            LockSupport.parkNanos(TICK);
        }
    }

    private void cut() {
        try {
            socket.close();
        } catch (IOException gone) {
            LOG.debug("a connection was closed already", gone);
        }
    }

    @Override
    public void close() {
        over = true;
    }
}

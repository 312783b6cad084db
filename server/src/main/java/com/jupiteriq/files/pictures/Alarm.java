package com.jupiteriq.files.pictures;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Kills a process that keeps one waiting: whoever reads from it or writes to it hears of its end at once.
final class Alarm implements AutoCloseable {

    /// Within which the system takes a process away that was killed.
    private static final Duration END = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Alarm.class);

    private final ScheduledExecutorService alarms;
    private final Process process;
    private final Duration limit;
    private volatile boolean rung;
    private @Nullable ScheduledFuture<?> next;

    /// @param limit how long it may take for one step
    Alarm(ScheduledExecutorService alarms, Process process, Duration limit) {
        this.alarms = alarms;
        this.process = process;
        this.limit = limit;
    }

    /// From now on it is waited for.
    void set() {
        close();
        try {
            next = alarms.schedule(this::ring, limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException nodeEnds) {
            ring();
        }
    }

    private void ring() {
        rung = true;
        kill(process);
    }

    /// Also what a shell has started that is not yet in its place.
    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /// Ends a process that has nothing to put away, and waits until it is gone.
    static void end(Process process) {
        kill(process);
        try (var to = process.getOutputStream();
                var from = process.getInputStream();
                var errors = process.getErrorStream()) {
            process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException broken) {
            LOG.debug("The pipe of a process broke with it", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    boolean hasRung() {
        return rung;
    }

    /// It is not waited for any more.
    @Override
    public void close() {
        if (next != null) {
            next.cancel(false);
        }
    }
}

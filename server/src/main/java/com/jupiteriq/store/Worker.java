package com.jupiteriq.store;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A background task on a thread of its own: it runs when it is woken and, since a wake-up can be lost, every
/// now and then. A failure is logged once until the task succeeds again. The thread is one of the system,
/// which an answer of the database wakes directly and not by way of those that virtual threads share.
public final class Worker {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    /// The longest wait for a run that is under way. A connection that it holds is bounded by its pool.
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
    private static final double MILLIS = 1_000.0;

    private final String name;
    private final Duration poll;
    private final Duration gathering;
    private final Runnable task;
    private final boolean onceMore;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile boolean stopping;
    private long ranAt;
    private boolean failing;
    private @Nullable Thread thread;

    /// @param poll the longest time between two runs
    /// @param gathering how long wake-ups are gathered after a run before the next one; one that comes later
    ///     is heard at once
    public Worker(String name, Duration poll, Duration gathering, Runnable task) {
        this(name, poll, gathering, task, false);
    }

    private Worker(String name, Duration poll, Duration gathering, Runnable task, boolean onceMore) {
        this.name = name;
        this.poll = poll;
        this.gathering = gathering;
        this.task = task;
        this.onceMore = onceMore;
    }

    /// The same with a last run when it is stopped, for what should not wait until the next start.
    public Worker finishing() {
        return new Worker(name, poll, gathering, task, true);
    }

    public void start() {
        ranAt = System.nanoTime() - gathering.toNanos();
        thread = Thread.ofPlatform().daemon().name(name).start(this::loop);
    }

    public void wake() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    /// For tasks of several steps: whether the next one should be left to the next start.
    public boolean stopping() {
        return stopping;
    }

    /// Lets the run that is under way end, for a while.
    public void stop() {
        stopSoon();
        Thread running = thread;
        if (running != null) {
            try {
                running.join(STOP_LIMIT);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Like [#stop()] without any waiting.
    void stopSoon() {
        stopping = true;
        wakeUps.release();
        LockSupport.unpark(thread);
    }

    private void loop() {
        while (!stopping) {
            try {
                boolean woken = wakeUps.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS);
                if (woken && !stopping) {
                    LockSupport.parkNanos(ranAt + gathering.toNanos() - System.nanoTime());
                    wakeUps.drainPermits();
                }
            } catch (InterruptedException interrupted) {
                return;
            }
            if (!stopping) {
                run();
                ranAt = System.nanoTime();
            }
        }
        if (onceMore) {
            run();
        }
    }

    private void run() {
        try {
            task.run();
            if (failing) {
                LOG.info("{} works again", name);
            }
            failing = false;
        } catch (RuntimeException error) {
            if (!failing) {
                LOG.warn("{} failed and will be tried again every {} s",
                    name, poll.toMillis() / MILLIS, error);
            }
            failing = true;
        }
    }
}

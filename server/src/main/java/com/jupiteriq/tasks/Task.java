package com.jupiteriq.tasks;

import com.jupiteriq.kernel.Meter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Something that is done in the background, on a thread of its own: when it is woken and, since a wake-up
/// can be lost, every now and then. A failure is logged once until it succeeds again. The thread is one of
/// the system, which an answer of the database wakes directly and not by way of those that virtual threads
/// share.
///
/// ```java
/// private final Task task = new Task(
///     "last-used", "Writes down when keys were last used", FLUSH_EVERY, this::flush).ending(this::flush);
/// ```
public final class Task {

    private static final Logger LOG = LoggerFactory.getLogger(Task.class);

    /// The longest wait for a run that is under way, and once more for the last steps. A connection that it
    /// holds is bounded by its pool.
    static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private static final int RESTS = 4;
    private static final double MILLIS = 1_000.0;
    private static final double NANOS = 1e9;

    private final String name;
    private final String about;
    private final Duration every;
    private final Runnable work;
    private Duration leastGathering = Duration.ZERO;
    private Duration mostGathering = Duration.ZERO;
    private @Nullable Runnable ending;
    private final Semaphore wakeUps = new Semaphore(0);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final LongAdder runs = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private volatile long ranAt = System.nanoTime();
    private volatile long took;
    private boolean ranBefore;
    private boolean failing;
    private @Nullable Thread thread;

    /// @param name of its thread, in the log and in the metrics
    /// @param about one sentence for the operator
    /// @param every the longest time between two runs
    public Task(String name, String about, Duration every, Runnable work) {
        this.name = name;
        this.about = about;
        this.every = every;
        this.work = work;
    }

    /// Declares how long wake-ups are gathered after a run before the next one; one that comes later is heard
    /// at once.
    public Task gathering(Duration time) {
        return gathering(time, time);
    }

    /// Declares that wake-ups are gathered for [#RESTS] times what the run took, within these bounds: a task
    /// that is woken without end does much at once, one that is woken now and then is quick.
    public Task gathering(Duration least, Duration most) {
        leastGathering = least;
        mostGathering = most;
        return this;
    }

    /// How long, in nanoseconds, after a run that took so many.
    long gatheringAfter(long runNanos) {
        return Math.clamp(runNanos * RESTS, leastGathering.toNanos(), mostGathering.toNanos());
    }

    /// Declares what is done once more when it is stopped, for what should not wait until the next start.
    public Task ending(Runnable last) {
        ending = last;
        return this;
    }

    /// Declares that the first run does not wait.
    public Task atOnce() {
        wake();
        return this;
    }

    String name() {
        return name;
    }

    void start() {
        thread = Thread.ofPlatform().daemon().name(name).start(this::loop);
    }

    public void wake() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    /// For work of several steps: whether the next one should be left to the next start.
    public boolean stopping() {
        return stopping.getCount() == 0;
    }

    /// Waits within the work, no longer than until it is stopped.
    public void pause(Duration time) {
        try {
            if (stopping.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("{} pauses no longer", name);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Lets the run that is under way end, for a while.
    void stop() {
        stopping.countDown();
        wakeUps.release();
        Thread running = thread;
        LockSupport.unpark(running);
        if (running != null) {
            try {
                running.join(ending == null ? STOP_LIMIT : STOP_LIMIT.multipliedBy(2));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void loop() {
        while (!stopping()) {
            try {
                boolean woken = wakeUps.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS);
                if (woken && ranBefore && !stopping()) {
                    LockSupport.parkNanos(ranAt + gatheringAfter(took) - System.nanoTime());
                    wakeUps.drainPermits();
                }
            } catch (InterruptedException interrupted) {
                return;
            }
            if (!stopping()) {
                run(work);
                ranBefore = true;
            }
        }
        if (ending != null) {
            run(ending);
        }
    }

    private void run(Runnable step) {
        long begin = System.nanoTime();
        try {
            step.run();
            if (failing) {
                LOG.info("{} works again", name);
            }
            failing = false;
        } catch (RuntimeException error) {
            failures.increment();
            if (!failing) {
                LOG.warn("{} failed and will be tried again every {} s",
                    name, every.toMillis() / MILLIS, error);
            }
            failing = true;
        } finally {
            runs.increment();
            ranAt = System.nanoTime();
            took = ranAt - begin;
        }
    }

    List<Meter> meters() {
        Map<String, String> label = Map.of("task", name);
        return List.of(
            Meter.counter("jupiteriq_task_runs_total", "Runs of a task in the background", label, runs::sum),
            Meter.counter("jupiteriq_task_failures_total", "Runs of a task in the background that failed",
                label, failures::sum),
            Meter.gauge("jupiteriq_task_last_run_seconds",
                "Time since the last run of a task in the background ended", label,
                () -> (System.nanoTime() - ranAt) / NANOS),
            Meter.gauge("jupiteriq_task_last_duration_seconds",
                "How long the last run of a task in the background took", label, () -> took / NANOS));
    }

    /// `last-used: Writes down when keys were last used`.
    @Override
    public String toString() {
        return name + ": " + about;
    }
}

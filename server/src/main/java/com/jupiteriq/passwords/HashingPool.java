package com.jupiteriq.passwords;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Meter;
import com.jupiteriq.kernel.Meters;
import com.jupiteriq.kernel.Refused;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The few threads that do everything about passwords that takes long, environments taking turns. The rest of
/// the cores is never theirs. A request waits here without holding a thread of the system, a connection or a
/// transaction.
final class HashingPool implements AutoCloseable {

    /// Of one environment; who comes then is told when to come again.
    static final int WAITING_EACH = 64;

    /// Of all environments together.
    static final int WAITING = 1_024;

    /// Of the heap a quarter.
    private static final int SHARE = 4;

    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

    /// After which a thread without work gives back its memory.
    private static final Duration IDLE = Duration.ofMinutes(1);

    /// What one piece of work takes before the first was measured.
    static final Duration GUESS = Duration.ofMillis(100);

    /// Of how many pieces of work the average is taken, about.
    private static final int AVERAGED = 8;

    private static final double NANOS = 1e9;

    /// @param counted whether it is work, and not only a turn in line
    private record Job<T>(UUID tenant, Deadline deadline, Function<Bench, T> work, boolean counted,
        CompletableFuture<T> result) {}

    private final int threads;
    private final Semaphore large = new Semaphore(1);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final SequencedMap<UUID, ArrayDeque<Job<?>>> queues = new LinkedHashMap<>();
    private int waiting;
    private int started;
    private boolean closed;
    private double average = GUESS.toNanos();
    private final LongAdder done = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    HashingPool(int threads) {
        this.threads = threads;
    }

    static HashingPool ofHalfTheCores() {
        Runtime machine = Runtime.getRuntime();
        return new HashingPool(threads(machine.availableProcessors(), machine.maxMemory()));
    }

    /// Half of the cores, or fewer where their memory would be more than a share of the heap.
    static int threads(int cores, long heap) {
        return (int) Math.max(1, Math.min(cores / 2, heap / SHARE / Bench.BYTES));
    }

    int threads() {
        return threads;
    }

    /// What the work gives. Refuses with `Unavailable` when too much waits already, and with `DeadlinePassed`
    /// when the caller's time is over: what has not begun by then never begins, and of what has begun nobody
    /// hears.
    <T> T run(Caller caller, Function<Bench, T> work) {
        return run(caller, work, true);
    }

    /// Waits as long as work would wait, and does none.
    void turn(Caller caller) {
        run(caller, bench -> true, false);
    }

    private <T> T run(Caller caller, Function<Bench, T> work, boolean counted) {
        if (caller.deadline().passed()) {
            throw new Refused(new Failure.DeadlinePassed());
        }
        Job<T> job =
            new Job<>(caller.tenant().id(), caller.deadline(), work, counted, new CompletableFuture<>());
        enqueue(job);
        try {
            return job.result.get(job.deadline.remainingMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                ? cause : new IllegalStateException("a password could not be worked on", failed.getCause());
        } catch (TimeoutException late) {
            withdraw(job);
            throw new Refused(new Failure.DeadlinePassed());
        } catch (InterruptedException stopping) {
            withdraw(job);
            Thread.currentThread().interrupt();
            throw new Refused(new Failure.Unavailable(Duration.ofSeconds(1)));
        }
    }

    void refuseWhenFull(Caller caller) {
        lock.lock();
        try {
            refuseWhenFull(caller.tenant().id());
        } finally {
            lock.unlock();
        }
    }

    private void refuseWhenFull(UUID tenant) {
        ArrayDeque<Job<?>> queue = queues.get(tenant);
        if (closed || waiting >= WAITING || queue != null && queue.size() >= WAITING_EACH) {
            refused.increment();
            throw new Refused(new Failure.Unavailable(retryAfter()));
        }
    }

    private void enqueue(Job<?> job) {
        lock.lock();
        try {
            refuseWhenFull(job.tenant);
            queues.computeIfAbsent(job.tenant, first -> new ArrayDeque<>()).add(job);
            waiting++;
            if (started < threads) {
                started++;
                Thread.ofPlatform().daemon().name("passwords-" + started).start(this::serve);
            }
            added.signal();
        } finally {
            lock.unlock();
        }
    }

    /// When what waits now will be done, in whole seconds.
    private Duration retryAfter() {
        Duration drained = Duration.ofSeconds((long) Math.ceil(waiting * average / threads / NANOS));
        return drained.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY
            : drained.isZero() ? Duration.ofSeconds(1) : drained;
    }

    private void withdraw(Job<?> job) {
        lock.lock();
        try {
            ArrayDeque<Job<?>> queue = queues.get(job.tenant);
            if (queue != null && queue.remove(job)) {
                waiting--;
                if (queue.isEmpty()) {
                    queues.remove(job.tenant);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void serve() {
        LowPriority.ofThisThread();
        Bench bench = new Bench(large);
        for (Job<?> job = next(bench); job != null; job = next(bench)) {
            perform(job, bench);
        }
    }

    private @Nullable Job<?> next(Bench bench) {
        lock.lock();
        try {
            while (!closed) {
                Job<?> job = takeTurn();
                if (job != null) {
                    return job;
                }
                if (!added.await(IDLE.toNanos(), TimeUnit.NANOSECONDS)) {
                    bench.clear();
                }
            }
            return null;
        } catch (InterruptedException stopping) {
            return null;
        } finally {
            lock.unlock();
        }
    }

    /// The oldest of the environment whose turn it is, which then is the last in line. Passes over those
    /// whose time is up.
    private @Nullable Job<?> takeTurn() {
        for (var turn = queues.pollFirstEntry(); turn != null; turn = queues.pollFirstEntry()) {
            ArrayDeque<Job<?>> queue = turn.getValue();
            Job<?> job = queue.remove();
            waiting--;
            if (!queue.isEmpty()) {
                queues.put(turn.getKey(), queue);
            }
            if (!job.deadline.passed()) {
                return job;
            }
        }
        return null;
    }

    /// Counts before it answers, so that nobody meets an answer that was not counted.
    private <T> void perform(Job<T> job, Bench bench) {
        long begun = System.nanoTime();
        try {
            T value = job.work.apply(bench);
            if (job.counted) {
                measured(System.nanoTime() - begun);
            }
            job.result.complete(value);
        } catch (Throwable failed) {
            measured(System.nanoTime() - begun);
            job.result.completeExceptionally(failed);
        }
    }

    private void measured(long took) {
        done.increment();
        nanos.add(took);
        lock.lock();
        try {
            average += (took - average) / AVERAGED;
        } finally {
            lock.unlock();
        }
    }

    private int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    /// What is under way ends by itself, what waits is refused.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            queues.values().forEach(queue -> queue.forEach(job -> job.result.completeExceptionally(
                new Refused(new Failure.Unavailable(Duration.ofSeconds(1))))));
            queues.clear();
            waiting = 0;
            added.signalAll();
        } finally {
            lock.unlock();
        }
    }

    Meters meters() {
        return Meters.of(
            Meter.gauge("jupiteriq_passwords_waiting",
                "Passwords that wait to be hashed, verified or judged", Map.of(), this::waiting),
            Meter.counter("jupiteriq_passwords_total", "Passwords that were hashed, verified or judged",
                Map.of(), done::sum),
            Meter.counter("jupiteriq_passwords_seconds_total", "Time that this took all threads together",
                Map.of(), () -> nanos.sum() / NANOS),
            Meter.counter("jupiteriq_passwords_refused_total", "Passwords that found too many waiting",
                Map.of(), refused::sum));
    }
}

package com.jupiteriq.edge.waiting;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// How much all lists together may read at once. How large an answer becomes is known only when its objects
/// are in memory, so until then each is held to be as large as its route says that one can be.
public final class ListMemory {

    /// What is counted, in bytes.
    private static final int UNIT = 1 << 10;

    /// Of the heap a third.
    private static final int SHARE = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LONG_PATIENCE = Duration.ofSeconds(30);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final int all;
    private final Semaphore units;
    private final Duration patience;

    /// @param patience how long a list waits for others before it is refused
    public ListMemory(long bytes, Duration patience) {
        this.all = (int) Math.min(Integer.MAX_VALUE, bytes / UNIT);
        this.units = new Semaphore(all, true);
        this.patience = patience;
    }

    public static ListMemory ofHeap() {
        return new ListMemory(Runtime.getRuntime().maxMemory() / SHARE, PATIENCE);
    }

    /// Reads and makes an answer while no more than these bytes are read. Who wants more than there is waits
    /// until nobody else has any.
    public <T> T within(long bytes, Supplier<T> answer) {
        return within(bytes, patience, answer);
    }

    /// The same for who has begun to answer and can no longer be refused without harm.
    public <T> T patiently(long bytes, Supplier<T> answer) {
        return within(bytes, LONG_PATIENCE, answer);
    }

    private <T> T within(long bytes, Duration longest, Supplier<T> answer) {
        if (bytes == 0) {
            return answer.get();
        }
        int wanted = (int) Math.min(all, Math.ceilDiv(bytes, UNIT));
        take(wanted, longest);
        try {
            return answer.get();
        } finally {
            units.release(wanted);
        }
    }

    private void take(int wanted, Duration longest) {
        try {
            if (!units.tryAcquire(wanted, longest.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new Refused(new Failure.Unavailable(RETRY_AFTER));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Refused(new Failure.Unavailable(RETRY_AFTER));
        }
    }
}

package com.jupiteriq.edge.waiting;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// The memory that all bodies, or all answers, together may take at once. Nobody waits for it: who finds
/// none is told to come again.
public final class SharedMemory {

    /// What every one may take without asking; with the bound on requests in flight this is bounded too.
    public static final int FREE = 64 << 10;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    public SharedMemory(long limit) {
        this.limit = limit;
    }

    public void take(long bytes) {
        if (taken.addAndGet(bytes) > limit) {
            taken.addAndGet(-bytes);
            throw new Refused(new Failure.Unavailable(RETRY_AFTER));
        }
    }

    public void give(long bytes) {
        taken.addAndGet(-bytes);
    }

    public long taken() {
        return taken.get();
    }
}

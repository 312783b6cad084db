package com.jupiteriq.edge.wire;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// The memory that all bodies, or all answers, together may take at once. Nobody waits for it: who finds
/// none is told to come again.
final class SharedMemory {

    /// What every one may take without asking; with the bound on requests in flight this is bounded too.
    static final int FREE = 64 << 10;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    SharedMemory(long limit) {
        this.limit = limit;
    }

    void take(long bytes) {
        if (taken.addAndGet(bytes) > limit) {
            taken.addAndGet(-bytes);
            throw new Refused(new Failure.Unavailable(RETRY_AFTER));
        }
    }

    void give(long bytes) {
        taken.addAndGet(-bytes);
    }

    long taken() {
        return taken.get();
    }
}

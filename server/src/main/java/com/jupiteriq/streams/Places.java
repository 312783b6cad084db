package com.jupiteriq.streams;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// How many streams each account has open on this node.
final class Places {

    /// All accounts together; each place takes a connection and a few KiB.
    static final int ON_THIS_NODE = 20_000;

    /// When to ask again: a client that was lost is noticed within this time.
    static final Duration FREE_WITHIN = Duration.ofSeconds(15);

    private final ConcurrentHashMap<UUID, Integer> taken = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();

    /// Refuses with `Limited` when all places of the account are taken, with `Unavailable` when those of the
    /// node are.
    void take(UUID account, int places) {
        if (all.get() >= ON_THIS_NODE) {
            throw new Refused(new Failure.Unavailable(FREE_WITHIN));
        }
        taken.compute(account, (id, open) -> {
            int before = open == null ? 0 : open;
            if (before >= places) {
                throw new Refused(new Failure.Limited(FREE_WITHIN));
            }
            return before + 1;
        });
        all.incrementAndGet();
    }

    void free(UUID account) {
        taken.computeIfPresent(account, (id, open) -> open == 1 ? null : open - 1);
        all.decrementAndGet();
    }

    int taken() {
        return all.get();
    }
}

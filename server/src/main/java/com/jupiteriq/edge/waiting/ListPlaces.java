package com.jupiteriq.edge.waiting;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// How many whole lists an account may read at once on this node.
public final class ListPlaces {

    public static final int PER_ACCOUNT = 5;

    /// A whole list may take long; who is refused looks again now and then.
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final ConcurrentHashMap<UUID, Integer> taken = new ConcurrentHashMap<>();

    public void within(UUID account, Runnable reading) {
        if (taken.merge(account, 1, Integer::sum) > PER_ACCOUNT) {
            giveBack(account);
            throw new Refused(new Failure.Limited(RETRY_AFTER));
        }
        try {
            reading.run();
        } finally {
            giveBack(account);
        }
    }

    private void giveBack(UUID account) {
        taken.computeIfPresent(account, (same, places) -> places == 1 ? null : places - 1);
    }
}

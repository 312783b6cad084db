package com.jupiteriq.analytics.rollups;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.transaction.support.TransactionTemplate;

/// Which values are counted by themselves: the first [#MOST] of a tenant and day, over all nodes.
public final class Values {

    /// Values of one kind that a tenant has on a day.
    public static final int MOST = 1_000;

    /// What all others are called.
    public static final String OTHER = "other";

    /// Days for which they are kept; what comes later was written by a node whose database was away as long.
    static final int DAYS_KEPT = 8;

    /// Values that a node remembers (about 10 MB).
    private static final int REMEMBERED = 50_000;

    private static final int FORGOTTEN_AT_ONCE = 10_000;

    private final ValueStore store;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final Cache<Value, Boolean> known =
        Caffeine.newBuilder().maximumSize(REMEMBERED).executor(Runnable::run).build();
    private final Task task = new Task("rollup-values",
        "Forgets which keys and clients were counted by themselves on days past", Duration.ofHours(6),
        this::sweep);

    Values(ValueStore store, TransactionTemplate transactions, InstantSource clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    Tasks tasks() {
        return Tasks.of(task);
    }

    /// Those of them that are counted by themselves. A value that is new on its day is, while there is room.
    public Set<Value> admitted(Collection<Value> values) {
        Set<Value> admitted = new HashSet<>();
        Set<Value> unknown = new HashSet<>();
        values.forEach(value ->
            (known.getIfPresent(value) == null ? unknown : admitted).add(value));
        if (!unknown.isEmpty()) {
            Set<Value> found = transactions.execute(status -> store.admit(unknown, MOST));
            found.forEach(value -> known.put(value, true));
            admitted.addAll(found);
        }
        return admitted;
    }

    void sweep() {
        int forgotten;
        do {
            forgotten = store.forget(Interval.day(clock.instant()).minusDays(DAYS_KEPT), FORGOTTEN_AT_ONCE);
        } while (forgotten == FORGOTTEN_AT_ONCE && !task.stopping());
    }
}

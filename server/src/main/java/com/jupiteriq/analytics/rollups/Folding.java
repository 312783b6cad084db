package com.jupiteriq.analytics.rollups;

import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;

/// Adds what batches have left to the minutes, hours and days that it belongs to. It is taken away in the
/// transaction that adds it, so that each fact counts once whatever dies; one that comes late is added to an
/// hour that is long over.
public final class Folding {

    /// As long waits what is added; reads look at it meanwhile.
    static final Duration EVERY = Duration.ofSeconds(15);

    /// Rows of one transaction.
    static final int MOST = 2_000;

    private static final Duration FORGETTING = Duration.ofHours(6);
    private static final int FORGOTTEN_AT_ONCE = 10_000;

    private final FoldStore store;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final Task folding =
        new Task("rollups", "Adds up what has happened by minute, hour and day", EVERY, this::fold);
    private final Task forgetting =
        new Task("rollup-retention", "Forgets counts of years past", FORGETTING, this::sweep);

    Folding(FoldStore store, TransactionTemplate transactions, InstantSource clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    Tasks tasks() {
        return Tasks.of(folding, forgetting);
    }

    /// Folds all that is there, unless another node does.
    public void fold() {
        int folded;
        do {
            folded = transactions.execute(status -> store.alone() ? step() : 0);
        } while (folded == MOST && !folding.stopping());
    }

    private int step() {
        List<FoldStore.Taken> taken = store.take(MOST);
        Instant now = clock.instant();
        for (Interval interval : Interval.values()) {
            Map<Cell, Sums> cells = cells(taken, interval, now);
            if (!cells.isEmpty()) {
                store.there(interval, cells).forEach(there ->
                    cells.computeIfAbsent(there.cell(), none -> new Sums()).add(there.row()));
                store.put(interval, cells);
                if (interval == Interval.MINUTE) {
                    store.judge(cells.keySet());
                }
            }
        }
        return taken.size();
    }

    /// Without what is so old that its interval is not kept any more.
    private static Map<Cell, Sums> cells(List<FoldStore.Taken> taken, Interval interval, Instant now) {
        Map<Cell, Sums> cells = new LinkedHashMap<>();
        for (FoldStore.Taken one : taken) {
            Cell cell = one.cell().in(interval);
            if (!cell.day().isBefore(interval.oldest(now))) {
                cells.computeIfAbsent(cell, none -> new Sums()).add(one.row());
            }
        }
        return cells;
    }

    void sweep() {
        int forgotten;
        do {
            forgotten = store.forget(Interval.DAY.oldest(clock.instant()), FORGOTTEN_AT_ONCE);
        } while (forgotten >= FORGOTTEN_AT_ONCE && !forgetting.stopping());
    }
}

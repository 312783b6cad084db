package com.jupiteriq.data.upkeep;

import com.jupiteriq.data.types.AllTypeStore;
import com.jupiteriq.kernel.Meter;
import com.jupiteriq.kernel.Meters;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.tasks.Task;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/// Compares the counters of each tenant with its items, once a day at a time of its own, and sets right what
/// differs. Nothing should: whatever is found is a bug elsewhere.
final class CounterCheck {

    /// At most a day is skipped of a tenant whose time passes while no node runs.
    private static final Duration EVERY = Duration.ofMinutes(1);

    private static final int MINUTES_OF_A_DAY = (int) Duration.ofDays(1).toMinutes();
    private static final int SECONDS_OF_A_MINUTE = 60;
    private static final Logger LOG = LoggerFactory.getLogger(CounterCheck.class);

    private final CounterStore store;
    private final AllTypeStore types;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final LongAdder drift = new LongAdder();
    private final Task task = new Task("data-counters",
        "Compares the counters of data with what there is, once a day", EVERY, this::work);
    private long done;

    CounterCheck(CounterStore store, AllTypeStore types, TransactionTemplate transactions,
        InstantSource clock) {
        this.store = store;
        this.types = types;
        this.transactions = transactions;
        this.clock = clock;
        this.done = minute();
    }

    Task task() {
        return task;
    }

    Meters meters() {
        return Meters.of(Meter.counter("jupiteriq_data_counter_drift_total",
            "Counters of data that differed from what there is, and were set right", Map.of(), drift::sum));
    }

    /// Those whose minute has come since the last time. One for whom it fails has another turn the next day.
    void work() {
        long now = minute();
        long since = Math.max(done, now - MINUTES_OF_A_DAY);
        Turns turns = new Turns();
        for (Tenant tenant : types.tenants()) {
            int its = Math.floorMod(tenant.id().hashCode(), MINUTES_OF_A_DAY);
            boolean due = Math.floorMod(its - since - 1, MINUTES_OF_A_DAY) < now - since;
            if (due && !task.stopping()) {
                turns.take(() -> check(tenant));
            }
        }
        done = now;
        turns.tell();
    }

    /// How many counters were wrong.
    int check(Tenant tenant) {
        Integer found =
            transactions.execute(status -> store.alone(tenant) ? store.setRight(tenant) : Integer.valueOf(0));
        int wrong = found == null ? 0 : found;
        if (wrong > 0) {
            drift.add(wrong);
            LOG.warn("{} counters of the data of {} were wrong and are set right", wrong, tenant.id());
        }
        return wrong;
    }

    private long minute() {
        return clock.instant().getEpochSecond() / SECONDS_OF_A_MINUTE;
    }
}

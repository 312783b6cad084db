package com.jupiteriq.data.upkeep;

import com.jupiteriq.data.Bulk;
import com.jupiteriq.data.Operation;
import com.jupiteriq.data.types.AllTypeStore;
import com.jupiteriq.data.types.AllTypeStore.Leaving;
import com.jupiteriq.data.types.AllTypeStore.Retained;
import com.jupiteriq.data.upkeep.AgeingStore.Old;
import com.jupiteriq.json.Fields;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tasks.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What becomes of data by its age: items that their types keep no longer go to the trash, those that were
/// there for long enough go for good, and so do types that nobody needs. Any node may do it, also several at
/// once.
final class Ageing {

    static final String NAME = "data-retention";

    /// How long an item lies in the trash.
    static final Duration IN_TRASH = Duration.ofDays(30);
    /// How long a type stays that is neither declared nor used.
    static final Duration UNUSED = Duration.ofDays(30);

    /// A day is kept to the minute.
    private static final Duration EVERY = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Ageing.class);

    private final AgeingStore store;
    private final AllTypeStore types;
    private final Bulk bulk;
    private final Writes writes;
    private final InstantSource clock;
    private final Task task = new Task(NAME,
        "Deletes data that its type keeps no longer, and for good what was in the trash for 30 days", EVERY,
        this::work);
    private @Nullable Leaving leaving;
    /// On which day types were last shown the way out.
    private LocalDate shown = LocalDate.EPOCH;

    Ageing(AgeingStore store, AllTypeStore types, Bulk bulk, Writes writes, InstantSource clock) {
        this.store = store;
        this.types = types;
        this.bulk = bulk;
        this.writes = writes;
        this.clock = clock;
    }

    Task task() {
        return task;
    }

    /// What fails for one tenant is told in the end, when the others have had their turn.
    void work() {
        Instant now = clock.instant();
        Turns turns = new Turns();
        for (Tenant tenant : types.tenants()) {
            turns.take(() -> purge(tenant, now.minus(IN_TRASH)));
        }
        for (Retained type : types.retained()) {
            turns.take(() -> retire(type, now.minus(Duration.ofDays(type.days()))));
        }
        turns.take(() -> forget(now));
        turns.tell();
    }

    private void purge(Tenant tenant, Instant deletedBefore) {
        int gone;
        do {
            gone = task.stopping() ? 0 : store.purge(tenant, deletedBefore);
        } while (gone == AgeingStore.PURGED);
    }

    /// Once a day. Those who may use a type and not know that it goes are over by the next run.
    private void forget(Instant now) {
        Leaving last = leaving;
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (task.stopping()) {
            return;
        }
        if (last != null && types.forget(last)) {
            leaving = null;
        } else if (last == null && !day.equals(shown)) {
            leaving = types.leave(now.minus(UNUSED));
            shown = day;
        }
    }

    private void retire(Retained type, Instant changedBefore) {
        int deleted;
        do {
            List<Old> old = store.old(type, changedBefore, Bulk.MAX);
            deleted = old.isEmpty() || task.stopping() ? 0 : delete(type.tenant(), old);
        } while (deleted > 0);
    }

    /// As somebody would delete them, unless they were changed meanwhile.
    private int delete(Tenant tenant, List<Old> old) {
        List<Operation> operations = old.stream().map(item -> (Operation) new Operation.Readable(
            Operation.Verb.DELETE, item.id(), null, null, Fields.NONE, item.version())).toList();
        try {
            return (int) writes.run(SystemCallers.of(tenant, NAME),
                write -> bulk.apply(operations, false, write)).stream()
                .filter(Bulk.Outcome.Deleted.class::isInstance).count();
        } catch (Refused later) {
            LOG.debug("Old items of {} are deleted later: {}", tenant.id(), later.getMessage());
            return 0;
        }
    }
}

package com.jupiteriq.data.upkeep;

import com.jupiteriq.data.Item;
import com.jupiteriq.data.ItemStore.IndexRow;
import com.jupiteriq.data.ItemTraces;
import com.jupiteriq.data.types.AllTypeStore;
import com.jupiteriq.data.types.DataType;
import com.jupiteriq.data.types.Index;
import com.jupiteriq.data.types.IndexWork;
import com.jupiteriq.data.upkeep.IndexWorkStore.Doing;
import com.jupiteriq.data.upkeep.IndexWorkStore.Work;
import com.jupiteriq.data.values.IndexKind;
import com.jupiteriq.kernel.Meter;
import com.jupiteriq.kernel.Meters;
import com.jupiteriq.tasks.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/// Fills indexes that are new and empties those that are gone, while everybody goes on writing.
///
/// It begins when every transaction is over that did not know of the change. From then on whoever writes an
/// item writes its rows too, so that what is filled stays right; and each batch locks its items, so that
/// nobody changes one between its reading and its rows.
final class IndexBuilder implements IndexWork {

    /// Other nodes are not woken by whoever declares an index.
    private static final Duration EVERY = Duration.ofSeconds(5);

    /// Until it is looked again whether older transactions are over.
    private static final Duration SETTLING = Duration.ofMillis(50);

    /// How often in a row an index may fail until it is given up.
    static final int MOST_FAILURES = 5;

    private final IndexWorkStore store;
    private final AllTypeStore types;
    private final ItemTraces traces;
    private final TransactionTemplate transactions;
    private final Task task = new Task(
        "data-indexes", "Fills indexes of data that are new, and empties old ones", EVERY, this::work);
    private volatile int waiting;

    IndexBuilder(IndexWorkStore store, AllTypeStore types, ItemTraces traces,
        TransactionTemplate transactions) {
        this.store = store;
        this.types = types;
        this.traces = traces;
        this.transactions = transactions;
    }

    private record Place(UUID tenant, int index) {

        static Place of(Work work) {
            return new Place(work.tenant().id(), work.index());
        }
    }

    /// How it goes on with an index.
    enum Step {
        /// At once.
        MORE,
        /// When others are done.
        LATER,
        DONE
    }

    Task task() {
        return task;
    }

    Meters meters() {
        return Meters.of(Meter.gauge("jupiteriq_data_index_work",
            "Indexes of data that are being filled or emptied", Map.of(), () -> waiting));
    }

    @Override
    public void wake() {
        task.wake();
    }

    /// A batch of each index in turn, so that a long one keeps no other waiting, until nothing is left that
    /// this node can do. One that fails has another turn in the next run.
    void work() {
        Map<Step, Integer> steps;
        Set<Place> failed = new HashSet<>();
        Turns turns = new Turns();
        do {
            steps = new EnumMap<>(Step.class);
            List<Work> all = store.all();
            waiting = all.size();
            for (Work work : all) {
                if (!task.stopping() && !failed.contains(Place.of(work))) {
                    steps.merge(tried(work, failed, turns), 1, Integer::sum);
                }
            }
        } while (steps.containsKey(Step.MORE));
        waiting = store.all().size();
        turns.tell();
        if (steps.containsKey(Step.LATER)) {
            task.pause(SETTLING);
            task.wake();
        }
    }

    private Step tried(Work work, Set<Place> failed, Turns turns) {
        return turns.taken(() -> step(work)).orElseGet(() -> {
            failed.add(Place.of(work));
            turns.take(() -> {
                if (work.doing() == Doing.FILL && store.failed(work) >= MOST_FAILURES) {
                    transactions.executeWithoutResult(status ->
                        store.claim(work).filter(now -> now.doing() == Doing.FILL).ifPresent(this::giveUp));
                }
            });
            return Step.DONE;
        });
    }

    /// Filters do without it from now on, until somebody declares it anew.
    private void giveUp(Work work) {
        types.find(work.tenant().id(), work.type()).ifPresent(type -> end(work, type, Index.State.FAILED));
    }

    /// One batch of an index.
    Step step(Work seen) {
        Step step = transactions.execute(status -> store.claim(seen).map(this::claimed).orElse(Step.LATER));
        return step == null ? Step.LATER : step;
    }

    private Step claimed(Work work) {
        if (work.since() == null) {
            store.begin(work);
            return Step.MORE;
        }
        if (!work.settled()) {
            return Step.LATER;
        }
        return switch (work.doing()) {
            case FILL -> fill(work);
            case EMPTY -> empty(work);
        };
    }

    /// The type is read behind the claim: whoever changes it later waits for this transaction before they
    /// fill or empty anything.
    private Step fill(Work work) {
        DataType type = types.find(work.tenant().id(), work.type()).orElse(null);
        Optional<Index> index = type == null ? Optional.empty()
            : type.indexes().stream().filter(one -> one.id() == work.index()).findFirst();
        if (type == null || index.isEmpty()) {
            store.dropped(work);
            return Step.MORE;
        }
        List<UUID> ids = store.next(work);
        if (ids.isEmpty()) {
            return end(work, type, Index.State.READY);
        }
        List<Item> items = store.locked(work.tenant(), ids);
        if (work.kind() == IndexKind.WORDS) {
            words(work, type, items);
        } else {
            List<IndexRow> rows = new ArrayList<>();
            items.forEach(item -> rows.addAll(ItemTraces.rows(item, item.values(), List.of(index.get()))));
            store.insert(work.tenant(), rows);
        }
        store.advance(work, ids);
        return Step.MORE;
    }

    private Step end(Work work, DataType type, Index.State state) {
        List<Index> indexes = type.indexes().stream()
            .map(one -> one.id() == work.index() ? one.is(state) : one).toList();
        if (!types.publish(work.tenant().id(), type, indexes)) {
            return Step.MORE;
        }
        store.done(work);
        return Step.DONE;
    }

    /// Words of an index that is gone are what is not among those of the others.
    private Step empty(Work work) {
        if (work.kind() != IndexKind.WORDS) {
            if (store.deleteRows(work) == 0) {
                store.done(work);
                return Step.DONE;
            }
            return Step.MORE;
        }
        List<UUID> ids = store.next(work);
        DataType type = types.find(work.tenant().id(), work.type()).orElse(null);
        if (ids.isEmpty() || type == null) {
            store.done(work);
            return Step.DONE;
        }
        words(work, type, store.locked(work.tenant(), ids));
        store.advance(work, ids);
        return Step.MORE;
    }

    private void words(Work work, DataType type, List<Item> items) {
        Map<UUID, String> words = new HashMap<>();
        items.forEach(item -> words.put(item.id(),
            Objects.requireNonNullElse(traces.words(work.tenant(), item.values(), type), "")));
        store.words(work.tenant(), words);
    }
}

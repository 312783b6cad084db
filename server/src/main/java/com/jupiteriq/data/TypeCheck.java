package com.jupiteriq.data;

import com.jupiteriq.data.schemas.ItemSchema;
import com.jupiteriq.data.types.DataTypes;
import com.jupiteriq.data.types.KnownTypes;
import com.jupiteriq.data.types.TypeState;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;

/// Holds the items of a type against its schema, which looks at them otherwise only when they are written.
public final class TypeCheck {

    /// Items that fail and are told of.
    public static final int MOST_FAILURES = 100;

    /// After it what is not looked at yet is left out.
    static final Duration TIME = Duration.ofSeconds(10);

    private static final UUID BEHIND_ALL = new UUID(-1, -1);

    private final DataTypes types;
    private final KnownTypes known;
    private final CheckStore store;
    private final LongSupplier nanoTime;

    /// @param nanoTime grows with the time, as [System#nanoTime()] does
    TypeCheck(DataTypes types, KnownTypes known, CheckStore store, LongSupplier nanoTime) {
        this.types = types;
        this.known = known;
        this.store = store;
        this.nanoTime = nanoTime;
    }

    /// What was found.
    ///
    /// @param total items that there are
    /// @param failed how many of those that were checked do not fit
    /// @param complete whether all were checked
    /// @param failures the newest of those that do not fit
    public record Report(
        long checked, long total, long failed, boolean complete, List<ItemProblems> failures) {}

    /// What is wrong with an item.
    public record ItemProblems(UUID id, List<Problem> problems) {}

    /// Looks at the newest items first, archived ones too. Refuses with `Missing` a type of which there is
    /// nothing.
    public Report of(Caller caller, String name) {
        TypeState state = types.get(caller, name);
        ItemSchema schema = known.schema(caller, state.type());
        if (schema == null) {
            return new Report(state.items(), state.items(), 0, true, List.of());
        }
        long end = nanoTime.getAsLong() + TIME.toNanos();
        Found found = new Found(schema);
        List<Item> page = store.behind(caller, name, BEHIND_ALL);
        while (!page.isEmpty()) {
            for (Item item : page) {
                if (nanoTime.getAsLong() - end >= 0) {
                    return found.report(Math.max(state.items(), found.checked), false);
                }
                found.look(item);
            }
            page = store.behind(caller, name, page.getLast().id());
        }
        return found.report(found.checked, true);
    }

    private static final class Found {

        private final ItemSchema schema;
        private final List<ItemProblems> failures = new ArrayList<>();
        private long checked;
        private long failed;

        Found(ItemSchema schema) {
            this.schema = schema;
        }

        void look(Item item) {
            checked++;
            List<Problem> problems = schema.problems(item.values());
            if (!problems.isEmpty()) {
                failed++;
                if (failures.size() < MOST_FAILURES) {
                    failures.add(new ItemProblems(item.id(), problems));
                }
            }
        }

        Report report(long total, boolean complete) {
            return new Report(checked, total, failed, complete, List.copyOf(failures));
        }
    }
}

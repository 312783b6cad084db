package com.jupiteriq.data;

import com.jupiteriq.data.ItemStore.IndexRow;
import com.jupiteriq.data.ItemStore.Kept;
import com.jupiteriq.data.types.DataType;
import com.jupiteriq.data.types.Index;
import com.jupiteriq.data.types.KnownTypes;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.Write;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Stages what becomes of items, however many: their rows, those of their indexes, the counters, and that
/// their types are still what they were.
final class ItemMoves {

    private final ItemStore store;
    private final KnownTypes types;
    private final ItemHashes hashes;
    private final ItemTraces traces;

    ItemMoves(ItemStore store, KnownTypes types, ItemHashes hashes, ItemTraces traces) {
        this.store = store;
        this.types = types;
        this.hashes = hashes;
        this.traces = traces;
    }

    /// What becomes of one item.
    ///
    /// @param before null for a new one
    /// @param after null for one that is gone for good
    record Move(@Nullable Item before, @Nullable Item after) {

        Item either() {
            return Objects.requireNonNull(after == null ? before : after);
        }

        UUID id() {
            return either().id();
        }

        /// How many items there are more.
        int added() {
            return there(after) - there(before);
        }

        private static int there(@Nullable Item item) {
            return item == null || item.isInTrash() ? 0 : 1;
        }

        /// What was in the attributes before it.
        ///
        /// @param values what is in them after it
        private JsonValue.Obj valuesBefore(JsonValue.@Nullable Obj values) {
            Item was = Objects.requireNonNull(before);
            return after != null && values != null && after.attributes().equals(was.attributes())
                ? values : was.values();
        }

        private @Nullable String nameBefore() {
            return before == null || before.isInTrash() ? null : before.externalId();
        }

        private @Nullable String nameAfter() {
            return after == null || after.isInTrash() ? null : after.externalId();
        }

        /// Whether another item may have its name from now on.
        boolean freesName() {
            return nameBefore() != null && !nameBefore().equals(nameAfter());
        }

        boolean takesName() {
            return nameAfter() != null && !nameAfter().equals(nameBefore());
        }
    }

    /// Two writes with the same items lock them in the same order, whatever order each changes them in, so
    /// that none waits for another that waits for it.
    ///
    /// @param moves of each item one
    /// @param known the types of all of them
    void stage(List<Move> moves, Map<String, DataType> known, Write write) {
        List<UUID> changed = moves.stream().filter(move -> move.before() != null).map(Move::id).toList();
        if (changed.size() > 1) {
            store.lock(changed, write);
        }
        if (moves.stream().anyMatch(Move::takesName)) {
            List<UUID> freed = moves.stream().filter(Move::freesName).map(Move::id).toList();
            if (!freed.isEmpty()) {
                store.freeExternalIds(freed, write);
            }
        }
        for (Move move : moves) {
            DataType type = type(move, known);
            JsonValue.Obj values = move.after() == null ? null : move.after().values();
            row(move, values, type, write);
            indexRows(move, values, type, write);
            count(move.before(), -1, write);
            count(move.after(), 1, write);
        }
        types.hold(known, statuses(moves), write);
    }

    private static DataType type(Move move, Map<String, DataType> known) {
        return Objects.requireNonNull(known.get(move.either().type()));
    }

    /// @param values what is in the attributes after it; null where nothing is any more
    private void row(Move move, JsonValue.@Nullable Obj values, DataType type, Write write) {
        Tenant tenant = write.caller().tenant();
        if (move.after() == null || values == null) {
            store.purge(move.either(), write);
        } else if (move.before() == null) {
            store.insert(move.after(), kept(tenant, values, type), write);
        } else {
            store.update(move.before(), move.after(), kept(tenant, values, type), write);
        }
    }

    private Kept kept(Tenant tenant, JsonValue.Obj values, DataType type) {
        String leaves = Arrays.stream(hashes.leaves(tenant).of(values))
            .mapToObj(Long::toString).collect(Collectors.joining(",", "{", "}"));
        return new Kept(leaves, traces.words(tenant, values, type));
    }

    private void indexRows(Move move, JsonValue.@Nullable Obj values, DataType type, Write write) {
        List<Index> indexes = type.rowIndexes();
        if (indexes.isEmpty()) {
            return;
        }
        Set<IndexRow> before = move.before() == null ? Set.of()
            : ItemTraces.rows(move.before(), move.valuesBefore(values), indexes);
        Set<IndexRow> after = move.after() == null || values == null ? Set.of()
            : ItemTraces.rows(move.after(), values, indexes);
        before.stream().filter(row -> !after.contains(row)).forEach(row -> store.delete(row, write));
        after.stream().filter(row -> !before.contains(row)).forEach(row -> store.insert(row, write));
    }

    private static void count(@Nullable Item item, int delta, Write write) {
        if (item != null && !item.isInTrash()) {
            ItemCounters.count(item, delta, write);
        }
    }

    /// Of each type the statuses that its items get, or had.
    private static SortedMap<String, Set<String>> statuses(Collection<Move> moves) {
        return moves.stream().collect(Collectors.groupingBy(move -> move.either().type(),
            TreeMap::new, Collectors.mapping(move -> move.either().status(), Collectors.toSet())));
    }
}

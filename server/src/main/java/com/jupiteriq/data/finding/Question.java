package com.jupiteriq.data.finding;

import com.jupiteriq.data.finding.Asked.OfAttributes;
import com.jupiteriq.data.types.DataType;
import com.jupiteriq.data.types.Index;
import com.jupiteriq.data.values.Leaves;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is wanted, with the indexes that can answer it.
///
/// @param type the one that is wanted, as it was when the indexes were chosen; null where none is wanted or
///     nothing of it matters
/// @param sorted the index whose order is wanted; null for any other order
/// @param leaves by which items are asked for what they have where
/// @param words as items keep them; null where none are asked for, empty where nothing can be found by them
record Question(
    Tenant tenant, Wanted wanted, Times times, @Nullable DataType type, List<OfAttributes> conditions,
    @Nullable Index sorted, Leaves leaves, @Nullable List<String> words, Reach reach) {

    UUID tenantId() {
        return tenant.id();
    }

    Sorting sorting() {
        return wanted.sorting();
    }

    Index sortedBy() {
        return Objects.requireNonNull(sorted);
    }

    /// Conditions that only the hashes of each item answer, which is too slow where there are many items.
    List<OfAttributes> unindexed() {
        return conditions.stream().filter(one -> one.index() == null).toList();
    }

    /// How many items are looked at in the order of the list before another way is looked for: where only
    /// hashes answer there is none.
    long near() {
        return unindexed().isEmpty() ? reach.near() : reach.few();
    }

    /// Every index that is of use for the answer.
    List<Index> indexes() {
        List<Index> used = new ArrayList<>();
        conditions.stream().filter(one -> one.index() != null).forEach(one -> used.add(one.indexed()));
        if (sorted != null) {
            used.add(sorted);
        }
        return used;
    }

    /// Which items the list is of, whatever is asked of each.
    Sql scope() {
        return Sql.of("item.tenant_id = ? and item.deleted_at is null and " + archived("item."), tenantId());
    }

    /// What is asked of the archive.
    ///
    /// @param alias of the table, with a dot behind it
    String archived(String alias) {
        return alias + "archived" + switch (wanted.archived()) {
            case FALSE -> " = false";
            case TRUE -> " = true";
            case ANY -> " in (false, true)";
        };
    }

    /// The same in the usual order, for whoever does not care about it.
    Question byCreation() {
        Sorting usual = Sorting.of(Sorting.USUAL);
        Wanted other = new Wanted(wanted.type(), wanted.status(), wanted.externalId(), wanted.archived(),
            wanted.createdAfter(), wanted.createdBefore(), wanted.updatedAfter(), wanted.updatedBefore(),
            wanted.words(), wanted.conditions(), usual);
        return new Question(tenant, other, times, type, conditions, null, leaves, words, reach);
    }

    boolean findsNothing() {
        return words != null && words.isEmpty();
    }

    /// Whether how many there are is counted to a bound only, if nobody asks for more.
    boolean isCountedInPart() {
        return words != null || !conditions.isEmpty();
    }
}

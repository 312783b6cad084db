package com.jupiteriq.data.finding;

import com.jupiteriq.data.values.Probe;
import com.jupiteriq.lists.SqlTemplate;
import com.jupiteriq.store.Sql;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A way through the items of a list in its order, along an index that has this order.
sealed interface Walk permits WalkByItems, WalkByEqual, WalkByValue {

    /// The columns of `item` that tests ask for, beside its id.
    String COLUMNS = "item.type, item.status, item.external_id, item.archived, item.updated_at, item.leaves,"
        + " item.words";

    /// What it needs not be asked of its items any more.
    Set<Asked> settles();

    /// What is still to be asked of its items.
    default Tests left(Tests tests) {
        return tests.without(settles());
    }

    /// How many of its items are worth looking at before another way is looked for.
    long near();

    /// Its items, called `item`, with their keys: the first ones of them in order.
    ///
    /// @param most how many; null for all
    /// @param whole whether the columns are needed that tests ask for
    Sql items(@Nullable Long most, boolean whole);

    static Walk of(Ordering ordering, Tests tests) {
        if (ordering.by() == Sorting.By.ATTRIBUTE) {
            return new WalkByValue(ordering);
        }
        return ordering.by() == Sorting.By.CREATION
            ? ordering.question().conditions().stream()
                .filter(asked -> asked.probe() instanceof Probe.Exactly)
                .min(Comparator.comparing(WalkByEqual::breadth))
                .<Walk>map(asked -> new WalkByEqual(ordering, asked, tests))
                .orElseGet(() -> new WalkByItems(ordering, tests))
            : new WalkByItems(ordering, tests);
    }

    /// Parts that are in order each, put together in order.
    static Sql united(List<Sql> parts, String order, @Nullable Long most) {
        return parts.size() == 1 ? parts.getFirst() : new SqlTemplate("""
            select *
            from ({parts}) as parts
            order by {order}{limit}""").filled(Map.of(
            "parts", SqlTemplate.joined("\nunion all\n", parts.stream().map(part ->
                Sql.of("(" + part.text() + ")", part.parameters())).toList()),
            "order", Sql.of(order), "limit", limit(most)));
    }

    /// A bound that PostgreSQL sees when it plans, for of one that it does not see it expects a tenth of all
    /// rows.
    static Sql limit(@Nullable Long most) {
        return Sql.of(most == null ? "" : "\nlimit " + most);
    }

    /// With `and` between.
    static Sql all(List<Sql> conditions) {
        return SqlTemplate.joined("\n  and ", conditions);
    }

    /// Entries of an index, in order, with the items that they are of where tests ask for those.
    ///
    /// @param entries with the columns of the keys
    static Sql found(Ordering ordering, Sql entries, boolean whole) {
        if (!whole) {
            return Sql.of("(" + entries.text() + ") as item", entries.parameters());
        }
        String keys = "entry." + ordering.keys().replace(", ", ", entry.");
        return new SqlTemplate("""
            (
                    select {keys}, {columns}
                    from ({entries}) as entry
                    cross join lateral (
                        select {columns}
                        from data_items as item
                        where item.tenant_id = {tenant} and item.id = entry.id
                        offset 0) as item) as item""").filled(Map.of(
            "keys", Sql.of(keys), "columns", Sql.of(COLUMNS), "entries", entries,
            "tenant", Sql.of("?", ordering.question().tenantId())));
    }

    /// With another one where there is one.
    static List<Sql> and(List<Sql> conditions, @Nullable Sql further) {
        List<Sql> all = new ArrayList<>(conditions);
        if (further != null) {
            all.add(further);
        }
        return all;
    }
}

package com.jupiteriq.data.finding;

import com.jupiteriq.data.finding.Asked.Plain;
import com.jupiteriq.lists.SqlTemplate;
import com.jupiteriq.store.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Along an index of `data_items`. Items in the archive lie apart from others; so do those with and without
/// external ids, but there in the archive or not.
record WalkByItems(Ordering ordering, Tests tests) implements Walk {

    private static final int LESS_BY_NAME = 4;

    private static final SqlTemplate PART = new SqlTemplate("""
        select {keys}{columns}
        from data_items as item
        where {where}
        order by {order}{limit}""");

    @Override
    public Set<Asked> settles() {
        boolean typed = wanted().type() != null;
        return switch (ordering.by()) {
            case CREATION -> Set.of(typed ? Plain.TYPE : Plain.STATUS, Plain.CREATED);
            case UPDATE -> Set.of(Plain.TYPE, Plain.UPDATED);
            case EXTERNAL_ID, ATTRIBUTE -> Set.of(Plain.TYPE);
        };
    }

    @Override
    public Tests left(Tests tests) {
        Tests left = tests.without(settles());
        return byName() && wanted().archived() != Wanted.Archived.ANY
            ? left.with(Plain.ARCHIVED, Sql.of(ordering.question().archived("item."))) : left;
    }

    /// Both those with and those without external ids are read to be put in order.
    @Override
    public long near() {
        long reach = ordering.question().near();
        return byName() ? Math.ceilDiv(reach, LESS_BY_NAME) : reach;
    }

    private boolean byName() {
        return ordering.by() == Sorting.By.EXTERNAL_ID;
    }

    private Wanted wanted() {
        return ordering.question().wanted();
    }

    @Override
    public Sql items(@Nullable Long most, boolean whole) {
        List<Sql> parts = new ArrayList<>();
        if (byName()) {
            named(parts, most, whole);
        } else {
            for (boolean archived : wanted().archived().parts()) {
                parts.add(part(Walk.and(where(" and item.archived = " + archived), ordering.behind()),
                    ordering.order("item.updated_at", "item.id"), most, whole));
            }
        }
        Sql united = Walk.united(parts, ordering.order(), most);
        return Sql.of("(" + united.text() + ") as item", united.parameters());
    }

    private void named(List<Sql> parts, @Nullable Long most, boolean whole) {
        Sorting sorting = ordering.question().sorting();
        String direction = sorting.direction();
        boolean begun = ordering.after() != null;
        String name = begun ? ordering.afterName() : null;
        if (!begun || name != null || sorting.falling()) {
            Sql behind = name == null ? Sql.of("item.external_id is not null")
                : Sql.of("item.external_id " + sorting.comparison() + " ?", name);
            parts.add(part(Walk.and(where(""), behind), "item.external_id" + direction, most, whole));
        }
        if (!begun || name == null || !sorting.falling()) {
            Sql behind = ordering.after() != null && name == null
                ? Sql.of("item.external_id is null and item.id " + sorting.comparison() + " ?",
                    ordering.after().id())
                : Sql.of("item.external_id is null");
            parts.add(part(Walk.and(where(""), behind), "item.id" + direction, most, whole));
        }
    }

    private List<Sql> where(String archived) {
        List<Sql> where = new ArrayList<>();
        where.add(Sql.of("item.tenant_id = ? and item.deleted_at is null" + archived,
            ordering.question().tenantId()));
        where.addAll(tests.of(settles()));
        return where;
    }

    private Sql part(List<Sql> where, String order, @Nullable Long most, boolean whole) {
        return PART.filled(Map.of(
            "keys", Sql.of(ordering.keysOfItem()),
            "columns", Sql.of(whole ? ", " + COLUMNS : ""),
            "where", Walk.all(where), "order", Sql.of(order), "limit", Walk.limit(most)));
    }
}

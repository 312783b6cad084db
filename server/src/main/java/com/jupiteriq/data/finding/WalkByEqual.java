package com.jupiteriq.data.finding;

import com.jupiteriq.data.finding.Asked.OfAttributes;
import com.jupiteriq.data.finding.Asked.Plain;
import com.jupiteriq.data.values.Probe;
import com.jupiteriq.lists.SqlTemplate;
import com.jupiteriq.store.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Along the rows of equal values in an index, of which each lies in the order of creation.
record WalkByEqual(Ordering ordering, OfAttributes asked, Tests tests) implements Walk {

    /// Entries that are read for the items that are looked at.
    private static final long MOST_ENTRIES = 20_000;

    /// An item may have several of the rows. As many of each as are wanted in all are enough.
    private static final SqlTemplate ENTRIES = new SqlTemplate("""
        select entry.id
        from unnest({rows}) as wanted (value)
        cross join (values {parts}) as part (archived)
        cross join lateral (
            select item.id
            from (
                select tenant_id, index_id, archived, value, item_id as id
                from data_index) as item
            where item.tenant_id = {tenant} and item.index_id = {index} and item.archived = part.archived
              and item.value = wanted.value{bounds}
            order by item.id{direction}{limit}) as entry
        group by entry.id
        order by entry.id{direction}{limit}""");

    /// How many rows have to be gone through side by side.
    static int breadth(OfAttributes asked) {
        return asked.probe() instanceof Probe.Exactly(List<byte[]> rows) ? rows.size() : Integer.MAX_VALUE;
    }

    @Override
    public Set<Asked> settles() {
        return asked.isExact() ? Set.of(Plain.TYPE, Plain.CREATED, asked) : Set.of(Plain.TYPE, Plain.CREATED);
    }

    @Override
    public long near() {
        return Math.min(ordering.question().near(), MOST_ENTRIES / breadth(asked));
    }

    @Override
    public Sql items(@Nullable Long most, boolean whole) {
        return Walk.found(ordering, entries(most), whole);
    }

    private Sql entries(@Nullable Long most) {
        Probe.Exactly probe = (Probe.Exactly) Objects.requireNonNull(asked.probe());
        Question question = ordering.question();
        List<Sql> bounds = new ArrayList<>(tests.of(Set.of(Plain.CREATED)));
        Sql and = SqlTemplate.joined("", Walk.and(bounds, ordering.behind()).stream()
            .map(bound -> Sql.of("\n      and " + bound.text(), bound.parameters())).toList());
        return ENTRIES.filled(Map.of(
            "rows", Sql.of("?", new Sql.Array("bytea", probe.rows().toArray(byte[][]::new))),
            "parts", Sql.of(question.wanted().archived().parts().stream()
                .map(part -> "(" + part + ")").collect(Collectors.joining(", "))),
            "tenant", Sql.of("?", question.tenantId()), "index", Sql.of("?", asked.indexed().id()),
            "bounds", and, "direction", Sql.of(question.sorting().direction()), "limit", Walk.limit(most)));
    }
}

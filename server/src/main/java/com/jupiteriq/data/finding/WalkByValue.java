package com.jupiteriq.data.finding;

import com.jupiteriq.data.finding.Asked.OfAttributes;
import com.jupiteriq.data.finding.Asked.Plain;
import com.jupiteriq.data.types.Index;
import com.jupiteriq.data.values.Probe;
import com.jupiteriq.lists.Cursor;
import com.jupiteriq.lists.SqlTemplate;
import com.jupiteriq.store.Sql;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Along the values of an index, of which every item of the type has one, or a row in the place of one.
record WalkByValue(Ordering ordering) implements Walk {

    private static final SqlTemplate PART = new SqlTemplate("""
        select value as key, item_id as id
        from data_index
        where {where}
        order by value{direction}, item_id{direction}{limit}""");

    @Override
    public Set<Asked> settles() {
        Set<Asked> settled = new HashSet<>(Set.of(Plain.TYPE));
        settled.addAll(ranges());
        return settled;
    }

    /// What is asked of the same values.
    private List<OfAttributes> ranges() {
        Index sorted = ordering.question().sortedBy();
        return ordering.question().conditions().stream()
            .filter(asked -> sorted.equals(asked.index()) && asked.probe() instanceof Probe.Between).toList();
    }

    @Override
    public long near() {
        return ordering.question().near();
    }

    @Override
    public Sql items(@Nullable Long most, boolean whole) {
        List<Sql> parts = ordering.question().wanted().archived().parts().stream()
            .map(archived -> part(archived, most)).toList();
        return Walk.found(ordering, Walk.united(parts, ordering.order(), most), whole);
    }

    private Sql part(boolean archived, @Nullable Long most) {
        Question question = ordering.question();
        List<Sql> where = new ArrayList<>();
        where.add(Sql.of("tenant_id = ? and index_id = ? and archived = " + archived,
            question.tenantId(), question.sortedBy().id()));
        where.add(Tests.range(Probe.everyItem(), "value"));
        ranges().forEach(asked -> {
            if (asked.probe() instanceof Probe.Between between) {
                where.add(Tests.range(between, "value"));
            }
        });
        Cursor after = ordering.after();
        if (after != null) {
            where.add(Sql.of("(value, item_id) " + question.sorting().comparison() + " (?, ?)",
                after.bytes(), after.id()));
        }
        return PART.filled(Map.of("where", Walk.all(where),
            "direction", Sql.of(question.sorting().direction()), "limit", Walk.limit(most)));
    }
}

package com.jupiteriq.data.finding;

import com.jupiteriq.data.finding.Driver.Kind;
import com.jupiteriq.lists.SqlTemplate;
import com.jupiteriq.store.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The choice between several ways to the same items: by the one that has the fewest, when it is looked for.
record Drivers(Question question, List<Driver> all) {

    private static final SqlTemplate FOUND = new SqlTemplate("""
        {name} as materialized (
            select id
            from find_data_items(string_to_array({words}, ' '), {most}) as found (id)
        ), """);

    private static final SqlTemplate CHOICE = new SqlTemplate("""
        {found}{best} as materialized (
            select which, size
            from (values {sizes}) as sizes (which, size)
            where {gate}
            order by size, which
            limit 1
        ), {name} as materialized (
            {ids}
        )""");

    /// The queries of a step: which way is chosen, and of its ids where they are few.
    ///
    /// @param gate whether anything is looked for at all
    Sql choice(Step step, Sql gate) {
        List<Sql> sizes = new ArrayList<>();
        List<Sql> ids = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Sql size = all.get(i).size(step);
            Sql own = all.get(i).ids(step);
            sizes.add(Sql.of("(" + i + ", (" + size.text() + "))", size.parameters()));
            ids.add(Sql.of("select id from (" + own.text() + ") as one\n"
                + "    where (select which from " + step.best() + ") = " + i
                + " and (select size from " + step.best() + ") <= " + step.most(), own.parameters()));
        }
        return CHOICE.filled(Map.of("found", found(step), "best", Sql.of(step.best()),
            "sizes", SqlTemplate.joined(", ", sizes), "gate", gate, "name", Sql.of(step.name()),
            "ids", SqlTemplate.joined("\n    union all\n    ", ids)));
    }

    private Sql found(Step step) {
        boolean wanted = all.stream().anyMatch(one -> one.kind() == Kind.WORDS);
        return !wanted ? Sql.of("") : FOUND.filled(Map.of(
            "name", Sql.of(step.found()),
            "words", Sql.of("?", String.join(" ", Objects.requireNonNull(question.words()))),
            "most", Sql.of(Integer.toString(step.most()))));
    }

    /// Those that tell soon how few they find: not the way through everything, nor that by words, of which
    /// each costs as much as there are items with it.
    Drivers selective() {
        return new Drivers(question, all.stream()
            .filter(one -> one.kind() != Kind.EVERYTHING && one.kind() != Kind.WORDS).toList());
    }

    /// Whether the way that a step has chosen leads to more items than are few.
    static Sql many(Step step) {
        return Sql.of("(select size from " + step.best() + ") > " + step.most());
    }

    /// The way to all items where every one leads to many.
    Driver first() {
        return all.getFirst();
    }
}

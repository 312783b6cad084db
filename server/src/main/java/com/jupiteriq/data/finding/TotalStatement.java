package com.jupiteriq.data.finding;

import com.jupiteriq.data.ItemCounters;
import com.jupiteriq.data.finding.Driver.Kind;
import com.jupiteriq.lists.SqlTemplate;
import com.jupiteriq.store.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The query of how many items there are: from the counters where they know it, else from an index; of what
/// is asked of attributes and words to a bound, in the way that finds the fewest.
///
/// @param bounded whether one more than [Reach#counted] stands for any higher number
record TotalStatement(Question question, Tests tests, boolean bounded) {

    /// How many times as many items are looked at one after the other as for a page.
    private static final long FURTHER = 10;

    private static final Set<Asked> KNOWN = Set.of(Asked.Plain.TYPE, Asked.Plain.STATUS);

    private static final SqlTemplate ALL = new SqlTemplate("""
        select count(*)
        from data_items as item
        where {whole}""");

    private static final SqlTemplate ENTRIES = new SqlTemplate("""
        select count(*)
        from (
            select id
            from {entries}{most}) as counted""");

    private static final SqlTemplate SEARCHED = new SqlTemplate("""
        with {choice}{near}
        select count(*)
        from (
            select item.id
            from data_items as item
            where {whole}
              and item.id in (select id from few){many}{most}) as counted""");

    private static final SqlTemplate NEXT = new SqlTemplate("""
        , near as materialized (
            select id
            from {next}
            where {gate} and {tests}{most}
        ), further as materialized (
            select (select count(*) from near) <= {counted} and exists (
                select
                from {beyond}
                where {gate}
                limit 1 offset {ahead}) as yes
        )""");

    private static final Sql COUNTED = Sql.of("""

            union all
            select id
            from near
            where not (select yes from further)""");

    private static final SqlTemplate MANY = new SqlTemplate("""

            union all
            select item.id
            from data_items as item
            where {gate}
              and {whole}{among}""");

    Sql sql() {
        if (question.wanted().externalId() == null && KNOWN.containsAll(tests.all().stream()
            .map(Tests.Test::asked).toList())) {
            return known();
        }
        List<Sql> whole = new ArrayList<>(List.of(question.scope()));
        whole.addAll(tests.sql());
        Map<String, Sql> pieces = new TreeMap<>();
        pieces.put("whole", Walk.all(whole));
        if (!question.isCountedInPart() || question.wanted().externalId() != null) {
            return ALL.filled(pieces);
        }
        pieces.put("most", Walk.limit(bounded ? question.reach().counted() + 1L : null));
        List<Driver> drivers = Driver.of(question, tests);
        for (Driver driver : drivers) {
            if (tests.without(driver.settles()).isEmpty()) {
                return entries(driver, pieces);
            }
        }
        Drivers ways = new Drivers(question, drivers);
        pieces.put("choice", ways.choice(Step.few(question.reach()), Sql.of("true")));
        pieces.put("near", Sql.of(""));
        many(pieces, ways);
        return SEARCHED.filled(pieces);
    }

    private Sql known() {
        Wanted wanted = question.wanted();
        return ItemCounters.total(question.tenantId(), wanted.type(), wanted.status(),
            wanted.archived() == Wanted.Archived.ANY ? null : wanted.archived() == Wanted.Archived.TRUE);
    }

    /// Where entries of one index are all that is asked for.
    private Sql entries(Driver driver, Map<String, Sql> pieces) {
        Sql entries = driver.kind() == Kind.EQUAL
            ? byCreation().items(bounded ? question.reach().counted() + 1L : null, false)
            : Sql.of("(" + driver.all().text() + ") as item", driver.all().parameters());
        pieces.put("entries", entries);
        return ENTRIES.filled(pieces);
    }

    private Walk byCreation() {
        return Walk.of(new Ordering(question.byCreation(), null), tests);
    }

    private void many(Map<String, Sql> pieces, Drivers ways) {
        Driver first = ways.first();
        pieces.put("gate", Drivers.many(Step.few(question.reach())));
        pieces.put("among", first.kind() == Kind.EVERYTHING ? Sql.of("")
            : Sql.of("\n      and item.id in (" + first.all().text() + ")", first.all().parameters()));
        if (bounded) {
            Walk walk = byCreation();
            long near = FURTHER * walk.near();
            pieces.put("next", walk.items(near, true));
            pieces.put("tests", Walk.all(Walk.and(walk.left(tests).sql(), Sql.of("true"))));
            pieces.put("counted", Sql.of(Integer.toString(question.reach().counted())));
            pieces.put("beyond", walk.items(near + 1, false));
            pieces.put("ahead", Sql.of(Long.toString(near)));
            pieces.put("near", NEXT.filled(pieces));
            pieces.put("gate", Sql.of("(select yes from further)"));
            pieces.put("many", SqlTemplate.joined("", List.of(COUNTED, MANY.filled(pieces))));
        } else {
            pieces.put("many", MANY.filled(pieces));
        }
    }
}

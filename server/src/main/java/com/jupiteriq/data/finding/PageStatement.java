package com.jupiteriq.data.finding;

import com.jupiteriq.data.ItemStore;
import com.jupiteriq.data.finding.Driver.Kind;
import com.jupiteriq.lists.PageRequest;
import com.jupiteriq.lists.SqlTemplate;
import com.jupiteriq.store.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The statement of one page: the keys of its items first, then they themselves. Where an index has the
/// order of the list and settles all that is asked, its next entries are the page. Otherwise, where an index
/// finds hardly any, they are looked up and put in order. Else some of the next items in order are looked at,
/// which give the page where many items fit; then the few that the best other index finds; and only where
/// each of them finds many, everything.
record PageStatement(Question question, Ordering ordering, Tests tests, PageRequest page) {

    private static final String LISTED = """

        {listed}""";

    /// In the order of the keys, which is that of an index: one way along it finds them all.
    private static final SqlTemplate BY_KEY = new SqlTemplate("""
        select {columns}
        from data_items as item
        where item.tenant_id = {tenant} and item.id = any (array(select id from page))
        order by {order}""");

    private static final SqlTemplate ONE_BY_ONE = new SqlTemplate("""
        select whole.*
        from page cross join lateral (
            select {columns}
            from data_items
            where tenant_id = {tenant} and id = page.id
            offset 0) as whole
        order by {ordered}""");

    private static final SqlTemplate PLAIN = new SqlTemplate("""
        with page as materialized (
            select {keys}
            from {next}
            order by {order}
            limit {limit} offset {offset}
        )""" + LISTED);

    private static final SqlTemplate LOOKED_UP = new SqlTemplate("""
        with page as materialized (
            select {keysofitem}
            from {items}
            where {whole}
            order by {order}
            limit {limit} offset {offset}
        )""" + LISTED);

    private static final SqlTemplate SEARCHED = new SqlTemplate("""
        with {rarity}near as materialized (
            select {keys}
            from {next}
            where {common} and {tests}
            order by {order}
            limit {enough}
        ), further as materialized (
            select {common} and (select count(*) from near) < {enough} and exists (
                select
                from {beyond}
                limit 1 offset {near}) as yes
        ), {choice}, sought as (
            select {keysofitem}
            from {items}
            where {whole}
              and item.id in ({rareids}select id from few)
        ), page as materialized (
            select {keys}
            from near
            where not (select yes from further)
            union all
            select {keys}
            from sought{far}
            order by {order}
            limit {limit} offset {offset}
        )""" + LISTED);

    private static final SqlTemplate FAR = new SqlTemplate("""

            union all
            (select {keys}
            from (
                select {keysoffar}
                from {far}
                where {gate} and {where}
                order by {order}
                limit {enough}) as far)""");

    Sql sql() {
        Map<String, Sql> pieces = pieces();
        if (question.wanted().externalId() != null) {
            return LOOKED_UP.filled(pieces);
        }
        Walk walk = Walk.of(ordering, tests);
        Tests left = walk.left(tests);
        if (left.isEmpty()) {
            pieces.put("next", walk.items(bound(), false));
            return PLAIN.filled(pieces);
        }
        Drivers drivers = new Drivers(question, Driver.of(question, tests));
        pieces.put("next", walk.items(walk.near(), true));
        pieces.put("tests", Walk.all(left.sql()));
        pieces.put("beyond", walk.items(walk.near() + 1, false));
        pieces.put("near", Sql.of(Long.toString(walk.near())));
        rarity(pieces, drivers.selective());
        pieces.put("choice",
            drivers.choice(Step.few(question.reach()), Sql.of("(select yes from further)")));
        pieces.put("far", far(pieces, walk, left, drivers));
        return SEARCHED.filled(pieces);
    }

    private void rarity(Map<String, Sql> pieces, Drivers selective) {
        Step rare = Step.rare(question.reach());
        boolean none = selective.all().isEmpty();
        Sql choice = none ? Sql.of("") : selective.choice(rare, Sql.of("true"));
        pieces.put("rarity", none ? choice : Sql.of(choice.text() + ", ", choice.parameters()));
        pieces.put("common", none ? Sql.of("true") : Drivers.many(rare));
        pieces.put("rareids", Sql.of(none ? "" : "select id from rare union all "));
    }

    private long enough() {
        return page.limit() + 1 + page.offset();
    }

    /// Enough, but of few different texts, each of which is planned by itself.
    private long bound() {
        return page.offset() == 0 ? enough() : Long.highestOneBit(enough()) * 2;
    }

    private Map<String, Sql> pieces() {
        List<Sql> whole = new ArrayList<>(List.of(question.scope()));
        whole.addAll(tests.sql());
        Map<String, Sql> pieces = new TreeMap<>();
        pieces.put("keys", Sql.of(ordering.keys()));
        pieces.put("keysofitem", Sql.of(ordering.keysOfItem()));
        pieces.put("items", ordering.items());
        pieces.put("whole", Walk.all(Walk.and(whole, ordering.behind())));
        pieces.put("order", Sql.of(ordering.order()));
        pieces.put("ordered", Sql.of(ordering.order("page.key", "page.id")));
        pieces.put("limit", Sql.of(Integer.toString(page.limit() + 1)));
        pieces.put("offset", Sql.of("?", page.offset()));
        pieces.put("enough", page.offset() == 0 ? Sql.of(Long.toString(enough())) : Sql.of("?", enough()));
        pieces.put("columns", Sql.of(ItemStore.COLUMNS));
        pieces.put("tenant", Sql.of("?", question.tenantId()));
        boolean byKey = ordering.by() == Sorting.By.CREATION;
        pieces.put("listed", (byKey ? BY_KEY : ONE_BY_ONE).filled(pieces));
        return pieces;
    }

    /// Nothing where hashes alone would have to answer for many items: that is refused.
    private Sql far(Map<String, Sql> pieces, Walk walk, Tests left, Drivers drivers) {
        Driver first = drivers.first();
        if (!question.unindexed().isEmpty()) {
            return Sql.of("");
        }
        Map<String, Sql> far = new TreeMap<>(pieces);
        far.put("gate", Drivers.many(Step.few(question.reach())));
        if (first.kind() == Kind.EVERYTHING) {
            far.put("keysoffar", Sql.of(ordering.keys()));
            far.put("far", walk.items(null, true));
            far.put("where", Walk.all(left.sql()));
        } else if (entriesAreKeys(first)) {
            far.put("keysoffar", Sql.of("item.id"));
            far.put("far", Sql.of("(" + first.all().text() + ") as item", first.all().parameters()));
            far.put("where", Walk.all(Walk.and(List.of(Sql.of("true")), ordering.behind())));
        } else {
            far.put("keysoffar", Sql.of(ordering.keysOfItem()));
            far.put("far", ordering.items());
            Sql among = Sql.of("item.id in (" + first.all().text() + ")", first.all().parameters());
            far.put("where", Walk.all(List.of(pieces.get("whole"), among)));
        }
        return FAR.filled(far);
    }

    /// Whether entries of an index, each of which is of another item, settle all that is asked and are in
    /// need of nothing but their order.
    private boolean entriesAreKeys(Driver driver) {
        return driver.kind() == Kind.RANGE && ordering.by() == Sorting.By.CREATION
            && tests.without(driver.settles()).isEmpty();
    }
}

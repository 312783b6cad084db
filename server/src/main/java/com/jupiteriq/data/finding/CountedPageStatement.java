package com.jupiteriq.data.finding;

import com.jupiteriq.data.ItemCounters;
import com.jupiteriq.data.ItemStore;
import com.jupiteriq.lists.PageRequest;
import com.jupiteriq.lists.SqlTemplate;
import com.jupiteriq.store.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The statement of one page with its total, where only hashes answer: every item is looked at, once, unless
/// there are too many, which is refused. Each row has the total; there is one without an item where the page
/// has none.
record CountedPageStatement(Question question, Ordering ordering, Tests tests, PageRequest page) {

    static final String TOTAL = "total";

    private static final SqlTemplate COUNTED = new SqlTemplate("""
        with fitting as materialized (
            select {keysofitem}, {behind} as behind
            from {items}
            where ({size}) <= {few} and {whole}
        ), page as materialized (
            select {keys}
            from fitting
            where behind
            order by {order}
            limit {limit} offset {offset}
        )
        select counted.total, whole.*
        from (select count(*) as total from fitting) as counted
        left join (
            page cross join lateral (
                select {columns}
                from data_items
                where tenant_id = {tenant} and id = page.id
                offset 0) as whole) on true
        order by {ordered}""");

    Sql sql() {
        List<Sql> whole = new ArrayList<>(List.of(question.scope()));
        whole.addAll(tests.sql());
        Sql behind = ordering.behind();
        return COUNTED.filled(Map.ofEntries(
            Map.entry("keys", Sql.of(ordering.keys())),
            Map.entry("keysofitem", Sql.of(ordering.keysOfItem())),
            Map.entry("behind", behind == null ? Sql.of("true") : behind),
            Map.entry("items", ordering.items()),
            Map.entry("size",
                ItemCounters.total(question.tenantId(), question.wanted().type(), null, null)),
            Map.entry("few", Sql.of(Integer.toString(question.reach().few()))),
            Map.entry("whole", Walk.all(whole)),
            Map.entry("order", Sql.of(ordering.order())),
            Map.entry("ordered", Sql.of(ordering.order("page.key", "page.id"))),
            Map.entry("limit", Sql.of(Integer.toString(page.limit() + 1))),
            Map.entry("offset", Sql.of("?", page.offset())),
            Map.entry("columns", Sql.of(ItemStore.COLUMNS)),
            Map.entry("tenant", Sql.of("?", question.tenantId()))));
    }
}

package com.jupiteriq.lists;

import com.jupiteriq.json.Parameter;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// The statements of a [Listing]. Conditions stand in the order in which they are declared, so that equal
/// questions are equal texts, which PostgreSQL has planned already.
///
/// @param daily whether there is a partition for each day
record ListedRows(
    String table, String select, List<Filter<?>> filters, @Nullable Counter<?> counter,
    @Nullable Searched searched, boolean daily) {

    /// @param kept the words of a query as rows keep theirs
    record Searched(
        Parameter<String> words, WordSearch search, BiFunction<Tenant, String, List<String>> kept) {

        boolean isAsked(Selection selection) {
            return selection.value(words) != null;
        }

        List<String> wanted(Tenant tenant, Selection selection) {
            return kept.apply(tenant, Objects.requireNonNullElse(selection.value(words), ""));
        }
    }

    /// @param key the parameter whose values are the keys
    record Counter<V>(String name, Parameter<V> key) {

        @Nullable Sql total(Tenant tenant, Selection selection) {
            V only = selection.only(key);
            if (only != null) {
                return Totals.of(tenant.id(), name, key.text(only));
            }
            return selection.unfiltered() ? Totals.of(tenant.id(), name) : null;
        }
    }

    /// @param word as a cursor keeps it
    record Sorting(String word, Order<?> order, boolean falling) {}

    /// The page's rows and one more, which tells whether there is a next page.
    Sql page(Tenant tenant, Selection selection, PageRequest page, Sorting sorting) {
        Conditions where = conditions(tenant, selection);
        String direction = sorting.falling() ? " desc" : "";
        Cursor cursor = page.cursor();
        if (cursor != null) {
            where.and(sorting.order().after(cursor.of(sorting.word()), sorting.falling() ? "<" : ">"));
        }
        long oneMore = (long) page.limit() + 1;
        if (searched != null && searched.isAsked(selection)) {
            WordSearch.Demand demand = new WordSearch.Demand(tenant.id(), where.sql("", ""),
                sorting.order().columns(""), sorting.order().columns(direction));
            return searched.search()
                .page(searched.wanted(tenant, selection), demand, select, oneMore, page.offset());
        }
        String ordered = "\norder by " + sorting.order().columns(direction);
        if (daily && page.offset() == 0) {
            // of a page whose size it does not know, PostgreSQL expects a tenth of all rows, and would rather
            // plan for a hundred partitions each time than once
            return where.sql(select, ordered + "\nlimit " + oneMore);
        }
        where.parameters.add(oneMore);
        where.parameters.add(page.offset());
        return where.sql(select, ordered + "\nlimit ? offset ?");
    }

    boolean searches(Selection selection) {
        return searched != null && searched.isAsked(selection);
    }

    /// From the counters where they know it, by an indexed count otherwise.
    ///
    /// @param bounded of a search: whether to stop where the total is above [Listing#MAX_COUNTED]
    Sql total(Tenant tenant, Selection selection, boolean bounded) {
        Sql kept = counter == null ? null : counter.total(tenant, selection);
        if (kept != null) {
            return kept;
        }
        Conditions where = conditions(tenant, selection);
        if (searched == null || !searched.isAsked(selection)) {
            return where.sql("select count(*)\nfrom " + table + "\n", "");
        }
        Sql demand = where.sql("", "");
        List<String> words = searched.wanted(tenant, selection);
        return bounded
            ? searched.search().counted(words, demand, selection.only(searched.words()) != null)
            : searched.search().count(words, demand);
    }

    private Conditions conditions(Tenant tenant, Selection selection) {
        Conditions where = new Conditions();
        where.and(Sql.of(alias() + "tenant_id = ?", tenant.id()));
        selection.within().forEach(where::and);
        for (Filter<?> filter : filters) {
            Sql condition = filter.of(tenant, selection);
            if (condition != null) {
                where.and(condition);
            }
        }
        if (searches(selection) && wanted(tenant, selection).isEmpty()) {
            where.and(Sql.of("false"));
        }
        return where;
    }

    private List<String> wanted(Tenant tenant, Selection selection) {
        return searched == null ? List.of() : searched.wanted(tenant, selection);
    }

    private String alias() {
        int space = table.indexOf(' ');
        return space < 0 ? "" : table.substring(space + 1) + ".";
    }

    private static final class Conditions {

        private final StringBuilder text = new StringBuilder();
        private final List<Object> parameters = new ArrayList<>();

        void and(Sql condition) {
            text.append(text.isEmpty() ? "where " : "\nand ").append(condition.text());
            parameters.addAll(List.of(condition.parameters()));
        }

        Sql sql(String before, String after) {
            return Sql.of(before + text + after, parameters.toArray());
        }
    }
}

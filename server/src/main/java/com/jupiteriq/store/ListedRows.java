package com.jupiteriq.store;

import com.jupiteriq.json.Parameter;
import com.jupiteriq.kernel.Cursor;
import com.jupiteriq.kernel.PageRequest;
import com.jupiteriq.kernel.Tenant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The statements of a [Listing]. Conditions stand in the order in which they are declared, so that equal
/// questions are equal texts, which PostgreSQL has planned already.
record ListedRows(String table, String select, List<Filter<?>> filters, @Nullable Counter<?> counter) {

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
        where.parameters.add((long) page.limit() + 1);
        where.parameters.add(page.offset());
        return where.sql(select, "\norder by " + sorting.order().columns(direction) + "\nlimit ? offset ?");
    }

    boolean searches(Selection selection) {
        return filters.stream()
            .anyMatch(filter -> filter.searches() && selection.value(filter.parameter()) != null);
    }

    /// From the counters where they know it, from the filter that knows it, by an indexed count otherwise.
    ///
    /// @param most where to stop counting: there may be more when the total is above it; null for nowhere
    Sql total(Tenant tenant, Selection selection, @Nullable Integer most) {
        Sql kept = counter == null ? null : counter.total(tenant, selection);
        if (kept != null) {
            return kept;
        }
        for (Filter<?> filter : filters) {
            Sql known = filter.count(selection, most);
            if (known != null) {
                return known;
            }
        }
        Conditions where = conditions(tenant, selection);
        if (most == null) {
            return where.sql("select count(*)\nfrom " + table + "\n", "");
        }
        where.parameters.add(most + 1L);
        return where.sql("select count(*)\nfrom (\nselect\nfrom " + table + "\n", "\nlimit ?\n) found");
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
        return where;
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

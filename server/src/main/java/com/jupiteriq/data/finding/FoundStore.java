package com.jupiteriq.data.finding;

import com.jupiteriq.data.Item;
import com.jupiteriq.data.ItemCounters;
import com.jupiteriq.data.ItemStore;
import com.jupiteriq.data.types.KnownTypes;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.lists.Filter;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.lists.Order;
import com.jupiteriq.lists.PageRequest;
import com.jupiteriq.lists.SqlTemplate;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads lists of items, each in one round trip.
final class FoundStore {

    private static final SqlTemplate CHECK = new SqlTemplate("""
        select {total} as total, {revision} as revision, {items} as items""");

    private final Reads reads;

    FoundStore(Reads reads) {
        this.reads = reads;
    }

    /// @param items those of the page and one more, if there is one
    /// @param check what was true at the same moment
    record Found(List<Item> items, Check check) {}

    /// @param total null where nobody wants it
    /// @param revision of the type by which the indexes were chosen; null where none was
    /// @param items that hashes alone had to be asked of; null where there is nothing that only they can
    ///     answer
    record Check(@Nullable Long total, @Nullable Long revision, @Nullable Long items) {

        static final Check NONE = new Check(null, null, null);
    }

    /// Statements that are long are planned once for all values.
    Found page(Caller caller, Question question, PageRequest page) {
        Tests tests = Tests.of(question);
        Ordering ordering = Ordering.of(question, page.cursor());
        boolean counts = page.total() != PageRequest.Total.NONE;
        if (counts && !question.unindexed().isEmpty()) {
            return counted(caller, question, new CountedPageStatement(question, ordering, tests, page));
        }
        Sql rows = new PageStatement(question, ordering, tests, page).sql();
        Sql total = !counts ? null
            : new TotalStatement(question, tests, page.total() == PageRequest.Total.USUAL).sql();
        Reads by = reads.searching();
        if (total == null && question.type() == null && question.unindexed().isEmpty()) {
            return new Found(by.list(caller, rows, ItemStore::row), Check.NONE);
        }
        var both = by.both(caller, rows, ItemStore::row, check(caller, question, total), FoundStore::check);
        return new Found(both.first(), both.second().getFirst());
    }

    /// A row of a page with its total, which has no item where the page has none.
    private record Counted(@Nullable Item item, long total) {

        static Counted of(ResultSet row) throws SQLException {
            return new Counted(row.getObject("id") == null ? null : ItemStore.row(row),
                row.getLong(CountedPageStatement.TOTAL));
        }
    }

    private Found counted(Caller caller, Question question, CountedPageStatement statement) {
        var both = reads.searching().both(
            caller, statement.sql(), Counted::of, check(caller, question, null), FoundStore::check);
        List<Counted> rows = both.first();
        Check check = both.second().getFirst();
        return new Found(rows.stream().map(Counted::item).filter(Objects::nonNull).toList(),
            new Check(rows.getFirst().total(), check.revision(), check.items()));
    }

    private static Check check(ResultSet row) throws SQLException {
        return new Check(row.getObject("total", Long.class), row.getObject("revision", Long.class),
            row.getObject("items", Long.class));
    }

    private static Sql check(Caller caller, Question question, @Nullable Sql total) {
        Sql none = Sql.of("null::bigint");
        Sql revision = question.type() == null ? none : KnownTypes.revision(caller, question.type().name());
        Sql items = question.unindexed().isEmpty() ? none
            : within(ItemCounters.total(question.tenantId(), question.wanted().type(), null, null));
        return CHECK.filled(Map.of(
            "total", total == null ? none : within(total), "revision", revision, "items", items));
    }

    private static Sql within(Sql query) {
        return Sql.of("(" + query.text() + ")::bigint", query.parameters());
    }

    Listing<Item> trash() {
        return Listing.of("data_items", "select " + ItemStore.COLUMNS + "\nfrom data_items\n", Item::id)
            .where(Filter.where(Wanted.TYPE, "type = ?", type -> type))
            .where(Filter.where(Wanted.EXTERNAL_ID, "external_id = ?", id -> id))
            .sorted("-deleted_at", Order.time("deleted_at", item -> Objects.requireNonNull(item.deletedAt())))
            .read(reads, tenant -> ItemStore::row);
    }
}

package com.jupiteriq.lists;

import com.jupiteriq.json.Field;
import com.jupiteriq.json.Parameter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import com.jupiteriq.text.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A list of a tenant's rows: what it can be filtered and sorted by, how it is paged and counted. A page is
/// read behind a cursor or an offset, in one round trip with its total (decisions C14, D14).
public final class Listing<T> {

    static final String SORT = "sort";

    /// How far a search is counted when nobody asks for the exact total.
    static final int MAX_COUNTED = 10_000;

    private final ListedRows rows;
    private final Reads reads;
    private final Function<Tenant, RowReader<T>> reader;
    private final Function<T, UUID> id;
    private final List<Order<T>> orders;
    private final String usual;
    private final List<Parameter<?>> filters;

    private Listing(Draft<T> draft, Reads reads, Function<Tenant, RowReader<T>> reader) {
        this.rows = new ListedRows(
            draft.table, draft.select, draft.filters, draft.counter, draft.searched, draft.daily);
        this.reads = reads;
        this.reader = reader;
        this.id = draft.id;
        this.orders = draft.orders;
        this.usual = draft.usual;
        this.filters = draft.parameters();
    }

    /// @param table with its alias, if it has one
    /// @param select the columns with what is joined to them, up to the conditions
    /// @param id what breaks ties
    public static <T> Draft<T> of(String table, String select, Function<T, UUID> id) {
        return new Draft<>(table, select, id);
    }

    /// What a query can say about this list: its filters and, where there is a choice, its order.
    public List<Field> parameters() {
        Stream<Field> fields = filters.stream().map(Parameter::field);
        List<String> words = orders.stream()
            .flatMap(order -> Stream.of(order.name(), "-" + order.name())).toList();
        return words.size() == 2 ? fields.toList() : Stream.concat(fields, Stream.of(
            Field.optional(SORT, new Schema.OneOf(words), "The order; `-` for falling.")
                .byDefault("\"" + usual + "\""))).toList();
    }

    /// What a query that fits [#parameters()] asks for.
    ///
    /// @param text a parameter's text by its name, null for none
    public Selection selection(Function<String, @Nullable String> text) {
        return Selection.of(filters, text);
    }

    public Page<T> page(Caller caller, Selection selection, PageRequest page) {
        String word = selection.sort() == null ? usual : selection.sort();
        boolean falling = word.startsWith("-");
        Order<T> order = order(falling ? word.substring(1) : word);
        Tenant tenant = caller.tenant();
        Sql wanted = rows.page(tenant, selection, page, new ListedRows.Sorting(word, order, falling));
        Function<T, Cursor> place = last -> new Cursor(word, order.value(last), id.apply(last));
        boolean searches = rows.searches(selection);
        Reads by = searches ? reads.searching() : reads;
        if (page.total() == PageRequest.Total.NONE) {
            return Page.of(by.list(caller, wanted, reader.apply(tenant)), page, null, place);
        }
        boolean bounded = page.total() == PageRequest.Total.USUAL && searches;
        var found = by.both(caller, wanted, reader.apply(tenant),
            rows.total(tenant, selection, bounded), row -> row.getLong(1));
        long total = found.second().getFirst();
        return Page.of(found.first(), page, bounded && total > MAX_COUNTED ? null : total, place);
    }

    /// How many there are in all.
    public long count(Caller caller) {
        return reads.one(
            caller, rows.total(caller.tenant(), Selection.ALL, false), row -> row.getLong(1)).orElseThrow();
    }

    /// Leaves room for one more row of what a quota of the plan bounds. Refuses with `QuotaExceeded`, when it
    /// is committed, where there are that many already.
    public void makeRoom(String quota, Write write) {
        Long most = write.caller().entitlements().quota(quota);
        if (most != null) {
            write.takeRoom(quota, most, rows.total(write.caller().tenant(), Selection.ALL, false));
        }
    }

    /// Leaves room for one more row of what every plan has as many of, which nobody else takes meanwhile.
    /// Refuses at once with `QuotaExceeded` when there are that many already.
    public void makeRoom(int most, String quota, Write write) {
        long used = count(write.caller());
        if (used >= most) {
            throw new Refused(new Failure.QuotaExceeded(quota, most, used));
        }
        write.atMost(most, rows.table());
    }

    private Order<T> order(String name) {
        return orders.stream().filter(order -> order.name().equals(name)).findFirst()
            .orElseThrow(() -> new IllegalStateException("this list has no order by " + name));
    }

    /// A list in the making.
    public static final class Draft<T> {

        private final String table;
        private final String select;
        private final Function<T, UUID> id;
        private final List<Filter<?>> filters = new ArrayList<>();
        private List<Order<T>> orders = List.of();
        private String usual = "";
        private ListedRows.@Nullable Counter<?> counter;
        private ListedRows.@Nullable Searched searched;
        private boolean daily;

        private Draft(String table, String select, Function<T, UUID> id) {
            this.table = table;
            this.select = select;
            this.id = id;
        }

        /// @param usual the order of a query that names none: the name of one of the orders, with `-` for
        ///     falling. A list of one order cannot be sorted otherwise.
        @SafeVarargs
        public final Draft<T> sorted(String usual, Order<T>... orders) {
            this.usual = usual;
            this.orders = List.of(orders);
            return this;
        }

        /// In one more order.
        public Draft<T> sorted(Order<T> more) {
            this.orders = Stream.concat(orders.stream(), Stream.of(more)).toList();
            return this;
        }

        /// Sorted, newest first, and filtered by the times that every object has.
        public Draft<T> timed(Function<T, Instant> created, Function<T, Instant> updated) {
            return sorted("-created_at", Order.time("created_at", created), Order.time("updated_at", updated))
                .between("created_", "created_at", "Made")
                .between("updated_", "updated_at", "Changed");
        }

        /// Newest first, and filtered by the time of what is made and never changed.
        public Draft<T> created(Function<T, Instant> created) {
            return sorted("-created_at", Order.time("created_at", created))
                .between("created_", "created_at", "Made");
        }

        private Draft<T> between(String name, String column, String done) {
            return where(Filter.after(Parameter.time(name + "after", done + " after this time."), column))
                .where(Filter.before(Parameter.time(name + "before", done + " before this time."), column));
        }

        public Draft<T> where(Filter<?> filter) {
            filters.add(filter);
            return this;
        }

        /// The rows lie in a partition for each day.
        public Draft<T> daily() {
            daily = true;
            return this;
        }

        /// The rows are counted by [Write#count], under a key for each value of one filter; so neither all of
        /// them nor those of one value are counted anew.
        public <V> Draft<T> counted(String name, Parameter<V> key) {
            counter = new ListedRows.Counter<>(name, key);
            return this;
        }

        /// The rows are found by words too, of which every one must occur.
        public Draft<T> searched(Parameter<String> words, WordSearch search) {
            return searched(words, search, (tenant, query) -> Words.wanted(query));
        }

        /// @param wanted the words of a query as they are kept
        public Draft<T> searched(
            Parameter<String> words, WordSearch search, BiFunction<Tenant, String, List<String>> wanted) {
            searched = new ListedRows.Searched(words, search, wanted);
            return this;
        }

        private List<Parameter<?>> parameters() {
            Stream<Parameter<?>> plain = filters.stream().map(Filter::parameter);
            return searched == null
                ? plain.toList() : Stream.concat(plain, Stream.of(searched.words())).toList();
        }

        public Listing<T> read(Reads reads, Function<Tenant, RowReader<T>> reader) {
            return new Listing<>(this, reads, reader);
        }
    }
}

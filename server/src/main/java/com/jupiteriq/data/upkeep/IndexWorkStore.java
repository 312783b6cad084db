package com.jupiteriq.data.upkeep;

import com.jupiteriq.data.Item;
import com.jupiteriq.data.ItemStore;
import com.jupiteriq.data.ItemStore.IndexRow;
import com.jupiteriq.data.values.IndexKind;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `data_index_work`, and what is done with items and rows of indexes for it, as *worker*.
final class IndexWorkStore {

    /// Items of a batch.
    static final int BATCH = 1_000;
    /// Bytes of the attributes of a batch, but for its last item: each can make many rows.
    private static final int MOST_BYTES = 1 << 20;
    /// Rows of one statement.
    private static final int ROWS = 10_000;

    private static final String SELECT = """
        select data_index_work.tenant_id, account_id, environments.kind as environment, index_id, type,
               data_index_work.kind, doing, since::text,
               coalesce(since < pg_snapshot_xmin(pg_current_snapshot()), false) as settled, after_item
        from data_index_work
        join environments using (tenant_id)
        """;

    private static final String CLAIM = SELECT + """
        where data_index_work.tenant_id = ? and index_id = ?
        for update of data_index_work skip locked""";

    private static final String OF_THIS = """

        where tenant_id = ? and index_id = ?""";

    private static final String BEGIN = """
        update data_index_work
        set since = pg_current_xact_id()""" + OF_THIS;

    private static final String DROPPED = """
        update data_index_work
        set doing = 'empty', since = null, after_item = null, done = 0, failures = 0""" + OF_THIS;

    private static final String ADVANCE = """
        update data_index_work
        set after_item = ?, done = done + ?, failures = 0""" + OF_THIS;

    private static final String FAILED = """
        update data_index_work
        set failures = failures + 1""" + OF_THIS + """

        returning failures""";

    private static final String DONE = "delete from data_index_work" + OF_THIS;

    /// Two walks along the index, since archived items lie apart in it.
    private static final String NEXT = """
        select id
        from (
            select id, sum(bytes) over (order by id) - bytes as before
            from (
                (%1$s and not archived order by id limit %2$d)
                union all
                (%1$s and archived order by id limit %2$d)
            ) as ids (id, bytes)
            order by id
            limit %2$d
        ) as batch
        where before < %3$d
        order by id""".formatted("""
            select id, octet_length(attributes)
            from data_items
            where tenant_id = ? and type = ? and deleted_at is null and id > ?""",
            BATCH, MOST_BYTES);

    private static final String LOCKED = "select " + ItemStore.COLUMNS + """

        from data_items
        where tenant_id = ? and id = any (string_to_array(?, ' ')::uuid[]) and deleted_at is null
        order by id
        for no key update""";

    private static final String INSERT = """
        insert into data_index (tenant_id, index_id, archived, value, item_id)
        select ?, index_id, archived, decode(value, 'hex'), item_id::uuid
        from unnest(?::integer[], ?::boolean[], ?::text[], ?::text[])
            as rows (index_id, archived, value, item_id)
        on conflict do nothing""";

    private static final String WORDS = """
        update data_items
        set words = array_to_tsvector(string_to_array(nullif(said.words, ''), ' '))
        from unnest(?::text[], ?::text[]) as said (id, words)
        where tenant_id = ? and data_items.id = said.id::uuid
            and data_items.words is distinct from
                array_to_tsvector(string_to_array(nullif(said.words, ''), ' '))""";

    private static final String DELETE_ROWS = """
        delete from data_index
        where ctid = any (array(
            select ctid
            from data_index
            where tenant_id = ? and index_id = ?
            limit %d))""".formatted(ROWS);

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final HexFormat HEX = HexFormat.of();

    private final JdbcClient worker;

    IndexWorkStore(JdbcClient worker) {
        this.worker = worker;
    }

    enum Doing { FILL, EMPTY }

    /// What is to be done with an index.
    ///
    /// @param since the transaction before which all have to be over; null when that is not yet said
    /// @param settled whether they are
    /// @param after the last item that was looked at
    record Work(
        Tenant tenant, int index, String type, IndexKind kind, Doing doing, @Nullable String since,
        boolean settled, @Nullable UUID after) {

        private UUID begin() {
            return after == null ? BEFORE_ALL : after;
        }
    }

    List<Work> all() {
        return worker.sql(SELECT).query((row, number) -> work(row)).list();
    }

    /// Keeps it for this transaction; none when another node is at it, or it is done.
    Optional<Work> claim(Work work) {
        return worker.sql(CLAIM).params(work.tenant().id(), work.index())
            .query((row, number) -> work(row)).optional();
    }

    /// Says that whoever begins from now on knows of it.
    void begin(Work work) {
        change(BEGIN, work);
    }

    /// The index is gone, whatever was said of it.
    void dropped(Work work) {
        change(DROPPED, work);
    }

    void done(Work work) {
        change(DONE, work);
    }

    /// How often in a row it has failed by now.
    int failed(Work work) {
        return worker.sql(FAILED).params(work.tenant().id(), work.index()).query(Integer.class).optional()
            .orElse(0);
    }

    private void change(String statement, Work work) {
        worker.sql(statement).params(work.tenant().id(), work.index()).update();
    }

    void advance(Work work, List<UUID> done) {
        worker.sql(ADVANCE).params(done.getLast(), done.size(), work.tenant().id(), work.index()).update();
    }

    /// The items of the next batch, in their order; none at the end.
    List<UUID> next(Work work) {
        UUID tenant = work.tenant().id();
        return worker.sql(NEXT)
            .params(tenant, work.type(), work.begin(), tenant, work.type(), work.begin())
            .query((row, number) -> row.getObject(1, UUID.class)).list();
    }

    /// Those that are still there; nobody changes them before this transaction is over.
    List<Item> locked(Tenant tenant, Collection<UUID> ids) {
        String all = ids.stream().map(UUID::toString).collect(Collectors.joining(" "));
        return worker.sql(LOCKED).params(tenant.id(), all).query((row, number) -> ItemStore.row(row)).list();
    }

    void insert(Tenant tenant, List<IndexRow> rows) {
        for (int at = 0; at < rows.size(); at += ROWS) {
            List<IndexRow> some = rows.subList(at, Math.min(at + ROWS, rows.size()));
            worker.sql(INSERT)
                .param(tenant.id())
                .param(some.stream().map(IndexRow::index).toArray(Integer[]::new))
                .param(some.stream().map(IndexRow::archived).toArray(Boolean[]::new))
                .param(some.stream().map(row -> HEX.formatHex(row.value())).toArray(String[]::new))
                .param(some.stream().map(row -> row.item().toString()).toArray(String[]::new))
                .update();
        }
    }

    /// @param words of each item, with spaces between them; empty for none
    void words(Tenant tenant, Map<UUID, String> words) {
        worker.sql(WORDS)
            .param(words.keySet().stream().map(UUID::toString).toArray(String[]::new))
            .param(words.values().toArray(String[]::new))
            .param(tenant.id())
            .update();
    }

    int deleteRows(Work work) {
        return worker.sql(DELETE_ROWS).params(work.tenant().id(), work.index()).update();
    }

    private static Work work(ResultSet row) throws SQLException {
        return new Work(
            new Tenant(row.getObject("tenant_id", UUID.class), row.getObject("account_id", UUID.class),
                Environment.of(row.getString("environment"))),
            row.getInt("index_id"), row.getString("type"), IndexKind.of(row.getString("kind")).orElseThrow(),
            Doing.valueOf(row.getString("doing").toUpperCase(Locale.ROOT)), row.getString("since"),
            row.getBoolean("settled"), row.getObject("after_item", UUID.class));
    }
}

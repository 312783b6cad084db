package com.jupiteriq.data.types;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Sql.Null;
import com.jupiteriq.store.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table `data_types`, the view `data_type_states` of it with what there is of each type, and what is to
/// be done with indexes.
final class TypeStore {

    static final String COLUMNS = """
        select id, name, revision, version, declared, schema, indexes, retention_days, statuses, created_at,
               updated_at
        from data_types
        """;

    private static final String FIND = COLUMNS + "where tenant_id = ? and name = ?";

    private static final String THESE = COLUMNS + "where tenant_id = ? and name = any (?)";

    /// Whether there are items of a type, also in the trash: one entry of an index for each. As `exists` it
    /// would be planned as a walk through all items.
    static final String HAS_ITEMS = """
        coalesce((
            select true
            from data_items
            where data_items.tenant_id = data_types.tenant_id and data_items.type = data_types.name
                and deleted_at is null
            limit 1), (
            select true
            from data_items
            where data_items.tenant_id = data_types.tenant_id and data_items.type = data_types.name
                and deleted_at is not null
            limit 1), false)""";

    /// Those that nobody needs any more do not count.
    static final String COUNT = """
        select count(*)
        from data_types
        where tenant_id = ? and (declared or\s""" + HAS_ITEMS + ")";

    private static final String AT_MOST = "select 1 where (" + COUNT + ") <= " + DataType.MOST;

    private static final String BEGIN = """
        insert into data_types (tenant_id, id, name, version, declared, created_at, updated_at)
        values (?, ?, ?, 1, false, ?, ?)
        on conflict do nothing""";

    /// What it has not already; its row may have more of them than the writer knows.
    private static final String ADD_STATUSES = """
        update data_types
        set statuses = statuses || array(
            select status from unnest(?) as added (status) where status <> all (statuses))
        where tenant_id = ? and name = ? and cardinality(statuses) + (
            select count(*) from unnest(?) as added (status) where status <> all (statuses)) <= %d
        returning 1""".formatted(DataType.MOST_STATUSES);

    /// Whoever forgets it waits for this, and then finds it another one.
    private static final String KEEP = """
        update data_types
        set revision = nextval('data_type_revisions')
        where tenant_id = ? and name = ? and revision = ?
        returning 1""";

    private static final String DEMAND = """
        select must_change(count(*))
        from data_types
        where tenant_id = ? and name = ? and revision = ?""";

    /// Somebody else may have used it first, but not declared it.
    private static final String DEMAND_PLAIN = """
        select must_change(count(*))
        from data_types
        where tenant_id = ? and name = ? and schema is null and indexes = '{"indexes":[]}'""";

    private static final String STATES = """
        select id, name, revision, version, declared, schema, indexes, retention_days, statuses, created_at,
               updated_at, filled, items, bytes
        from data_type_states
        """;

    private static final String FIND_STATE = STATES + "where tenant_id = ? and name = ?";

    private static final String INSERT = """
        insert into data_types (tenant_id, id, name, version, declared, schema, indexes, retention_days,
            created_at, updated_at)
        values (?, ?, ?, ?, true, ?, ?, ?::integer, ?, ?)
        on conflict do nothing
        returning 1""";

    private static final String UPDATE = """
        update data_types
        set revision = nextval('data_type_revisions'), version = ?, declared = ?, schema = ?, indexes = ?,
            retention_days = ?::integer, updated_at = ?
        where tenant_id = ? and name = ? and revision = ?
        returning 1""";

    private static final String FRESH_IDS =
        "select nextval('data_index_ids')::integer from generate_series(1, ?)";

    private static final String FILL = """
        insert into data_index_work (tenant_id, index_id, type, kind, doing)
        values (?, ?, ?, ?, 'fill')""";

    /// Whatever has been done for it so far.
    private static final String EMPTY = """
        insert into data_index_work (tenant_id, index_id, type, kind, doing)
        values (?, ?, ?, ?, 'empty')
        on conflict (tenant_id, index_id) do update
        set doing = 'empty', since = null, after_item = null, done = 0, failures = 0""";

    private static final String FORGET_USE = """
        delete from data_index_use
        where tenant_id = ? and index_id = ?""";

    private static final String BEGIN_USE = """
        insert into data_index_use (tenant_id, index_id, used_on)
        values (?, ?, ?)""";

    private static final String TYPES = "data_types";

    private final Reads reads;
    private final Ids ids;
    private final Listing<TypeState> listing;

    TypeStore(Reads reads, Ids ids) {
        this.reads = reads;
        this.ids = ids;
        this.listing = Listing.of("shown_data_types", STATES.replace("data_type_states", "shown_data_types"),
                (TypeState state) -> state.type().id())
            .timed(state -> state.type().createdAt(), state -> state.type().updatedAt())
            .read(reads, tenant -> TypeStore::state);
    }

    /// Those that clients see.
    Listing<TypeState> list() {
        return listing;
    }

    Optional<TypeState> state(Caller caller, String name) {
        return reads.one(caller, Sql.of(FIND_STATE, caller.tenant().id(), name), TypeStore::state);
    }

    /// Ids for so many new indexes.
    List<Integer> freshIds(Caller caller, int count) {
        return reads.list(caller, Sql.of(FRESH_IDS, count), row -> row.getInt(1));
    }

    /// Gives the type with its id. When there are too many of them then, the write is tried again.
    DataType insert(DataType type, Write write) {
        DataType stored = type.with(ids.next());
        write.oneAtATime(TYPES);
        write.stageConditional(INSERT, write.caller().tenant().id(), stored.id(), type.name(), type.version(),
            Sql.orNull(text(type.schema()), Null.TEXT), Index.json(type.indexes()).text(),
            retention(type), type.createdAt(), type.updatedAt());
        write.stageConditional(AT_MOST, write.caller().tenant().id());
        return stored;
    }

    void update(DataType before, DataType after, Write write) {
        write.stageConditional(UPDATE, after.version(), after.declared(),
            Sql.orNull(text(after.schema()), Null.TEXT), Index.json(after.indexes()).text(),
            retention(after), after.updatedAt(), write.caller().tenant().id(), before.name(),
            before.revision());
    }

    private static @Nullable String text(@Nullable JsonText json) {
        return json == null ? null : json.text();
    }

    private static Object retention(DataType type) {
        Integer days = type.retentionDays();
        return Sql.orNull(days == null ? null : days.longValue(), Null.LONG);
    }

    void fill(String type, Index index, Write write) {
        write.stage(FILL, write.caller().tenant().id(), index.id(), type, index.kind().word());
    }

    /// As if it had been used today.
    void beginUse(int index, Write write) {
        write.stage(BEGIN_USE, write.caller().tenant().id(), index, write.day());
    }

    void empty(String type, Index index, Write write) {
        write.stage(EMPTY, write.caller().tenant().id(), index.id(), type, index.kind().word());
        write.stage(FORGET_USE, write.caller().tenant().id(), index.id());
    }

    Optional<DataType> find(Caller caller, String name) {
        return reads.one(caller, Sql.of(FIND, caller.tenant().id(), name), TypeStore::row);
    }

    List<DataType> these(Caller caller, Collection<String> names) {
        return reads.list(caller,
            Sql.of(THESE, caller.tenant().id(), names.toArray(String[]::new)), TypeStore::row);
    }

    long count(Caller caller) {
        return reads.one(caller, Sql.of(COUNT, caller.tenant().id()), row -> row.getLong(1)).orElseThrow();
    }

    /// Begins types of which there are items. When there are too many of them then, the write is tried again.
    void begin(Collection<DataType> types, Write write) {
        write.oneAtATime(TYPES);
        types.forEach(type -> write.stage(
            BEGIN, write.caller().tenant().id(), ids.next(), type.name(), write.now(), write.now()));
        write.stageConditional(AT_MOST, write.caller().tenant().id());
    }

    void addStatuses(String name, Collection<String> statuses, Write write) {
        String[] added = statuses.toArray(String[]::new);
        write.stageConditional(ADD_STATUSES, added, write.caller().tenant().id(), name, added);
    }

    /// Makes a type that is on its way out stay.
    void keep(DataType type, Write write) {
        write.stageConditional(KEEP, write.caller().tenant().id(), type.name(), type.revision());
    }

    void demand(DataType type, Write write) {
        UUID tenant = write.caller().tenant().id();
        if (type.isKnown()) {
            write.stage(DEMAND, tenant, type.name(), type.revision());
        } else {
            write.stage(DEMAND_PLAIN, tenant, type.name());
        }
    }

    private static TypeState state(ResultSet row) throws SQLException {
        Map<Integer, Long> filled = new HashMap<>();
        String pairs = row.getString("filled");
        for (String pair : pairs == null ? new String[0] : pairs.split(" ", -1)) {
            String[] parts = pair.split(":", 2);
            filled.put(Integer.valueOf(parts[0]), Long.valueOf(parts[1]));
        }
        return new TypeState(row(row), filled, row.getLong("items"), row.getLong("bytes"));
    }

    static DataType row(ResultSet row) throws SQLException {
        String schema = row.getString("schema");
        int days = row.getInt("retention_days");
        Integer retention = row.wasNull() ? null : days;
        return new DataType(
            row.getObject("id", UUID.class), row.getString("name"), row.getLong("revision"),
            row.getInt("version"), row.getBoolean("declared"), schema == null ? null : new JsonText(schema),
            Index.read(row.getString("indexes")), retention,
            List.of((String[]) row.getArray("statuses").getArray()),
            RowReader.instant(row, "created_at"), RowReader.instant(row, "updated_at"));
    }
}

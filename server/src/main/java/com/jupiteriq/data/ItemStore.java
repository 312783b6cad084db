package com.jupiteriq.data;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.store.Delete;
import com.jupiteriq.store.Insert;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Sql.Null;
import com.jupiteriq.store.Update;
import com.jupiteriq.store.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The tables `data_items` and `data_index`.
public final class ItemStore {

    /// What [#row] reads, to go on with `from data_items`.
    public static final String COLUMNS = "id, type, status, status_before, attributes, external_id, version,"
        + " updated_at, archived_at, deleted_at";

    private static final String SELECT = "select " + COLUMNS + "\nfrom data_items\n";

    private static final String FIND = SELECT + "where tenant_id = ? and id = ?";

    private static final String THESE =
        SELECT + "where tenant_id = ? and id = any (string_to_array(?, ' ')::uuid[])";

    private static final String BY_EXTERNAL_ID = SELECT + """
        where tenant_id = ? and type = ? and external_id = ? and deleted_at is null""";

    private static final String BY_EXTERNAL_IDS = "select "
        + COLUMNS.replace("type,", "data_items.type,")
            .replace("external_id,", "data_items.external_id,") + """

        from unnest(?, ?) as wanted (type, external_id)
        join data_items on data_items.tenant_id = ? and data_items.type = wanted.type
            and data_items.external_id = wanted.external_id and data_items.deleted_at is null""";

    private static final String VALUES = "status text, status_before text, attributes text,"
        + " external_id text, version integer, archived boolean, updated_at timestamptz,"
        + " archived_at timestamptz, deleted_at timestamptz, leaves text, words text";

    private static final String LEAVES = "%s::bigint[]";
    private static final String WORDS = "array_to_tsvector(string_to_array(%s, ' '))";

    private static final Insert INSERT =
        Insert.into("data_items", "tenant_id uuid, id uuid, type text, " + VALUES)
            .made("leaves", LEAVES).made("words", WORDS);

    private static final Update UPDATE =
        Update.of("data_items", "tenant_id uuid, id uuid, version integer", VALUES)
            .made("leaves", LEAVES).made("words", WORDS);

    private static final String PURGE = """
        delete from data_items
        where tenant_id = ? and id = ? and version = ?
        returning 1""";

    private static final String LOCK = """
        select
        from data_items
        where tenant_id = ? and id = any (string_to_array(?, ' ')::uuid[])
        order by id
        for no key update""";

    /// So that items can exchange them.
    private static final String FREE = """
        update data_items
        set external_id = null
        where tenant_id = ? and id = any (string_to_array(?, ' ')::uuid[])""";

    private static final String ROW =
        "tenant_id uuid, index_id integer, archived boolean, value bytea, item_id uuid";
    private static final Insert INSERT_ROW = Insert.into("data_index", ROW).unlessThere();
    private static final Delete DELETE_ROW = Delete.from("data_index", ROW);

    private static final String EXTERNAL_ID_INDEX = "data_items_by_external_id";

    private final Reads reads;

    ItemStore(Reads reads) {
        this.reads = reads;
    }

    /// Also one in the trash.
    Optional<Item> find(Caller caller, UUID id) {
        return reads.one(caller, Sql.of(FIND, caller.tenant().id(), id), ItemStore::row);
    }

    /// Also those in the trash.
    public List<Item> these(Caller caller, Collection<UUID> ids) {
        return ids.isEmpty() ? List.of()
            : reads.list(caller, Sql.of(THESE, caller.tenant().id(), joined(ids)), ItemStore::row);
    }

    Optional<Item> byExternalId(Caller caller, String type, String externalId) {
        return reads.one(
            caller, Sql.of(BY_EXTERNAL_ID, caller.tenant().id(), type, externalId), ItemStore::row);
    }

    /// Those of these names that are not in the trash.
    List<Item> byExternalIds(Caller caller, Collection<ExternalName> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        return reads.list(caller, Sql.of(BY_EXTERNAL_IDS,
            names.stream().map(ExternalName::type).toArray(String[]::new),
            names.stream().map(ExternalName::externalId).toArray(String[]::new),
            caller.tenant().id()), ItemStore::row);
    }

    long count(Caller caller) {
        Sql total = ItemCounters.total(caller.tenant().id(), null, null, null);
        return reads.one(caller, total, row -> row.getLong(1)).orElseThrow();
    }

    void insert(Item item, Kept kept, Write write) {
        unique(write);
        write.insert(INSERT, values(item, kept, write.caller().tenant().id(), item.id(), item.type()));
    }

    void update(Item before, Item after, Kept kept, Write write) {
        unique(write);
        write.update(UPDATE,
            values(after, kept, write.caller().tenant().id(), before.id(), before.version()));
    }

    void purge(Item item, Write write) {
        write.stageConditional(PURGE, write.caller().tenant().id(), item.id(), item.version());
    }

    void lock(Collection<UUID> items, Write write) {
        write.stage(LOCK, write.caller().tenant().id(), joined(items));
    }

    void freeExternalIds(Collection<UUID> items, Write write) {
        write.stage(FREE, write.caller().tenant().id(), joined(items));
    }

    void insert(IndexRow row, Write write) {
        write.insert(INSERT_ROW,
            write.caller().tenant().id(), row.index(), row.archived(), row.value(), row.item());
    }

    void delete(IndexRow row, Write write) {
        write.delete(DELETE_ROW,
            write.caller().tenant().id(), row.index(), row.archived(), row.value(), row.item());
    }

    private static Object[] values(Item item, Kept kept, Object... key) {
        Object[] all = Arrays.copyOf(key, key.length + 11);
        int at = key.length;
        all[at++] = item.status();
        all[at++] = Sql.orNull(item.statusBefore(), Null.TEXT);
        all[at++] = item.attributes().text();
        all[at++] = Sql.orNull(item.externalId(), Null.TEXT);
        all[at++] = item.version();
        all[at++] = item.isArchived();
        all[at++] = item.updatedAt();
        all[at++] = Sql.orNull(item.archivedAt(), Null.TIMESTAMP);
        all[at++] = Sql.orNull(item.deletedAt(), Null.TIMESTAMP);
        all[at++] = kept.leaves();
        all[at] = Sql.orNull(kept.words(), Null.TEXT);
        return all;
    }

    private static void unique(Write write) {
        write.unique(EXTERNAL_ID_INDEX, ItemDocument.EXTERNAL_ID.name());
    }

    private static String joined(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(" "));
    }

    /// An item of a row of [#COLUMNS].
    public static Item row(ResultSet row) throws SQLException {
        return new Item(
            row.getObject("id", UUID.class), row.getString("type"), row.getString("status"),
            row.getString("status_before"), new JsonText(row.getString("attributes")),
            row.getString("external_id"), row.getInt("version"), RowReader.instant(row, "updated_at"),
            RowReader.instantOrNull(row, "archived_at"), RowReader.instantOrNull(row, "deleted_at"));
    }

    /// How another system calls an item.
    record ExternalName(String type, String externalId) {}

    /// What is kept beside an item so that it is found.
    ///
    /// @param leaves as an array of PostgreSQL
    /// @param words null where no index of words wants any
    record Kept(String leaves, @Nullable String words) {}

    /// A row of `data_index`.
    public record IndexRow(int index, boolean archived, java.nio.ByteBuffer bytes, UUID item) {

        public byte[] value() {
            return bytes.array();
        }
    }
}

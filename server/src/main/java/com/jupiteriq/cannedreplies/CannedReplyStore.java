package com.jupiteriq.cannedreplies;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The table `canned_replies`.
final class CannedReplyStore {

    private static final String COLUMNS = """
        select id, version, name, content, tags, created_at, updated_at
        from canned_replies
        """;

    private static final String FIND = COLUMNS + "where tenant_id = ? and id = ?";

    private static final String INSERT = """
        insert into canned_replies (
            tenant_id, id, version, name, content, tags, created_at, updated_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String UPDATE = """
        update canned_replies
        set version = ?, name = ?, content = ?, tags = ?, updated_at = ?
        where tenant_id = ? and id = ? and version = ?
        returning 1""";

    private static final String DELETE = """
        delete from canned_replies
        where tenant_id = ? and id = ? and version = ?
        returning 1""";

    private final Reads reads;
    private final Listing<CannedReply> listing;

    CannedReplyStore(Reads reads) {
        this.reads = reads;
        this.listing = Listing.of("canned_replies", COLUMNS, CannedReply::id)
            .timed(CannedReply::createdAt, CannedReply::updatedAt)
            .read(reads, tenant -> CannedReplyStore::row);
    }

    Listing<CannedReply> list() {
        return listing;
    }

    Optional<CannedReply> find(Caller caller, UUID id) {
        return reads.one(caller, Sql.of(FIND, caller.tenant().id(), id), CannedReplyStore::row);
    }

    void insert(CannedReply reply, Write write) {
        unique(write);
        write.stage(INSERT, write.caller().tenant().id(), reply.id(), reply.version(), reply.name(),
            reply.content(), reply.tags().toArray(String[]::new), reply.createdAt(), reply.updatedAt());
    }

    void update(CannedReply before, CannedReply after, Write write) {
        unique(write);
        write.stageConditional(UPDATE, after.version(), after.name(), after.content(),
            after.tags().toArray(String[]::new), after.updatedAt(),
            write.caller().tenant().id(), before.id(), before.version());
    }

    void delete(CannedReply reply, Write write) {
        write.stageConditional(DELETE, write.caller().tenant().id(), reply.id(), reply.version());
    }

    private static void unique(Write write) {
        write.unique("canned_replies_by_name", CannedReplyDocument.NAME.name());
    }

    private static CannedReply row(ResultSet row) throws SQLException {
        return new CannedReply(
            row.getObject("id", UUID.class), row.getInt("version"), row.getString("name"),
            row.getString("content"), List.of((String[]) row.getArray("tags").getArray()),
            RowReader.instant(row, "created_at"), RowReader.instant(row, "updated_at"));
    }
}

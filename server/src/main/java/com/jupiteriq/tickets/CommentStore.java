package com.jupiteriq.tickets;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Cursor;
import com.jupiteriq.kernel.Page;
import com.jupiteriq.kernel.PageRequest;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/// The table `ticket_comments`.
final class CommentStore {

    static final String SORT = "created_at";

    private static final String INSERT = """
        insert into ticket_comments (
            tenant_id, ticket_id, id, content, is_internal, author_id, author_name, created_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String LIST = """
        select id, content, is_internal, author_id, author_name, created_at
        from ticket_comments
        where tenant_id = ? and ticket_id = ? and (created_at, id) > (?, ?)
        order by created_at, id
        limit ? offset ?""";

    private static final String COUNT = """
        select count(*)
        from ticket_comments
        where tenant_id = ? and ticket_id = ?""";

    private static final Cursor START = new Cursor(SORT, Instant.EPOCH.toString(), new UUID(0, 0));

    private final Reads reads;

    CommentStore(Reads reads) {
        this.reads = reads;
    }

    void insert(Ticket ticket, Comment comment, Write write) {
        write.stage(INSERT,
            write.caller().tenant().id(), ticket.id(), comment.id(), comment.content(), comment.isInternal(),
            comment.author().id(), comment.author().name(), comment.createdAt());
    }

    Page<Comment> list(Caller caller, Ticket ticket, PageRequest page) {
        UUID tenant = caller.tenant().id();
        Cursor from = page.cursor() == null ? START : page.cursor();
        var found = reads.both(caller,
            Sql.of(LIST, tenant, ticket.id(), from.time(), from.id(),
                (long) page.limit() + 1, page.offset()),
            CommentStore::row,
            Sql.of(COUNT, tenant, ticket.id()),
            row -> row.getLong(1));
        return Page.of(found.first(), page, found.second().getFirst(),
            last -> new Cursor(SORT, last.createdAt().toString(), last.id()));
    }

    private static Comment row(ResultSet row) throws SQLException {
        return new Comment(
            row.getObject("id", UUID.class),
            row.getString("content"),
            row.getBoolean("is_internal"),
            new Principal(row.getObject("author_id", UUID.class), row.getString("author_name")),
            RowReader.instant(row, "created_at"));
    }
}

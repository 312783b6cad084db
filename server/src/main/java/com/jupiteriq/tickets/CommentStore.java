package com.jupiteriq.tickets;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.lists.Order;
import com.jupiteriq.lists.Page;
import com.jupiteriq.lists.PageRequest;
import com.jupiteriq.lists.Selection;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import com.jupiteriq.text.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;

/// The table `ticket_comments`.
final class CommentStore {

    private static final String INSERT = """
        insert into ticket_comments (
            tenant_id, ticket_id, id, content, is_internal, attachments, author_kind, author_id, author_name,
            words, created_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, array_to_tsvector(string_to_array(?, ' ')), ?)""";

    private static final String COLUMNS = """
        select id, content, is_internal, attachments, author_kind, author_id, author_name, created_at
        from ticket_comments
        """;

    private final Listing<Comment> listing;

    CommentStore(Reads reads) {
        this.listing = Listing.of("ticket_comments", COLUMNS, Comment::id)
            .sorted("created_at", Order.time("created_at", Comment::createdAt))
            .read(reads, tenant -> CommentStore::row);
    }

    Listing<Comment> list() {
        return listing;
    }

    void insert(Ticket ticket, Comment comment, Write write) {
        write.stage(INSERT,
            write.caller().tenant().id(), ticket.id(), comment.id(), comment.content(), comment.isInternal(),
            TicketStore.attachments(comment.attachments()), comment.author().kind().word(),
            comment.author().id(), Objects.requireNonNullElse(comment.author().openName(), ""),
            Words.in(comment.content()), comment.createdAt());
    }

    Page<Comment> list(Caller caller, Ticket ticket, Selection selection, PageRequest page) {
        return listing.page(caller, selection.within(Sql.of("ticket_id = ?", ticket.id())), page);
    }

    private static Comment row(ResultSet row) throws SQLException {
        return new Comment(
            row.getObject("id", UUID.class),
            row.getString("content"),
            row.getBoolean("is_internal"),
            TicketStore.attachments(row),
            Principal.kept(row.getString("author_kind"), row.getObject("author_id", UUID.class),
                row.getString("author_name")),
            RowReader.instant(row, "created_at"));
    }
}

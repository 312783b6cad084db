package com.jupiteriq.tickets;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.lists.Filter;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.lists.Order;
import com.jupiteriq.lists.WordSearch;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Sql.Null;
import com.jupiteriq.store.Write;
import com.jupiteriq.text.EmailAddress;
import com.jupiteriq.text.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The table `tickets`.
final class TicketStore {

    private static final String COLUMNS = """
        select id, number, version, principal_id, subject, description, status, priority, category,
               customer_email, tags, attachments, metadata, created_at, updated_at, resolved_at, closed_at
        from tickets
        """;

    private static final String FIND_BY_ID = COLUMNS + "where tenant_id = ? and id = ?";

    private static final String FIND_BY_NUMBER = COLUMNS + "where tenant_id = ? and number = ?";

    private static final String THESE =
        COLUMNS + "where tenant_id = ? and id = any (string_to_array(?, ' ')::uuid[])";

    private static final String INSERT = """
        insert into tickets (
            tenant_id, id, number, version, principal_id, subject, description, status, priority, category,
            customer_email, customer_email_index, tags, attachments, metadata, words, created_at, \
            updated_at, resolved_at, closed_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, \
            array_to_tsvector(string_to_array(?, ' ')), ?, ?, ?, ?)""";

    private static final String UPDATE = """
        update tickets
        set version = ?, subject = ?, description = ?, status = ?, priority = ?, category = ?,
            customer_email = ?, customer_email_index = ?, tags = ?, attachments = ?, metadata = ?,
            words = array_to_tsvector(string_to_array(?, ' ')), updated_at = ?,
            resolved_at = ?, closed_at = ?
        where tenant_id = ? and id = ? and version = ?
        returning 1""";

    /// On the version too: the events of a comment show the ticket as it was read.
    private static final String TOUCH = """
        update tickets
        set version = ?, updated_at = ?
        where tenant_id = ? and id = ? and version = ?
        returning 1""";

    private static final String DELETE = """
        delete from tickets
        where tenant_id = ? and id = ? and version = ?
        returning 1""";

    /// In the ticket itself or in its comments.
    private static final WordSearch WORDS = new WordSearch("tickets", "find_tickets", "count_tickets", """
        (words @@ (select every from asked) or not exists (
            select
            from unnest((select each from asked)) as one (word)
            where not words @@ one.word
              and not exists (
                  select
                  from ticket_comments
                  where tenant_id = candidate.tenant_id and ticket_id = candidate.id
                    and ticket_comments.words @@ one.word)))""");

    private final Reads reads;
    private final Vault vault;
    private final Listing<Ticket> listing;

    TicketStore(Reads reads, Vault vault) {
        this.reads = reads;
        this.vault = vault;
        this.listing = listing();
    }

    private Listing<Ticket> listing() {
        return Listing.of("tickets", COLUMNS, Ticket::id)
            .sorted("-created_at",
                Order.time("created_at", Ticket::createdAt),
                Order.time("updated_at", Ticket::updatedAt),
                Order.number("priority", ticket -> ticket.details().priority().rank()))
            .where(Filter.where(TicketList.STATUS, "status = ?", TicketStatus::word))
            .where(Filter.where(TicketList.PRIORITY, "priority = ?", Priority::rank))
            .where(Filter.where(TicketList.CATEGORY, "category = ?", category -> category))
            .where(Filter.of(TicketList.CUSTOMER_EMAIL, this::ofCustomer))
            .where(Filter.where(TicketList.TAG, "id in (select find_tickets_tagged(?))", tag -> tag))
            .where(Filter.after(TicketList.CREATED_AFTER, "created_at"))
            .where(Filter.before(TicketList.CREATED_BEFORE, "created_at"))
            .where(Filter.after(TicketList.UPDATED_AFTER, "updated_at"))
            .where(Filter.before(TicketList.UPDATED_BEFORE, "updated_at"))
            .searched(TicketList.WORDS, WORDS)
            .counted(Tickets.COUNTER, TicketList.STATUS)
            .read(reads, this::reader);
    }

    /// Tickets of before were indexed by the address in lower case, which is another form of it only where it
    /// is not ASCII.
    private Sql ofCustomer(Tenant tenant, String email) {
        String now = EmailAddress.comparable(email);
        String before = email.toLowerCase(Locale.ROOT);
        return now.equals(before)
            ? Sql.of("customer_email_index = ?", blindIndex(tenant, now))
            : Sql.of("customer_email_index in (?, ?)", blindIndex(tenant, now), blindIndex(tenant, before));
    }

    Optional<Ticket> find(Caller caller, TicketRef ref) {
        UUID tenant = caller.tenant().id();
        Sql query = switch (ref) {
            case TicketRef.ById(UUID id) -> Sql.of(FIND_BY_ID, tenant, id);
            case TicketRef.ByNumber(long number) -> Sql.of(FIND_BY_NUMBER, tenant, number);
        };
        return reads.one(caller, query, reader(caller.tenant()));
    }

    List<Ticket> these(Caller caller, Collection<UUID> ids) {
        String listed = ids.stream().map(UUID::toString).collect(Collectors.joining(" "));
        return reads.list(caller, Sql.of(THESE, caller.tenant().id(), listed), reader(caller.tenant()));
    }

    Listing<Ticket> list() {
        return listing;
    }

    void insert(Ticket ticket, Write write) {
        TicketDetails details = ticket.details();
        Tenant tenant = write.caller().tenant();
        write.stage(INSERT,
            tenant.id(), ticket.id(), ticket.number(), ticket.version(), ticket.openedBy(),
            details.subject(), text(details.description()),
            details.status().word(), details.priority().rank(),
            text(details.category()), sealedEmail(tenant, ticket), indexedEmail(tenant, ticket),
            details.tags().toArray(String[]::new), attachments(details), metadata(details), words(details),
            ticket.createdAt(), ticket.updatedAt(), time(ticket.resolvedAt()),
            time(ticket.closedAt()));
    }

    void update(Ticket before, Ticket after, Write write) {
        TicketDetails details = after.details();
        Tenant tenant = write.caller().tenant();
        write.stageConditional(UPDATE,
            after.version(), details.subject(), text(details.description()), details.status().word(),
            details.priority().rank(), text(details.category()), sealedEmail(tenant, after),
            indexedEmail(tenant, after), details.tags().toArray(String[]::new), attachments(details),
            metadata(details), words(details), after.updatedAt(), time(after.resolvedAt()),
            time(after.closedAt()), tenant.id(), before.id(), before.version());
    }

    void touch(Ticket before, Ticket after, Write write) {
        write.stageConditional(TOUCH,
            after.version(), after.updatedAt(), write.caller().tenant().id(), before.id(), before.version());
    }

    void delete(Ticket ticket, Write write) {
        write.stageConditional(DELETE, write.caller().tenant().id(), ticket.id(), ticket.version());
    }

    private RowReader<Ticket> reader(Tenant tenant) {
        return row -> {
            UUID id = row.getObject("id", UUID.class);
            String metadata = row.getString("metadata");
            TicketDetails details = new TicketDetails(
                row.getString("subject"),
                row.getString("description"),
                TicketStatus.of(row.getString("status")),
                Priority.ofRank(row.getShort("priority")),
                row.getString("category"),
                openedEmail(tenant, id, row.getBytes("customer_email")),
                tags(row),
                attachments(row),
                metadata == null ? null : new JsonText(metadata));
            return new Ticket(
                id, row.getLong("number"), row.getInt("version"),
                row.getObject("principal_id", UUID.class), details,
                RowReader.instant(row, "created_at"), RowReader.instant(row, "updated_at"),
                RowReader.instantOrNull(row, "resolved_at"), RowReader.instantOrNull(row, "closed_at"));
        };
    }

    private static List<String> tags(ResultSet row) throws SQLException {
        String[] tags = (String[]) row.getArray("tags").getArray();
        return tags.length == 0 ? List.of() : List.of(tags);
    }

    static List<UUID> attachments(ResultSet row) throws SQLException {
        UUID[] files = (UUID[]) row.getArray("attachments").getArray();
        return files.length == 0 ? List.of() : List.of(files);
    }

    private @Nullable String openedEmail(Tenant tenant, UUID id, byte @Nullable [] sealed) {
        return sealed == null ? null : vault.openText(tenant.account(), emailPlace(id), sealed);
    }

    private Object sealedEmail(Tenant tenant, Ticket ticket) {
        String email = ticket.details().customerEmail();
        return email == null ? Null.BYTES : vault.seal(tenant.account(), emailPlace(ticket.id()), email);
    }

    private Object indexedEmail(Tenant tenant, Ticket ticket) {
        String email = ticket.details().customerEmail();
        return email == null ? Null.TEXT : blindIndex(tenant, EmailAddress.comparable(email));
    }

    private String blindIndex(Tenant tenant, String email) {
        return vault.blindIndex(tenant.account(), "tickets.customer_email", email);
    }

    private static String emailPlace(UUID ticket) {
        return "tickets.customer_email:" + ticket;
    }

    private static String words(TicketDetails details) {
        String description = details.description();
        return description == null ? Words.in(details.subject()) : Words.in(details.subject(), description);
    }

    private static Object attachments(TicketDetails details) {
        return attachments(details.attachments());
    }

    /// As a column of files takes them.
    static Sql.Array attachments(List<UUID> files) {
        return new Sql.Array("uuid", files.stream().map(UUID::toString).toArray(String[]::new));
    }

    private static Object metadata(TicketDetails details) {
        return details.metadata() == null ? Null.TEXT : details.metadata().text();
    }

    private static Object text(@Nullable String value) {
        return Sql.orNull(value, Null.TEXT);
    }

    private static Object time(@Nullable Instant value) {
        return Sql.orNull(value, Null.TIMESTAMP);
    }
}

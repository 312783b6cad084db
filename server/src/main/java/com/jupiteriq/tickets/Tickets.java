package com.jupiteriq.tickets;

import static com.jupiteriq.tickets.TicketDocument.TICKET;

import com.jupiteriq.json.Changes;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Event;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.lists.Page;
import com.jupiteriq.lists.PageRequest;
import com.jupiteriq.lists.Selection;
import com.jupiteriq.store.Numbers;
import com.jupiteriq.store.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/// The tickets of a tenant. Every change stages its rows, its audit entry and its events in the given write.
///
/// Refuses with `Missing` for a ticket that is not there, and with `NotOwner` for a change to one out of
/// [Reach].
public final class Tickets {

    static final String COUNTER = "tickets";

    private static final String KIND = "ticket";

    private final TicketStore store;
    private final CommentStore comments;
    private final Attachments attachments;
    private final Numbers numbers;
    private final Ids ids;

    Tickets(TicketStore store, CommentStore comments, Attachments attachments, Numbers numbers, Ids ids) {
        this.store = store;
        this.comments = comments;
        this.attachments = attachments;
        this.numbers = numbers;
        this.ids = ids;
    }

    /// Opens a ticket and emits `ticket.created`.
    public Ticket open(TicketDetails wanted, Write write) {
        Caller caller = write.caller();
        TicketDetails details = attachments.demanded(wanted, List.of(), caller);
        long number = numbers.next(caller.tenant(), KIND);
        Ticket ticket = Ticket.opened(ids.next(), number, caller.principal(), details, write.now());
        store.insert(ticket, write);
        attachments.attach(ticket, write);
        write.count(COUNTER, details.status().word(), 1);
        List<Event> events = new ArrayList<>(List.of(TicketEvents.created(ticket)));
        if (details.status() == TicketStatus.RESOLVED) {
            events.add(TicketEvents.resolved(ticket));
        }
        write.record(audit("ticket.create", ticket, null, TICKET.of(ticket)),
            events.toArray(Event[]::new));
        return ticket;
    }

    public Ticket get(Caller caller, TicketRef ref, Reach reach) {
        Ticket ticket = find(caller, ref);
        if (reach == Reach.OWN && !ticket.isOwnedBy(caller.principal())) {
            throw new Refused(new Failure.Missing(KIND));
        }
        return ticket;
    }

    /// Those of these tickets that are there.
    public Map<UUID, Ticket> these(Caller caller, Collection<UUID> wanted) {
        return store.these(caller, wanted).stream()
            .collect(Collectors.toMap(Ticket::id, ticket -> ticket));
    }

    /// All of them, by the parameters of [TicketList].
    public Listing<Ticket> list() {
        return store.list();
    }

    /// Changes what is said about a ticket and emits `ticket.updated`, and `ticket.resolved` where it became
    /// that. A change that changes nothing writes nothing.
    ///
    /// @param expected refuses with `PreconditionFailed` when it does not hold for the ticket's version
    /// @param change from the ticket as it is to what is to be said about it
    public Ticket change(
        TicketRef ref, Reach reach, IntPredicate expected, Function<Ticket, TicketDetails> change,
        Write write) {
        Ticket before = changeable(ref, reach, expected, write);
        TicketDetails wanted = attachments.demanded(
            change.apply(before), before.details().attachments(), write.caller());
        Ticket after = before.changedTo(wanted, write.now());
        Changes changes = TICKET.changes(before, after);
        if (changes.none()) {
            return before;
        }
        store.update(before, after, write);
        attachments.change(before, after, write);
        write.count(COUNTER, before.details().status().word(), -1);
        write.count(COUNTER, after.details().status().word(), 1);
        List<Event> events = new ArrayList<>(List.of(TicketEvents.updated(after, changes.fields())));
        boolean moved = changes.of(TicketDocument.STATUS);
        if (moved && after.details().status() == TicketStatus.RESOLVED) {
            events.add(TicketEvents.resolved(after));
        }
        write.record(audit("ticket.update", after, changes.before(), changes.after()),
            events.toArray(Event[]::new));
        return after;
    }

    /// Deletes a ticket with its comments and emits `ticket.deleted`.
    public void delete(TicketRef ref, IntPredicate expected, Write write) {
        Ticket ticket = changeable(ref, Reach.TENANT, expected, write);
        store.delete(ticket, write);
        attachments.end(ticket, write);
        write.count(COUNTER, ticket.details().status().word(), -1);
        write.record(audit("ticket.delete", ticket, TICKET.of(ticket), null), TicketEvents.deleted(ticket));
    }

    /// Adds a comment, which moves the ticket's `updated_at`. Emits `ticket.updated` without the text, and
    /// `response.sent` with it when the comment is the reply to the customer.
    public Comment comment(TicketRef ref, Reach reach, NewComment wanted, Write write) {
        Ticket before = changeable(ref, reach, version -> true, write);
        Ticket ticket = before.touched(write.now());
        Caller caller = write.caller();
        Comment comment = new Comment(ids.next(), wanted.content(), wanted.isInternal(),
            attachments.demanded(wanted.attachments(), List.of(), caller), caller.principal(), write.now());
        store.touch(before, ticket, write);
        comments.insert(ticket, comment, write);
        attachments.attach(comment, ticket, write);
        List<Event> events = new ArrayList<>(List.of(TicketEvents.updated(ticket, List.of("comments"))));
        if (wanted.isReply()) {
            events.add(TicketEvents.responseSent(ticket, comment));
        }
        JsonText after = new JsonWriter()
            .object()
            .field("comment_id", comment.publicId())
            .field("is_internal", comment.isInternal())
            .field(Attachments.FIELD, Attachments.publicIds(comment))
            .endObject()
            .done();
        write.record(audit("ticket.comment", ticket, null, after), events.toArray(Event[]::new));
        return comment;
    }

    /// The comments of a ticket, oldest first.
    public Page<Comment> comments(Caller caller, TicketRef ref, Selection selection, PageRequest page) {
        return comments.list(caller, find(caller, ref), selection, page);
    }

    /// What lists of comments can be asked.
    public Listing<Comment> comments() {
        return comments.list();
    }

    private Ticket changeable(TicketRef ref, Reach reach, IntPredicate expected, Write write) {
        write.about(ref.name());
        Ticket ticket = find(write.caller(), ref);
        write.about(ticket.publicId(), ticket.id().toString());
        if (reach == Reach.OWN && !ticket.isOwnedBy(write.caller().principal())) {
            throw new Refused(new Failure.NotOwner(KIND));
        }
        write.follows(expected, ticket.version(), ticket.updatedAt());
        return ticket;
    }

    private Ticket find(Caller caller, TicketRef ref) {
        return store.find(caller, ref).orElseThrow(() -> new Refused(new Failure.Missing(KIND)));
    }

    private static AuditEntry audit(
        String action, Ticket ticket, @org.jspecify.annotations.Nullable JsonText before,
        @org.jspecify.annotations.Nullable JsonText after) {
        return new AuditEntry(action, ticket.publicId(), before, after);
    }
}

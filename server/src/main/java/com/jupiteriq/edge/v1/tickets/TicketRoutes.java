package com.jupiteriq.edge.v1.tickets;

import static com.jupiteriq.edge.Route.delete;
import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.edge.Route.patch;
import static com.jupiteriq.edge.Route.post;
import static com.jupiteriq.edge.Route.put;
import static com.jupiteriq.kernel.Permission.FILES_READ;
import static com.jupiteriq.kernel.Permission.TICKETS_DELETE;
import static com.jupiteriq.kernel.Permission.TICKETS_READ;
import static com.jupiteriq.kernel.Permission.TICKETS_WRITE;
import static com.jupiteriq.tickets.CommentDocument.COMMENT;
import static com.jupiteriq.tickets.TicketDocument.TICKET;

import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.http.ETags;
import com.jupiteriq.edge.v1.V1;
import com.jupiteriq.json.Draft;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.lists.Page;
import com.jupiteriq.lists.Selection;
import com.jupiteriq.store.Write;
import com.jupiteriq.tickets.Comment;
import com.jupiteriq.tickets.CommentDocument;
import com.jupiteriq.tickets.NewComment;
import com.jupiteriq.tickets.Reach;
import com.jupiteriq.tickets.Ticket;
import com.jupiteriq.tickets.TicketDocument;
import com.jupiteriq.tickets.TicketRef;
import com.jupiteriq.tickets.Tickets;
import java.util.List;
import java.util.function.BiFunction;

/// What `/v1` says about tickets (001:11, 001:145-191).
public final class TicketRoutes {

    private static final Field ID = Field.required("id", new Schema.Patterned(TicketRef.PATTERN),
        "`TCK-12345`, the bare number or the ticket's UUID.").example("\"TCK-12345\"");

    /// A text of 65,536 characters beyond the BMP as the database sends it and as text, and the rest.
    private static final long LARGEST = 640 << 10;

    private final Tickets tickets;

    public TicketRoutes(Tickets tickets) {
        this.tickets = tickets;
    }

    public List<Route> table() {
        return List.of(
            get("/tickets").named("listTickets", "List tickets.")
                .needs(TICKETS_READ).largest(LARGEST).examples(TicketExamples.OPEN_ONES)
                .pages(TICKET, tickets.list()),
            post("/tickets").named("createTicket", "Open a ticket.")
                .needs(TICKETS_WRITE).takes(TICKET.creation()).gives(201, TICKET.shape()).tagged()
                .examples(TicketExamples.NEW).changes(this::open),
            get("/tickets/{id}").where(ID).named("getTicket", "Read a ticket.")
                .needs(TICKETS_READ).gives(200, TICKET.shape()).tagged().reads(this::read),
            patch("/tickets/{id}").where(ID).named("updateTicket", "Change a ticket by a merge patch.")
                .needs(TICKETS_WRITE).takes(TICKET.patch()).gives(200, TICKET.shape()).tagged()
                .examples(TicketExamples.RESOLVE).changes(change(TICKET::patched)),
            put("/tickets/{id}").where(ID)
                .named("replaceTicket", "Replace a ticket; what is left out returns to its default.")
                .needs(TICKETS_WRITE).takes(TICKET.replacement()).gives(200, TICKET.shape()).tagged()
                .examples(TicketExamples.REPLACE).changes(change(TICKET::replaced)),
            delete("/tickets/{id}").where(ID).named("deleteTicket", "Delete a ticket with its comments.")
                .needs(TICKETS_DELETE).tagged().changes(this::remove),
            get("/tickets/{id}/comments").where(ID)
                .named("listComments", "List the comments of a ticket, oldest first.")
                .needs(TICKETS_READ).largest(LARGEST).pages(COMMENT, tickets.comments(), this::comments),
            post("/tickets/{id}/comments").where(ID)
                .named("createComment", "Reply to the customer, or note something.")
                .needs(TICKETS_WRITE).takes(COMMENT.creation()).gives(201, COMMENT.shape())
                .examples(TicketExamples.REPLY).changes(this::comment));
    }

    private Reply open(Request request, Write write) {
        Ticket ticket = tickets.open(TicketDocument.details(TICKET.created(body(request))), write);
        return Reply.created(V1.MOUNT + "/tickets/" + ticket.publicId(), TICKET.of(ticket))
            .etag(ETags.of(ticket.version()));
    }

    private Reply read(Request request) {
        return one(tickets.get(request.caller(), ref(request), Reach.TENANT));
    }

    private Route.Changing change(BiFunction<Ticket, Fields, Draft<Ticket>> manner) {
        return (request, write) -> {
            Fields body = body(request);
            return one(tickets.change(
                ref(request), Reach.TENANT, ETags.expected(request.ifMatch()),
                before -> TicketDocument.details(manner.apply(before, body)), write));
        };
    }

    private Reply remove(Request request, Write write) {
        tickets.delete(ref(request), ETags.expected(request.ifMatch()), write);
        return Reply.nothing();
    }

    private Page<Comment> comments(Request request, Selection selection) {
        return tickets.comments(request.caller(), ref(request), selection, request.query().page());
    }

    private Reply comment(Request request, Write write) {
        NewComment wanted = CommentDocument.wanted(COMMENT.created(body(request)));
        Comment comment = tickets.comment(ref(request), Reach.TENANT, wanted, write);
        return Reply.created(
            V1.MOUNT + "/tickets/" + request.variable("id") + "/comments", COMMENT.of(comment));
    }

    /// Whoever names files has to be somebody who may read them: an id alone would tell that there is one.
    private static Fields body(Request request) {
        Fields body = request.body();
        boolean names = !body.texts(TicketDocument.ATTACHMENTS.name()).isEmpty();
        if (names && !request.caller().permissions().allow(FILES_READ)) {
            throw new Refused(new Failure.Forbidden(FILES_READ));
        }
        return body;
    }

    private static TicketRef ref(Request request) {
        return TicketRef.parse(request.variable("id"));
    }

    private static Reply.One one(Ticket ticket) {
        return Reply.ok(TICKET.of(ticket)).etag(ETags.of(ticket.version()));
    }
}

package com.jupiteriq.edge.v1.tickets;

import static com.jupiteriq.edge.Route.delete;
import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.edge.Route.patch;
import static com.jupiteriq.edge.Route.post;
import static com.jupiteriq.kernel.Permission.TICKETS_DELETE;
import static com.jupiteriq.kernel.Permission.TICKETS_READ;
import static com.jupiteriq.kernel.Permission.TICKETS_WRITE;

import com.jupiteriq.edge.ETags;
import com.jupiteriq.edge.Lists;
import com.jupiteriq.edge.Query;
import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.v1.V1;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.Page;
import com.jupiteriq.store.Write;
import com.jupiteriq.tickets.Comment;
import com.jupiteriq.tickets.NewComment;
import com.jupiteriq.tickets.Priority;
import com.jupiteriq.tickets.Reach;
import com.jupiteriq.tickets.Ticket;
import com.jupiteriq.tickets.TicketDocument;
import com.jupiteriq.tickets.TicketQuery;
import com.jupiteriq.tickets.TicketRef;
import com.jupiteriq.tickets.TicketStatus;
import com.jupiteriq.tickets.Tickets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `/v1` says about tickets (001:11, 001:145-191).
public final class TicketRoutes {

    private static final Field ID = Field.required("id", new Schema.Patterned(TicketRef.PATTERN),
        "`TCK-12345`, the bare number or the ticket's UUID.").example("\"TCK-12345\"");

    private final Tickets tickets;

    public TicketRoutes(Tickets tickets) {
        this.tickets = tickets;
    }

    public List<Route> table() {
        return List.of(
            get("/tickets").named("listTickets", "List tickets.")
                .needs(TICKETS_READ).filters(TicketShapes.FILTERS).lists(TicketShapes.TICKET)
                .examples(TicketExamples.OPEN_ONES).reads(this::list),
            post("/tickets").named("createTicket", "Open a ticket.")
                .needs(TICKETS_WRITE).takes(TicketShapes.NEW_TICKET).gives(201, TicketShapes.TICKET).tagged()
                .examples(TicketExamples.NEW).changes(this::open),
            get("/tickets/{id}").where(ID).named("getTicket", "Read a ticket.")
                .needs(TICKETS_READ).gives(200, TicketShapes.TICKET).tagged().reads(this::read),
            patch("/tickets/{id}").where(ID).named("updateTicket", "Change a ticket by a merge patch.")
                .needs(TICKETS_WRITE).takes(TicketShapes.TICKET_PATCH)
                .gives(200, TicketShapes.TICKET).tagged()
                .examples(TicketExamples.RESOLVE).changes(this::change),
            delete("/tickets/{id}").where(ID).named("deleteTicket", "Delete a ticket with its comments.")
                .needs(TICKETS_DELETE).tagged().changes(this::remove),
            get("/tickets/{id}/comments").where(ID)
                .named("listComments", "List the comments of a ticket, oldest first.")
                .needs(TICKETS_READ).lists(TicketShapes.COMMENT).reads(this::comments),
            post("/tickets/{id}/comments").where(ID)
                .named("createComment", "Reply to the customer, or note something.")
                .needs(TICKETS_WRITE).takes(TicketShapes.NEW_COMMENT).gives(201, TicketShapes.COMMENT)
                .examples(TicketExamples.REPLY).changes(this::comment));
    }

    private Reply list(Request request) {
        Page<Ticket> page = tickets.list(request.caller(), query(request.query()), request.query().page());
        return Lists.of(page, TicketDocument::of, request.query());
    }

    private Reply open(Request request, Write write) {
        Ticket ticket = tickets.open(NewTicketBody.details(request.body()), write);
        return Reply.created(location(ticket), TicketDocument.of(ticket)).etag(ETags.of(ticket.version()));
    }

    private Reply read(Request request) {
        return one(tickets.get(request.caller(), ref(request), Reach.TENANT));
    }

    private Reply change(Request request, Write write) {
        TicketRef ref = ref(request);
        TicketPatchBody patch = new TicketPatchBody(request.body());
        patch.refuseChangedReadOnly(() -> tickets.get(request.caller(), ref, Reach.TENANT));
        return one(tickets.change(ref, Reach.TENANT,
            ETags.expected(request.ifMatch()), patch::applied, write));
    }

    private Reply remove(Request request, Write write) {
        tickets.delete(ref(request), ETags.expected(request.ifMatch()), write);
        return Reply.nothing();
    }

    private Reply comments(Request request) {
        Page<Comment> page = tickets.comments(request.caller(), ref(request), request.query().page());
        return Lists.of(page, TicketDocument::of, request.query());
    }

    private Reply comment(Request request, Write write) {
        boolean internal = request.body().flag("is_internal", false);
        NewComment wanted = new NewComment(request.body().requiredText("content"), internal, !internal);
        TicketRef ref = ref(request);
        Comment comment = tickets.comment(ref, Reach.TENANT, wanted, write);
        return Reply.created(
            V1.MOUNT + "/tickets/" + request.variable("id") + "/comments", TicketDocument.of(comment));
    }

    private static TicketRef ref(Request request) {
        return TicketRef.parse(request.variable("id"));
    }

    private static Reply.One one(Ticket ticket) {
        return Reply.ok(TicketDocument.of(ticket)).etag(ETags.of(ticket.version()));
    }

    private static String location(Ticket ticket) {
        return V1.MOUNT + "/tickets/" + ticket.publicId();
    }

    private static TicketQuery query(Query query) {
        String sort = query.text("sort");
        return new TicketQuery(
            status(query.text("status")),
            priority(query.text("priority")),
            query.text("category"),
            query.text("customer_email"),
            query.text("tag"),
            query.time("created_after"),
            query.time("created_before"),
            query.time("updated_after"),
            query.time("updated_before"),
            query.text("q"),
            sort == null ? TicketQuery.Sort.NEWEST_CREATED : TicketQuery.Sort.of(sort));
    }

    private static @Nullable TicketStatus status(@Nullable String word) {
        return word == null ? null : TicketStatus.of(word);
    }

    private static @Nullable Priority priority(@Nullable String word) {
        return word == null ? null : Priority.of(word);
    }
}

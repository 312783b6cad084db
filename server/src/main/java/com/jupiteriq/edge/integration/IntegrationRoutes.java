package com.jupiteriq.edge.integration;

import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.edge.Route.patch;
import static com.jupiteriq.edge.Route.post;
import static com.jupiteriq.kernel.Permission.TICKETS_READ;
import static com.jupiteriq.kernel.Permission.TICKETS_WRITE;

import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.http.ETags;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.DashedUuid;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.Write;
import com.jupiteriq.tickets.Comment;
import com.jupiteriq.tickets.NewComment;
import com.jupiteriq.tickets.Priority;
import com.jupiteriq.tickets.Reach;
import com.jupiteriq.tickets.Ticket;
import com.jupiteriq.tickets.TicketDetails;
import com.jupiteriq.tickets.TicketRef;
import com.jupiteriq.tickets.TicketStatus;
import com.jupiteriq.tickets.Tickets;
import java.util.List;

/// The five operations of 003. A token deals with the tickets that it created (003:209).
public final class IntegrationRoutes {

    /// The discovery body, with the endpoints in the order of 003:79-85.
    private static final JsonText DISCOVERED = new JsonWriter()
        .object()
        .field("status", "ok")
        .field("endpoints", List.of(
            "POST /tickets", "GET /tickets/:id", "POST /tickets/:id/comments", "PATCH /tickets/:id/status"))
        .endObject()
        .done();

    private static final Field TICKET_ID = Field.required("ticket_id", Schema.uuid(), "Ticket identifier.")
        .example("\"550e8400-e29b-41d4-a716-446655440000\"");

    private final Tickets tickets;

    public IntegrationRoutes(Tickets tickets) {
        this.tickets = tickets;
    }

    List<Route> table() {
        return List.of(
            get("/").named("discover", "Check availability and discover the endpoints.")
                .gives(200, IntegrationShapes.DISCOVERY).reads(request -> Reply.ok(DISCOVERED)),
            post("/tickets").named("createTicket", "Create a ticket.")
                .needs(TICKETS_WRITE).takes(IntegrationShapes.NEW_TICKET)
                .gives(201, IntegrationShapes.CREATED_TICKET).tagged()
                .examples(IntegrationExamples.NEW).changes(this::create),
            get("/tickets/{ticket_id}").where(TICKET_ID)
                .named("getTicket", "Read a ticket that this token created.")
                .needs(TICKETS_READ).gives(200, IntegrationShapes.TICKET).tagged()
                .examples(IntegrationExamples.READ).reads(this::read),
            post("/tickets/{ticket_id}/comments").where(TICKET_ID).named("addComment", "Add a comment.")
                .needs(TICKETS_WRITE).takes(IntegrationShapes.NEW_COMMENT)
                .gives(201, IntegrationShapes.CREATED_COMMENT)
                .examples(IntegrationExamples.COMMENT).changes(this::comment),
            patch("/tickets/{ticket_id}/status").where(TICKET_ID).named("updateStatus", "Change the status.")
                .needs(TICKETS_WRITE).takes(IntegrationShapes.NEW_STATUS)
                .gives(200, IntegrationShapes.CHANGED_STATUS).tagged()
                .examples(IntegrationExamples.STATUS).changes(this::changeStatus));
    }

    private Reply create(Request request, Write write) {
        Fields body = request.body();
        String priority = body.text("priority");
        Ticket ticket = tickets.open(new TicketDetails(
            body.requiredText("title"), body.text("description"), TicketStatus.OPEN,
            priority == null ? Priority.MEDIUM : Priority.of(priority),
            body.text("category"), null, List.of(), List.of(),
            body.json("metadata")), write);
        return Reply.created(Integration.MOUNT + "/tickets/" + ticket.id(), IntegrationShapes.created(ticket))
            .etag(ETags.of(ticket.version()));
    }

    private Reply read(Request request) {
        Ticket ticket = tickets.get(request.caller(), ref(request), Reach.OWN);
        return Reply.ok(IntegrationShapes.read(ticket)).etag(ETags.of(ticket.version()));
    }

    private Reply comment(Request request, Write write) {
        NewComment wanted = new NewComment(
            request.body().requiredText("content"), request.body().flag("is_internal", false), false,
            List.of());
        Comment comment = tickets.comment(ref(request), Reach.OWN, wanted, write);
        return Reply.created(
            Integration.MOUNT + "/tickets/" + request.variable("ticket_id"),
            IntegrationShapes.comment(comment));
    }

    private Reply changeStatus(Request request, Write write) {
        TicketStatus status = TicketStatus.of(request.body().requiredText("status"));
        Ticket ticket = tickets.change(
            ref(request), Reach.OWN, ETags.expected(request.ifMatch()), before ->
                before.details().status(status), write);
        return Reply.ok(IntegrationShapes.status(ticket)).etag(ETags.of(ticket.version()));
    }

    private static TicketRef ref(Request request) {
        return DashedUuid.parse(request.variable("ticket_id"))
            .<TicketRef>map(TicketRef.ById::new)
            .orElseThrow(() ->
                new Refused(new Failure.Unreadable("ticket_id", "`ticket_id` must be a UUID.")));
    }
}

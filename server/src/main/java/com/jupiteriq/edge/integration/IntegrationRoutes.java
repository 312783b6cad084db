package com.jupiteriq.edge.integration;

import static com.jupiteriq.edge.Route.get;
import static com.jupiteriq.edge.Route.patch;
import static com.jupiteriq.edge.Route.post;
import static com.jupiteriq.kernel.Permission.TICKETS_READ;
import static com.jupiteriq.kernel.Permission.TICKETS_WRITE;

import com.jupiteriq.edge.ETags;
import com.jupiteriq.edge.Fields;
import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Request;
import com.jupiteriq.edge.Route;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.JsonWriter;
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

    private static final Route.Example NEW = new Route.Example("documented", "", """
        {"title":"Issue with API integration","description":"Detailed description of the issue","priority":"high",\
        "category":"Technical Support","metadata":{"customer_id":"CUST-123","reference_id":"EXT-456"}}""", null);
    private static final Route.Example COMMENT = new Route.Example("documented", "", """
        {"content":"We have received additional information from the customer.","is_internal":false}""", null);
    private static final Route.Example STATUS = new Route.Example("documented", "", """
        {"status":"resolved"}""", null);

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
                .gives(201, IntegrationShapes.CREATED_TICKET).examples(NEW).changes(this::create),
            get("/tickets/{ticket_id}").named("getTicket", "Read a ticket that this token created.")
                .needs(TICKETS_READ).gives(200, IntegrationShapes.TICKET).tagged().reads(this::read),
            post("/tickets/{ticket_id}/comments").named("addComment", "Add a comment.")
                .needs(TICKETS_WRITE).takes(IntegrationShapes.NEW_COMMENT)
                .gives(201, IntegrationShapes.CREATED_COMMENT).examples(COMMENT).changes(this::comment),
            patch("/tickets/{ticket_id}/status").named("updateStatus", "Change the status.")
                .needs(TICKETS_WRITE).takes(IntegrationShapes.NEW_STATUS)
                .gives(200, IntegrationShapes.CHANGED_STATUS).tagged().examples(STATUS).changes(this::changeStatus));
    }

    private Reply create(Request request, Write write) {
        Fields body = request.body();
        String priority = body.text("priority");
        Ticket ticket = tickets.open(new TicketDetails(
            body.requiredText("title"), body.text("description"), TicketStatus.OPEN,
            priority == null ? Priority.MEDIUM : Priority.of(priority), body.text("category"), null, List.of(),
            body.json("metadata")), write);
        return Reply.created(Integration.MOUNT + "/tickets/" + ticket.id(), IntegrationShapes.created(ticket));
    }

    private Reply read(Request request) {
        Ticket ticket = tickets.get(request.caller(), ref(request), Reach.OWN);
        return Reply.ok(IntegrationShapes.read(ticket)).etag(ETags.of(ticket.version()));
    }

    private Reply comment(Request request, Write write) {
        NewComment wanted = new NewComment(
            request.body().requiredText("content"), request.body().flag("is_internal", false), false);
        Comment comment = tickets.comment(ref(request), Reach.OWN, wanted, write);
        return Reply.created(
            Integration.MOUNT + "/tickets/" + request.variable("ticket_id"), IntegrationShapes.comment(comment));
    }

    private Reply changeStatus(Request request, Write write) {
        TicketStatus status = TicketStatus.of(request.body().requiredText("status"));
        Ticket ticket = tickets.change(
            ref(request), Reach.OWN, ETags.expected(request.ifMatch()), details -> details.status(status), write);
        return Reply.ok(IntegrationShapes.status(ticket));
    }

    private static TicketRef ref(Request request) {
        return TicketRef.uuid(request.variable("ticket_id"))
            .<TicketRef>map(TicketRef.ById::new)
            .orElseThrow(() -> new Refused(new Failure.Unreadable("ticket_id", "`ticket_id` must be a UUID.")));
    }
}

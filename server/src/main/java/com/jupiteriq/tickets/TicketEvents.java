package com.jupiteriq.tickets;

import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.Event;
import java.util.List;

/// What subscribers hear of tickets: the general payload of 000:338-349 with the flat fields of 001:69-80
/// beside it (decisions C29, C46, D15).
final class TicketEvents {

    public static final String CREATED = "ticket.created";
    public static final String UPDATED = "ticket.updated";
    public static final String RESOLVED = "ticket.resolved";
    public static final String DELETED = "ticket.deleted";
    public static final String RESPONSE_SENT = "response.sent";

    /// Every type that tickets emit, for the catalogue.
    public static final List<String> TYPES = List.of(CREATED, UPDATED, RESOLVED, DELETED, RESPONSE_SENT);

    private TicketEvents() {}

    static Event created(Ticket ticket) {
        return new Event(CREATED, about(ticket).endObject().done());
    }

    static Event updated(Ticket ticket, List<String> changedFields) {
        return new Event(UPDATED, about(ticket).field("changed_fields", changedFields).endObject().done());
    }

    static Event resolved(Ticket ticket) {
        return new Event(RESOLVED, about(ticket).endObject().done());
    }

    static Event deleted(Ticket ticket) {
        return new Event(DELETED, about(ticket).endObject().done());
    }

    static Event responseSent(Ticket ticket, Comment reply) {
        JsonWriter data = about(ticket)
            .key("comment")
            .object()
            .field("id", reply.publicId())
            .field("content", reply.content())
            .field("created_at", reply.createdAt())
            .endObject();
        return new Event(RESPONSE_SENT, data.endObject().done());
    }

    private static JsonWriter about(Ticket ticket) {
        return new JsonWriter()
            .object()
            .field("id", ticket.publicId())
            .field("type", "ticket")
            .field("attributes", TicketDocument.TICKET.of(ticket))
            .field("ticket_id", ticket.publicId())
            .field("customer_email", ticket.details().customerEmail())
            .field("subject", ticket.details().subject())
            .field("priority", ticket.details().priority().word());
    }
}

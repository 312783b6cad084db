package com.jupiteriq.tickets;

import com.jupiteriq.events.EventType;
import com.jupiteriq.events.EventTypes;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.Event;
import com.jupiteriq.kernel.Principal;
import java.time.Instant;
import java.util.List;

/// What subscribers hear of tickets: the general payload of 000:338-349 with the flat fields of 001:69-80
/// beside it (decisions C29, C46, D15).
final class TicketEvents {

    private static final List<Field> FLAT = List.of(
        Field.optional("ticket_id", Schema.text(100), "Of ticket events: the ticket."),
        Field.optional("customer_email", Schema.email().orNull(), "Of ticket events: the customer."),
        Field.optional("subject", Schema.text(1_000), "Of ticket events: the subject."),
        Field.optional("priority", Schema.text(100), "Of ticket events: the priority."));

    private static final Field COMMENT = Field.optional(
        "comment", new Schema.FreeObject(Integer.MAX_VALUE, 100), "Of `response.sent`: the reply.");

    private static final Principal SUPPORT = Principal.serviceAccount(EventType.SAMPLE_ID, "Support");

    private TicketEvents() {}

    /// Every type that tickets emit, with the life of one ticket as the example.
    static EventTypes types() {
        Instant at = Instant.parse("2025-01-29T10:30:00Z");
        Instant replied = Instant.parse("2025-01-29T11:00:00Z");
        Instant done = Instant.parse("2025-01-29T11:45:00Z");
        TicketDetails details = new TicketDetails("API Error", "Every call fails.", TicketStatus.OPEN,
            Priority.HIGH, null, "customer@example.com", List.of(), List.of(), null);
        Ticket opened = Ticket.opened(EventType.SAMPLE_ID, 12_345, SUPPORT, details, at);
        Ticket answered = opened.touched(replied);
        Ticket resolved = answered.changedTo(details.status(TicketStatus.RESOLVED), done);
        Comment reply = new Comment(
            EventType.SAMPLE_ID, "We have found the cause.", false, List.of(), SUPPORT, replied);
        return EventTypes.of(
            new EventType(created(opened), at, "A ticket was opened.", FLAT),
            new EventType(updated(resolved, List.of("status")), done,
                "A ticket was changed or commented on.", FLAT, EventType.CHANGED_FIELDS),
            new EventType(resolved(resolved), done, "A ticket became resolved.", FLAT),
            new EventType(deleted(resolved), done, "A ticket was deleted, with its comments.", FLAT),
            new EventType(responseSent(answered, reply), replied,
                "The customer was sent a reply.", FLAT, COMMENT));
    }

    static Event created(Ticket ticket) {
        return new Event("ticket.created", about(ticket).endObject().done());
    }

    static Event updated(Ticket ticket, List<String> changedFields) {
        return new Event("ticket.updated",
            about(ticket).field("changed_fields", changedFields).endObject().done());
    }

    static Event resolved(Ticket ticket) {
        return new Event("ticket.resolved", about(ticket).endObject().done());
    }

    static Event deleted(Ticket ticket) {
        return new Event("ticket.deleted", about(ticket).endObject().done());
    }

    static Event responseSent(Ticket ticket, Comment reply) {
        JsonWriter data = about(ticket)
            .key("comment")
            .object()
            .field("id", reply.publicId())
            .field("content", reply.content())
            .field(Attachments.FIELD, Attachments.publicIds(reply))
            .field("created_at", reply.createdAt())
            .endObject();
        return new Event("response.sent", data.endObject().done());
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

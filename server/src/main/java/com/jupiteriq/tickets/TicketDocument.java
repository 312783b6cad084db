package com.jupiteriq.tickets;

import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.JsonText;

/// The published JSON of a ticket and of a comment: what `/v1` answers is also what events and the audit
/// trail show (decisions D13, D15).
public final class TicketDocument {

    private TicketDocument() {}

    public static JsonText of(Ticket ticket) {
        TicketDetails details = ticket.details();
        return new JsonWriter()
            .object()
            .field("id", ticket.publicId())
            .field("number", ticket.number())
            .field("subject", details.subject())
            .field("description", details.description())
            .field("status", details.status().word())
            .field("priority", details.priority().word())
            .field("category", details.category())
            .field("customer_email", details.customerEmail())
            .field("tags", details.tags())
            .field("metadata", details.metadata() == null ? JsonText.EMPTY_OBJECT : details.metadata())
            .field("created_at", ticket.createdAt())
            .field("updated_at", ticket.updatedAt())
            .field("resolved_at", ticket.resolvedAt())
            .field("closed_at", ticket.closedAt())
            .endObject()
            .done();
    }

    public static JsonText of(Comment comment) {
        return new JsonWriter()
            .object()
            .field("id", comment.publicId())
            .field("content", comment.content())
            .field("is_internal", comment.isInternal())
            .key("author")
            .object()
            .field("type", "service_account")
            .field("id", comment.author().publicId())
            .field("name", comment.author().name())
            .endObject()
            .field("created_at", comment.createdAt())
            .endObject()
            .done();
    }
}

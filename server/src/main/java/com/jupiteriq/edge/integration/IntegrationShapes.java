package com.jupiteriq.edge.integration;

import static com.jupiteriq.json.Schema.nonEmpty;
import static com.jupiteriq.json.Schema.text;
import static com.jupiteriq.json.Schema.timestamp;
import static com.jupiteriq.json.Schema.uuid;

import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.tickets.Comment;
import com.jupiteriq.tickets.Priority;
import com.jupiteriq.tickets.Ticket;
import com.jupiteriq.tickets.TicketDetails;
import com.jupiteriq.tickets.TicketStatus;
import java.util.ArrayList;
import java.util.List;

/// How 003 writes tickets (003:98-147, 183-198, 251-255, 301-311).
final class IntegrationShapes {

    private static final Schema STATUS = new Schema.OneOf(TicketStatus.WORDS);
    private static final Schema METADATA =
        new Schema.FreeObject(TicketDetails.MAX_METADATA_BYTES, TicketDetails.MAX_METADATA_DEPTH);

    static final Shape NEW_TICKET = Shape.of("NewTicket",
        Field.required("title", nonEmpty(TicketDetails.MAX_SUBJECT), "Ticket title."),
        Field.optional("description", text(TicketDetails.MAX_DESCRIPTION).orNull(), "Detailed description."),
        Field.optional("priority", new Schema.OneOf(Priority.WORDS).orNull(),
            "`medium` when it is left out."),
        Field.optional("category", text(TicketDetails.MAX_CATEGORY).orNull(), "Ticket category."),
        Field.optional("metadata", METADATA.orNull(), "Anything of your own; kept as sent."));

    static final Shape NEW_COMMENT = Shape.of("NewComment",
        Field.required("content", nonEmpty(Comment.MAX_CONTENT), "Comment text."),
        Field.optional("is_internal", new Schema.Flag().orNull(), "`false` when it is left out."));

    static final Shape NEW_STATUS =
        Shape.of("NewStatus", Field.required("status", STATUS, "The new status."));

    private static final List<Field> TICKET_FIELDS = List.of(
        Field.required("id", uuid(), "Ticket identifier."),
        Field.required("title", text(TicketDetails.MAX_SUBJECT), "Ticket title."),
        Field.required("description", text(TicketDetails.MAX_DESCRIPTION).orNull(), "Detailed description."),
        Field.required("status", STATUS, "Where it stands."),
        Field.required("priority", new Schema.OneOf(Priority.WORDS), "How urgent it is."),
        Field.required("category", text(TicketDetails.MAX_CATEGORY).orNull(), "Ticket category."),
        Field.required("metadata", METADATA.orNull(), "As it was sent."),
        Field.required("created_at", timestamp(), "When it was created."));

    static final Shape CREATED_TICKET = enveloped("CreatedTicket", new Shape("NewTicketView", TICKET_FIELDS));

    static final Shape TICKET = enveloped("TicketEnvelope", new Shape("Ticket", withUpdate(TICKET_FIELDS)));

    static final Shape CREATED_COMMENT =
        Shape.of("CreatedComment", Field.required("comment_id", uuid(), "Comment identifier."));

    static final Shape CHANGED_STATUS = Shape.of("ChangedStatus",
        Field.required("success", new Schema.Flag(), "Always true."),
        Field.required("ticket", Shape.of("TicketStatus",
            Field.required("id", uuid(), "Ticket identifier."),
            Field.required("status", STATUS, "Where it stands now."),
            Field.required("updated_at", timestamp(), "When it last changed.")).nested(), "What changed."));

    static final Shape DISCOVERY = Shape.of("Discovery",
        Field.required("status", new Schema.Constant("ok"), "Always `ok`."),
        Field.required("endpoints", new Schema.ListOf(text(100), 100), "What this API takes."));

    private IntegrationShapes() {}

    static JsonText created(Ticket ticket) {
        return ticket(ticket).endObject().endObject().done();
    }

    static JsonText read(Ticket ticket) {
        return ticket(ticket).field("updated_at", ticket.updatedAt()).endObject().endObject().done();
    }

    static JsonText comment(Comment comment) {
        return new JsonWriter().object().field("comment_id", comment.id()).endObject().done();
    }

    static JsonText status(Ticket ticket) {
        return new JsonWriter()
            .object()
            .field("success", true)
            .key("ticket")
            .object()
            .field("id", ticket.id())
            .field("status", ticket.details().status().word())
            .field("updated_at", ticket.updatedAt())
            .endObject()
            .endObject()
            .done();
    }

    private static JsonWriter ticket(Ticket ticket) {
        TicketDetails details = ticket.details();
        return new JsonWriter()
            .object()
            .key("ticket")
            .object()
            .field("id", ticket.id())
            .field("title", details.subject())
            .field("description", details.description())
            .field("status", details.status().word())
            .field("priority", details.priority().word())
            .field("category", details.category())
            .field("metadata", details.metadata())
            .field("created_at", ticket.createdAt());
    }

    private static Shape enveloped(String name, Shape ticket) {
        return Shape.of(name, Field.required("ticket", ticket.nested(), "The ticket."));
    }

    private static List<Field> withUpdate(List<Field> fields) {
        List<Field> more = new ArrayList<>(fields);
        more.add(Field.required("updated_at", timestamp(), "When it last changed."));
        return more;
    }
}

package com.jupiteriq.edge.v1.tickets;

import com.jupiteriq.edge.v1.ReadOnlyFields;
import com.jupiteriq.json.Fields;
import com.jupiteriq.kernel.DashedUuid;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.tickets.Priority;
import com.jupiteriq.tickets.Ticket;
import com.jupiteriq.tickets.TicketDetails;
import com.jupiteriq.tickets.TicketStatus;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The body of `PATCH /v1/tickets/{id}`, a merge patch (decision D13): what is absent stays, null clears.
record TicketPatchBody(Fields body) {

    TicketDetails applied(TicketDetails before) {
        return new TicketDetails(
            NewTicketBody.subject(body).orElse(before.subject()),
            body.has("description") ? body.text("description") : before.description(),
            body.has("status") ? TicketStatus.of(body.requiredText("status")) : before.status(),
            body.has("priority") ? Priority.of(body.requiredText("priority")) : before.priority(),
            body.has("category") ? body.text("category") : before.category(),
            body.has("customer_email") ? body.text("customer_email") : before.customerEmail(),
            body.has("tags") ? NewTicketBody.distinct(body.texts("tags")) : before.tags(),
            body.has("metadata") ? metadata(before.metadata()) : before.metadata());
    }

    /// No metadata and `{}` look alike on `/v1`, so sending one for the other is no change.
    private @Nullable JsonText metadata(@Nullable JsonText before) {
        JsonText wanted = body.json("metadata");
        return isEmpty(wanted) && isEmpty(before) ? before : wanted;
    }

    private static boolean isEmpty(@Nullable JsonText metadata) {
        return metadata == null || metadata.equals(JsonText.EMPTY_OBJECT);
    }

    /// @param current reads the ticket; only called when the body has a read-only field
    void refuseChangedReadOnly(Supplier<Ticket> current) {
        new ReadOnlyFields<>(body, current)
            .text("id", TicketPatchBody::isIdOf)
            .number("number", Ticket::number)
            .time("created_at", Ticket::createdAt)
            .time("updated_at", Ticket::updatedAt)
            .time("resolved_at", Ticket::resolvedAt)
            .time("closed_at", Ticket::closedAt)
            .refuseChanged();
    }

    /// Any form of the ticket's id; what is no id at all is another value.
    private static boolean isIdOf(Ticket ticket, String id) {
        return id.equalsIgnoreCase(ticket.publicId())
            || id.equals(Long.toString(ticket.number()))
            || DashedUuid.parse(id).filter(ticket.id()::equals).isPresent();
    }
}

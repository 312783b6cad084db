package com.jupiteriq.edge.v1;

import com.jupiteriq.edge.Fields;
import com.jupiteriq.edge.JsonValue;
import com.jupiteriq.edge.Times;
import com.jupiteriq.kernel.DashedUuid;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.JsonWriter;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.tickets.Priority;
import com.jupiteriq.tickets.Ticket;
import com.jupiteriq.tickets.TicketDetails;
import com.jupiteriq.tickets.TicketStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The body of `PATCH /v1/tickets/{id}`, a merge patch (decision D13): what is absent stays, null clears.
record TicketPatchBody(Fields body) {

    private static final List<String> READ_ONLY =
        List.of("id", "number", "created_at", "updated_at", "resolved_at", "closed_at");

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

    /// Read-only fields may come back as they were read (decision D15).
    ///
    /// @param current reads the ticket; only called when the body has such a field
    void refuseChangedReadOnly(Supplier<Ticket> current) {
        if (READ_ONLY.stream().noneMatch(body::has)) {
            return;
        }
        Ticket ticket = current.get();
        List<Problem> problems = new ArrayList<>();
        for (String field : READ_ONLY) {
            if (body.has(field) && !same(field, ticket)) {
                problems.add(Problem.wrong(field, "This field cannot be changed. Leave it out."));
            }
        }
        if (!problems.isEmpty()) {
            throw new Refused(new Failure.Invalid(problems));
        }
    }

    private boolean same(String field, Ticket ticket) {
        return switch (field) {
            case "id" -> isIdOf(ticket);
            case "number" -> body.values().get(field) instanceof JsonValue.Num(String text)
                && text.equals(Long.toString(ticket.number()));
            case "created_at" -> sameTime(field, ticket.createdAt());
            case "updated_at" -> sameTime(field, ticket.updatedAt());
            case "resolved_at" -> sameTime(field, ticket.resolvedAt());
            case "closed_at" -> sameTime(field, ticket.closedAt());
            default -> throw new IllegalStateException(field);
        };
    }

    /// Any form of the ticket's id; what is no id at all is another value.
    private boolean isIdOf(Ticket ticket) {
        String id = body.requiredText("id");
        return id.equalsIgnoreCase(ticket.publicId())
            || id.equals(Long.toString(ticket.number()))
            || DashedUuid.parse(id).filter(ticket.id()::equals).isPresent();
    }

    /// Equal as they are printed, in whole seconds.
    private boolean sameTime(String field, @Nullable Instant stored) {
        String sent = body.text(field);
        String printed = stored == null ? null : JsonWriter.timestamp(stored);
        return Objects.equals(
            sent == null ? null : Times.parse(sent).map(JsonWriter::timestamp).orElse(sent), printed);
    }
}

package com.jupiteriq.edge.v1.tickets;

import com.jupiteriq.json.Fields;
import com.jupiteriq.tickets.Priority;
import com.jupiteriq.tickets.TicketDetails;
import com.jupiteriq.tickets.TicketStatus;
import java.util.List;
import java.util.Optional;

/// From the body of `POST /v1/tickets` to what the core calls a ticket's details.
final class NewTicketBody {

    private NewTicketBody() {}

    static TicketDetails details(Fields body) {
        String status = body.text("status");
        String priority = body.text("priority");
        return new TicketDetails(
            subject(body).orElseThrow(),
            body.text("description"),
            status == null ? TicketStatus.OPEN : TicketStatus.of(status),
            priority == null ? Priority.MEDIUM : Priority.of(priority),
            body.text("category"),
            body.text("customer_email"),
            distinct(body.texts("tags")),
            body.json("metadata"));
    }

    /// `subject`, which may also be called `title` (decision C21).
    static Optional<String> subject(Fields body) {
        String subject = body.text("subject");
        return Optional.ofNullable(subject == null ? body.text("title") : subject);
    }

    static List<String> distinct(List<String> tags) {
        return tags.stream().distinct().toList();
    }
}

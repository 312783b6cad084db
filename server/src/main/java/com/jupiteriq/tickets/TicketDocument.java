package com.jupiteriq.tickets;

import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Attribute.Getter;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Draft;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.JsonText;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The published JSON of a ticket: what `/v1` answers and takes is also what events and the audit trail show
/// (decisions D13, D15).
public final class TicketDocument {

    public static final Attribute<Ticket, String> SUBJECT =
        detail("subject", Kind.nonEmpty(TicketDetails.MAX_SUBJECT), TicketDetails::subject,
            "What it is about.")
            .required().example("\"Issue with login\"")
            .alsoCalled("title", "Another name for `subject`, as the integration API calls it.");

    public static final Attribute<Ticket, String> DESCRIPTION =
        detail("description", Kind.text(TicketDetails.MAX_DESCRIPTION), TicketDetails::description,
            "The whole story.")
            .orNull().example("\"Cannot access my account\"");

    public static final Attribute<Ticket, TicketStatus> STATUS =
        detail("status", Kind.word(TicketStatus.values(), TicketStatus::word), details -> details.status(),
            "Where it stands.")
            .byDefault(TicketStatus.OPEN).example("\"open\"");

    public static final Attribute<Ticket, Priority> PRIORITY =
        detail("priority", Kind.word(Priority.values(), Priority::word), TicketDetails::priority,
            "How urgent it is.")
            .byDefault(Priority.MEDIUM).example("\"high\"");

    public static final Attribute<Ticket, String> CATEGORY =
        detail("category", Kind.text(TicketDetails.MAX_CATEGORY), TicketDetails::category,
            "What kind of request it is.")
            .orNull().example("\"Technical Support\"");

    public static final Attribute<Ticket, String> CUSTOMER_EMAIL =
        detail("customer_email", Kind.email(), TicketDetails::customerEmail,
            "The customer to whom replies go.")
            .orNull().example("\"customer@example.com\"");

    public static final Attribute<Ticket, List<String>> TAGS =
        detail("tags", Kind.texts(Schema.nonEmpty(TicketDetails.MAX_TAG), TicketDetails.MAX_TAGS),
            TicketDetails::tags, "Words to find it by.")
            .byDefault(List.of()).example("[\"login\"]");

    public static final Attribute<Ticket, List<UUID>> ATTACHMENTS =
        Attachments.attribute((Ticket ticket) -> ticket.details().attachments());

    public static final Attribute<Ticket, JsonText> METADATA =
        detail("metadata", Kind.object(TicketDetails.MAX_METADATA_BYTES, TicketDetails.MAX_METADATA_DEPTH),
            TicketDetails::metadata, "Anything of your own; kept as sent.")
            .noneAs(JsonText.EMPTY_OBJECT).example("{\"order_id\":\"12345\"}");

    public static final Document<Ticket> TICKET = Document.of("Ticket",
        Attribute.of("id", Kind.text(new Schema.Patterned("^TCK-[1-9][0-9]*$")), Ticket::publicId,
            "Its public id.")
            .readOnly().example("\"TCK-12345\""),
        Attribute.of("number", Kind.whole(1, TicketRef.MAX_NUMBER), Ticket::number, "The number in its id.")
            .readOnly(),
        SUBJECT, DESCRIPTION, STATUS, PRIORITY, CATEGORY, CUSTOMER_EMAIL, TAGS, ATTACHMENTS, METADATA,
        time("created_at", Ticket::createdAt, "When it was opened."),
        time("updated_at", Ticket::updatedAt, "When it last changed or was commented on."),
        time("resolved_at", Ticket::resolvedAt, "When it last became resolved.").orNull(),
        time("closed_at", Ticket::closedAt, "When it last became closed.").orNull());

    private TicketDocument() {}

    /// What a body says about a ticket.
    public static TicketDetails details(Draft<Ticket> draft) {
        return new TicketDetails(
            draft.get(SUBJECT), draft.orNull(DESCRIPTION), draft.get(STATUS), draft.get(PRIORITY),
            draft.orNull(CATEGORY), draft.orNull(CUSTOMER_EMAIL), draft.get(TAGS),
            draft.get(ATTACHMENTS), draft.orNull(METADATA));
    }

    private static <V> Attribute<Ticket, V> detail(
        String name, Kind<V> kind, Getter<TicketDetails, V> value, String about) {
        return Attribute.of(name, kind, value, about).of(Ticket::details);
    }

    private static Attribute<Ticket, Instant> time(String name, Getter<Ticket, Instant> value, String about) {
        return Attribute.of(name, Kind.time(), value, about).readOnly();
    }
}

package com.jupiteriq.edge.v1.tickets;

import static com.jupiteriq.json.Schema.email;
import static com.jupiteriq.json.Schema.nonEmpty;
import static com.jupiteriq.json.Schema.text;
import static com.jupiteriq.json.Schema.timestamp;

import com.jupiteriq.json.Field;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.tickets.Comment;
import com.jupiteriq.tickets.Priority;
import com.jupiteriq.tickets.TicketDetails;
import com.jupiteriq.tickets.TicketQuery;
import com.jupiteriq.tickets.TicketRef;
import com.jupiteriq.tickets.TicketStatus;
import java.util.List;

/// How tickets and comments look on `/v1` (decisions D13, D15).
final class TicketShapes {

    private static final Schema STATUS = new Schema.OneOf(TicketStatus.WORDS);
    private static final Schema PRIORITY = new Schema.OneOf(Priority.WORDS);
    private static final Schema TAGS =
        new Schema.ListOf(nonEmpty(TicketDetails.MAX_TAG), TicketDetails.MAX_TAGS);
    private static final Schema METADATA =
        new Schema.FreeObject(TicketDetails.MAX_METADATA_BYTES, TicketDetails.MAX_METADATA_DEPTH);

    private static final Field SUBJECT = Field.optional("subject", nonEmpty(TicketDetails.MAX_SUBJECT),
        "What it is about.").example("\"Issue with login\"");
    private static final Field TITLE = Field.optional("title", nonEmpty(TicketDetails.MAX_SUBJECT),
        "Another name for `subject`, as the integration API calls it.");

    private static final List<Field> DETAILS = List.of(
        Field.optional("description", text(TicketDetails.MAX_DESCRIPTION).orNull(), "The whole story.")
            .example("\"Cannot access my account\""),
        Field.optional("status", STATUS, "Where it stands; `open` when it is created without.")
            .example("\"open\""),
        Field.optional("priority", PRIORITY, "How urgent it is; `medium` when it is created without.")
            .example("\"high\""),
        Field.optional("category", text(TicketDetails.MAX_CATEGORY).orNull(), "What kind of request it is.")
            .example("\"Technical Support\""),
        Field.optional("customer_email", email().orNull(), "The customer to whom replies go.")
            .example("\"customer@example.com\""),
        Field.optional("tags", TAGS.orNull(), "Words to find it by.").example("[\"login\"]"),
        Field.optional("metadata", METADATA.orNull(), "Anything of your own; kept as sent.")
            .example("{\"order_id\":\"12345\"}"));

    /// A ticket as it is answered.
    static final Shape TICKET = Shape.of("Ticket",
        Field.required("id", new Schema.Patterned("^TCK-[1-9][0-9]*$"), "Its public id.")
            .example("\"TCK-12345\""),
        Field.required("number", new Schema.Whole(1, TicketRef.MAX_NUMBER), "The number in its id."),
        Field.required("subject", text(TicketDetails.MAX_SUBJECT), "What it is about."),
        Field.required("description", text(TicketDetails.MAX_DESCRIPTION).orNull(), "The whole story."),
        Field.required("status", STATUS, "Where it stands."),
        Field.required("priority", PRIORITY, "How urgent it is."),
        Field.required("category", text(TicketDetails.MAX_CATEGORY).orNull(), "What kind of request it is."),
        Field.required("customer_email", email().orNull(), "The customer to whom replies go."),
        Field.required("tags", TAGS, "Words to find it by."),
        Field.required("metadata", METADATA, "Anything of your own; kept as sent."),
        Field.required("created_at", timestamp(), "When it was opened."),
        Field.required("updated_at", timestamp(), "When it last changed or was commented on."),
        Field.required("resolved_at", timestamp().orNull(), "When it last became resolved."),
        Field.required("closed_at", timestamp().orNull(), "When it last became closed."));

    private static final List<Field> READ_ONLY = List.of(
        Field.readOnly("id", text(100), "Cannot be changed."),
        Field.readOnly("number", new Schema.Whole(1, TicketRef.MAX_NUMBER), "Cannot be changed."),
        Field.readOnly("created_at", timestamp(), "Cannot be changed."),
        Field.readOnly("updated_at", timestamp(), "Cannot be changed."),
        Field.readOnly("resolved_at", timestamp().orNull(), "Cannot be changed."),
        Field.readOnly("closed_at", timestamp().orNull(), "Cannot be changed."));

    /// What opens a ticket; one of `subject` and `title` is required.
    static final Shape NEW_TICKET = shape("NewTicket", List.of(SUBJECT, TITLE), DETAILS)
        .with(new Shape.Synonyms("subject", "title", true));

    /// A merge patch (RFC 7396): what is absent stays.
    static final Shape TICKET_PATCH = shape("TicketPatch", List.of(SUBJECT, TITLE), DETAILS, READ_ONLY)
        .with(new Shape.Synonyms("subject", "title", false));

    static final Shape NEW_COMMENT = Shape.of("NewComment",
        Field.required("content", nonEmpty(Comment.MAX_CONTENT), "What to say.")
            .example("\"We have found the cause.\""),
        Field.optional("is_internal", new Schema.Flag(),
            "Whether only the support team sees it; otherwise it is the reply to the customer.")
                .example("false"));

    private static final Shape AUTHOR = Shape.of("Author",
        Field.required("type", new Schema.Constant("service_account"), "What kind of principal it is."),
        Field.required("id", Schema.typeId("svc"), "Its public id."),
        Field.required("name", text(1_000), "Its name."));

    static final Shape COMMENT = Shape.of("Comment",
        Field.required("id", Schema.typeId("cmt"), "Its public id."),
        Field.required("content", text(Comment.MAX_CONTENT), "What was said."),
        Field.required("is_internal", new Schema.Flag(), "Whether only the support team sees it."),
        Field.required("author", AUTHOR.nested(), "Who said it."),
        Field.required("created_at", timestamp(), "When it was said."));

    static final List<Field> FILTERS = List.of(
        Field.optional("status", STATUS, "Only tickets in this state."),
        Field.optional("priority", PRIORITY, "Only tickets of this priority."),
        Field.optional("category", nonEmpty(TicketDetails.MAX_CATEGORY), "Only tickets of this category."),
        Field.optional("customer_email", email(), "Only tickets of this customer, in any case."),
        Field.optional("tag", nonEmpty(TicketDetails.MAX_TAG), "Only tickets with this tag."),
        Field.optional("created_after", new Schema.DateOrTime(), "Opened after this time."),
        Field.optional("created_before", new Schema.DateOrTime(), "Opened before this time."),
        Field.optional("updated_after", new Schema.DateOrTime(), "Changed after this time."),
        Field.optional("updated_before", new Schema.DateOrTime(), "Changed before this time."),
        Field.optional("q", nonEmpty(TicketDetails.MAX_SUBJECT),
            "Every word must occur in subject, description or a comment."),
        Field.optional("sort", new Schema.OneOf(TicketQuery.Sort.WORDS),
            "The order; `-` for falling.").byDefault("\"-created_at\""));

    private TicketShapes() {}

    @SafeVarargs
    private static Shape shape(String name, List<Field>... parts) {
        return new Shape(name, List.of(parts).stream().flatMap(List::stream).toList());
    }
}

package com.jupiteriq.edge.v1.webhooks;

import static com.jupiteriq.json.Schema.text;
import static com.jupiteriq.json.Schema.timestamp;

import com.jupiteriq.events.EventCatalogue;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.webhooks.Delivery;
import com.jupiteriq.webhooks.DeliveryState;
import com.jupiteriq.webhooks.Selectors;
import com.jupiteriq.webhooks.WebhookDetails;
import java.util.List;
import java.util.stream.Stream;

/// How webhook endpoints and their deliveries look on `/v1`.
final class WebhookShapes {

    private static final int MAX_SECRET = 256;
    private static final int MAX_HEADER = 65_536;
    private static final int MAX_HEADERS = 1_000;
    private static final Schema ID = Schema.typeId("wh");
    private static final Schema BODY = text(Integer.MAX_VALUE).orNull();
    private static final Schema MILLIS = new Schema.Whole(0, Long.MAX_VALUE).orNull();

    private static final Field URL =
        Field.required("url", Schema.nonEmpty(WebhookDetails.MAX_URL), "Where events are posted to; HTTPS.")
            .example("\"https://hooks.example.com/jupiteriq\"");
    private static final Field DESCRIPTION =
        Field.optional("description", text(WebhookDetails.MAX_DESCRIPTION).orNull(), "What it is for.")
            .example("\"Tickets to the data team\"");
    private static final Field ENABLED =
        Field.optional("enabled", new Schema.Flag(), "Whether it gets events; `true` without.")
            .example("true");

    private static final List<Field> READ_ONLY = List.of(
        Field.readOnly("id", text(100), "Cannot be changed."),
        Field.readOnly("created_at", timestamp(), "Cannot be changed."),
        Field.readOnly("updated_at", timestamp(), "Cannot be changed."));

    private static final Shape HEADER = Shape.of("DeliveryHeader",
        Field.required("name", text(MAX_HEADER), "Its name."),
        Field.required("value", text(MAX_HEADER), "Its value."));

    private static final Schema HEADERS = new Schema.ListOf(HEADER.nested(), MAX_HEADERS);

    private static final Shape SENT = Shape.of("DeliveryRequest",
        Field.required("url", text(WebhookDetails.MAX_URL), "Where it was sent to."),
        Field.required("headers", HEADERS, "What it was sent with."),
        Field.required("body", BODY, "The payload, up to 64 KiB; null in lists."));

    private static final Shape RECEIVED = Shape.of("DeliveryResponse",
        Field.required("status", new Schema.Whole(100, 999), "The status of the answer."),
        Field.required("headers", HEADERS, "The headers of the answer."),
        Field.required("body", BODY, "Its body, up to 64 KiB; null in lists."),
        Field.required("truncated", new Schema.Flag(), "Whether there was more of it."));

    private static final Shape ERROR = Shape.of("DeliveryError",
        Field.required("class", Schema.oneOf("timeout", "dns", "blocked_address", "refused", "unreachable",
            "reset", "tls", "too_large", "protocol", "redirect", "status", "expired"), "What went wrong."),
        Field.required("message", text(MAX_HEADER), "A sentence for people."));

    private static final Shape TIMINGS = Shape.of("DeliveryTimings",
        Field.required("dns", MILLIS, "Looking the name up, in milliseconds."),
        Field.required("connect", MILLIS, "Connecting, in milliseconds."),
        Field.required("tls", MILLIS, "Agreeing on a cipher, in milliseconds."),
        Field.required("first_byte", MILLIS, "Until the answer began, in milliseconds."));

    private static final Shape ATTEMPT = Shape.of("DeliveryAttempt",
        Field.required("at", timestamp(), "When it was made."),
        Field.required("address", text(100).orNull(), "The address that was called; null for none."),
        Field.required("request", SENT.nested(), "What was sent."),
        Field.required("response", RECEIVED.nested().orNull(), "What came back; null for nothing."),
        Field.required("error", ERROR.nested().orNull(), "What went wrong; null for nothing."),
        Field.required("duration_ms", new Schema.Whole(0, Long.MAX_VALUE), "How long it took."),
        Field.required("timings", TIMINGS.nested(), "How long each step took; null for a step not made."));

    /// A delivery as it is answered.
    static final Shape DELIVERY = Shape.of("WebhookDelivery",
        Field.required("id", Schema.typeId("dlv"), "Its public id."),
        Field.required("webhook_id", ID, "The endpoint."),
        Field.required("event_id", Schema.typeId("evt"),
            "The event; the same over all attempts, and in the header `webhook-id`."),
        Field.required("event", text(100), "The type of the event."),
        Field.required("state", new Schema.OneOf(DeliveryState.WORDS), "How far it has come."),
        Field.required("next_attempt_at", timestamp().orNull(), "When it is tried next; null for never."),
        Field.required("created_at", timestamp(), "When it was enqueued."),
        Field.required("attempts", new Schema.ListOf(ATTEMPT.nested(), Delivery.MAX_ATTEMPTS),
            "Its newest attempts, oldest first."));

    static final List<Field> DELIVERY_FILTERS = List.of(
        Field.optional("state", new Schema.OneOf(DeliveryState.WORDS), "Only deliveries in this state."),
        Field.optional("event", Schema.nonEmpty(100), "Only deliveries of this type of event.")
            .example("\"ticket.created\""),
        Field.optional("created_after", new Schema.DateOrTime(), "Enqueued after this time."),
        Field.optional("created_before", new Schema.DateOrTime(), "Enqueued before this time."));

    /// An endpoint as it is answered.
    final Shape webhook;
    /// The one answer that shows the secret.
    final Shape created;
    final Shape newWebhook;
    final Shape patch;

    WebhookShapes(EventCatalogue catalogue) {
        Schema events =
            new Schema.ListOf(new Schema.OneOf(Selectors.of(catalogue)), WebhookDetails.MAX_EVENTS);
        Field chosen = Field.required("events", events, "Types, families such as `ticket.*`, or `*`.")
            .example("[\"ticket.*\"]");
        List<Field> answered = List.of(
            Field.required("id", ID, "Its public id."),
            Field.required("url", text(WebhookDetails.MAX_URL), "Where events are posted to."),
            Field.required("events", events, "What it hears of."),
            Field.required("description", text(WebhookDetails.MAX_DESCRIPTION).orNull(), "What it is for."),
            Field.required("enabled", new Schema.Flag(), "Whether it gets events."),
            Field.required("created_at", timestamp(), "When it was made."),
            Field.required("updated_at", timestamp(), "When it last changed."));
        webhook = new Shape("Webhook", answered);
        created = new Shape("CreatedWebhook", and(answered, List.of(Field.required(
            "secret", text(MAX_SECRET), "What deliveries are signed with; shown this once."))));
        newWebhook = Shape.of("NewWebhook", URL, chosen, DESCRIPTION, ENABLED,
            Field.optional("secret", text(MAX_SECRET),
                "`whsec_` and the base64 of 24 to 64 bytes, or 16 to 256 visible ASCII characters;"
                    + " made for you without."));
        patch = new Shape("WebhookPatch", and(List.of(optional(URL), optional(chosen), DESCRIPTION, ENABLED),
            READ_ONLY));
    }

    private static Field optional(Field field) {
        return new Field(field.name(), field.schema(), false, false, field.about(), field.example());
    }

    private static List<Field> and(List<Field> some, List<Field> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}

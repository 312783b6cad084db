package com.jupiteriq.webhooks;

import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Schema;

/// The published JSON of a delivery.
public final class DeliveryDocument {

    static final Attribute<Delivery, DeliveryState> STATE =
        Attribute.of("state", Kind.word(DeliveryState.values(), DeliveryState::word), Delivery::state,
            "How far it has come.");

    /// Without its attempts, for the event that tells of its end.
    static final Document<Delivery> SUMMARY = Document.of("WebhookDeliverySummary",
        Attribute.of("id", Kind.id("dlv"), Delivery::id, "Its public id."),
        Attribute.of("webhook_id", Kind.id("wh"), Delivery::webhook, "The endpoint."),
        Attribute.of("event_id", Kind.id("evt"), Delivery::eventId,
            "The event; the same over all attempts, and in the header `webhook-id`."),
        Attribute.of("event", Kind.text(100), Delivery::event, "The type of the event."),
        STATE,
        Attribute.of("next_attempt_at", Kind.time(), Delivery::nextAttemptAt,
            "When it is tried next; null for never.").orNull(),
        Attribute.of("created_at", Kind.time(), Delivery::createdAt, "When it was enqueued."));

    public static final Document<Delivery> DELIVERY = SUMMARY.within("WebhookDelivery", delivery -> delivery,
        Attribute.of("attempts",
            Kind.listOf(Kind.printed(new Schema.Nested(AttemptDocument.ATTEMPT.shape())),
                Delivery.MAX_ATTEMPTS),
            Delivery::attempts, "Its newest attempts, oldest first."));

    private DeliveryDocument() {}
}

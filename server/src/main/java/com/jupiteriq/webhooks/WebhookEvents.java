package com.jupiteriq.webhooks;

import com.jupiteriq.events.EventType;
import com.jupiteriq.events.EventTypes;
import com.jupiteriq.events.LoggedEvent;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.Event;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What subscribers hear of webhooks themselves (000:70), and what a test sends.
final class WebhookEvents {

    /// Sent to one endpoint by `POST /v1/webhooks/{id}/test`, and in no log.
    static final String TEST = "webhook.test";

    private WebhookEvents() {}

    /// Every type that webhooks emit.
    static EventTypes types() {
        Delivery dead = new Delivery(EventType.SAMPLE_ID, EventType.SAMPLE_ID, EventType.SAMPLE_ID,
            "ticket.created", DeliveryState.DEAD, null, Instant.parse("2025-01-29T10:30:00Z"), List.of());
        return EventTypes.of(new EventType(
            deliveryFailed(dead, Instant.parse("2025-02-03T10:30:00Z")),
            Instant.parse("2025-02-01T15:30:00Z"),
            "A delivery was given up after its last attempt.", List.of(),
            Field.optional("webhook_id", Schema.text(100), "Of `webhook.delivery_failed`: the endpoint."),
            Field.optional("disables_at", Schema.timestamp().orNull(),
                "Of `webhook.delivery_failed`: when the endpoint is switched off if it goes on failing.")));
    }

    /// After the last attempt; withheld from the endpoint that failed, which could not take it either.
    ///
    /// @param switchedOffAt when the endpoint is switched off if it goes on failing, null when it is not
    static Event deliveryFailed(Delivery delivery, @Nullable Instant switchedOffAt) {
        JsonText data = new JsonWriter()
            .object()
            .field("id", delivery.publicId())
            .field("type", "webhook_delivery")
            .field("attributes", DeliveryDocument.SUMMARY.of(delivery))
            .field("webhook_id", Webhook.publicId(delivery.webhook()))
            .field("disables_at", switchedOffAt)
            .endObject()
            .done();
        return new Event("webhook.delivery_failed", data, delivery.webhook());
    }

    /// The whole payload of a test: what 000:338-349 shows, about the endpoint itself.
    static JsonText test(UUID id, Webhook webhook, Tenant tenant, Instant now) {
        return LoggedEvent.head(id, TEST, now, tenant)
            .key("data")
            .object()
            .field("id", webhook.publicId())
            .field("type", "webhook")
            .field("attributes", WebhookDocument.WEBHOOK.of(webhook))
            .endObject()
            .endObject()
            .done();
    }
}

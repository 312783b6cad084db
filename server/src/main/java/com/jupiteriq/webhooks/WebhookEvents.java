package com.jupiteriq.webhooks;

import com.jupiteriq.events.LoggedEvent;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.Event;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What subscribers hear of webhooks themselves (000:70), and what a test sends.
final class WebhookEvents {

    static final String DELIVERY_FAILED = "webhook.delivery_failed";

    /// Every type that webhooks emit, for the catalogue.
    static final List<String> TYPES = List.of(DELIVERY_FAILED);

    /// Sent to one endpoint by `POST /v1/webhooks/{id}/test`, and in no log.
    static final String TEST = "webhook.test";

    private WebhookEvents() {}

    /// After the last attempt; withheld from the endpoint that failed, which could not take it either.
    ///
    /// @param switchedOffAt when the endpoint is switched off if it goes on failing, null when it is not
    static Event deliveryFailed(Delivery delivery, @Nullable Instant switchedOffAt) {
        JsonText data = new JsonWriter()
            .object()
            .field("id", delivery.publicId())
            .field("type", "webhook_delivery")
            .field("attributes", DeliveryDocument.summary(delivery))
            .field("webhook_id", Webhook.publicId(delivery.webhook()))
            .field("disables_at", switchedOffAt)
            .endObject()
            .done();
        return new Event(DELIVERY_FAILED, data, delivery.webhook());
    }

    /// The whole payload of a test: what 000:338-349 shows, about the endpoint itself.
    static JsonText test(UUID id, Webhook webhook, Tenant tenant, Instant now) {
        return LoggedEvent.head(id, TEST, now, tenant)
            .key("data")
            .object()
            .field("id", webhook.publicId())
            .field("type", "webhook")
            .field("attributes", WebhookDocument.of(webhook))
            .endObject()
            .endObject()
            .done();
    }
}

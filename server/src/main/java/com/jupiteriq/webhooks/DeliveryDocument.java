package com.jupiteriq.webhooks;

import com.jupiteriq.events.LoggedEvent;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.JsonText;

/// The published JSON of a delivery.
public final class DeliveryDocument {

    private DeliveryDocument() {}

    public static JsonText of(Delivery delivery) {
        JsonWriter out = head(delivery).key("attempts").array();
        delivery.attempts().forEach(out::raw);
        return out.endArray().endObject().done();
    }

    /// Without its attempts, for the event that tells of its end.
    static JsonText summary(Delivery delivery) {
        return head(delivery).endObject().done();
    }

    private static JsonWriter head(Delivery delivery) {
        return new JsonWriter()
            .object()
            .field("id", delivery.publicId())
            .field("webhook_id", Webhook.publicId(delivery.webhook()))
            .field("event_id", LoggedEvent.publicId(delivery.eventId()))
            .field("event", delivery.event())
            .field("state", delivery.state().word())
            .field("next_attempt_at", delivery.nextAttemptAt())
            .field("created_at", delivery.createdAt());
    }
}

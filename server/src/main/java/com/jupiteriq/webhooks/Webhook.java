package com.jupiteriq.webhooks;

import com.jupiteriq.kernel.TypeId;
import java.time.Instant;
import java.util.UUID;

/// An endpoint that hears of events.
///
/// @param version grows with every change that a client can see
public record Webhook(
    UUID id, int version, WebhookDetails details, Instant createdAt, Instant updatedAt) {

    /// `wh_…` (decision C09)
    public String publicId() {
        return publicId(id);
    }

    static String publicId(UUID id) {
        return TypeId.of("wh", id);
    }

    Webhook changedTo(WebhookDetails wanted, Instant now) {
        return wanted.equals(details) ? this : new Webhook(id, version + 1, wanted, createdAt, now);
    }
}

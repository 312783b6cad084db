package com.jupiteriq.webhooks;

import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.JsonText;

/// The published JSON of an endpoint: what `/v1` answers is also what a test delivery and the audit trail
/// show. The secret is in none of them.
public final class WebhookDocument {

    private WebhookDocument() {}

    public static JsonText of(Webhook webhook) {
        return fields(webhook).endObject().done();
    }

    /// With its secret, for the one answer that shows it.
    public static JsonText of(Webhooks.Created created) {
        return fields(created.webhook()).field("secret", created.secret()).endObject().done();
    }

    private static JsonWriter fields(Webhook webhook) {
        WebhookDetails details = webhook.details();
        return new JsonWriter()
            .object()
            .field("id", webhook.publicId())
            .field("url", details.url())
            .field("events", details.events())
            .field("description", details.description())
            .field("enabled", details.enabled())
            .field("created_at", webhook.createdAt())
            .field("updated_at", webhook.updatedAt());
    }
}

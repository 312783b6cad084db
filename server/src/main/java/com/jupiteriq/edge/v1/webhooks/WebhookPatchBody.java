package com.jupiteriq.edge.v1.webhooks;

import com.jupiteriq.edge.v1.ReadOnlyFields;
import com.jupiteriq.json.Fields;
import com.jupiteriq.webhooks.Webhook;
import com.jupiteriq.webhooks.WebhookDetails;
import java.util.function.Supplier;

/// The body of `PATCH /v1/webhooks/{id}`, a merge patch: what is absent stays, null clears.
record WebhookPatchBody(Fields body) {

    WebhookDetails applied(WebhookDetails before) {
        return new WebhookDetails(
            body.has("url") ? body.requiredText("url") : before.url(),
            body.has("events") ? body.texts("events").stream().distinct().toList() : before.events(),
            body.has("description") ? body.text("description") : before.description(),
            body.flag("enabled", before.enabled()));
    }

    /// @param current reads the endpoint; only called when the body has a read-only field
    void refuseChangedReadOnly(Supplier<Webhook> current) {
        new ReadOnlyFields<>(body, current)
            .text("id", (webhook, id) -> id.equals(webhook.publicId()))
            .time("created_at", Webhook::createdAt)
            .time("updated_at", Webhook::updatedAt)
            .refuseChanged();
    }
}

package com.jupiteriq.webhooks;

import com.jupiteriq.events.LoggedEvent;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.webhooks.formats.Formats;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A delivery that this node may send now, as it lies on disk.
///
/// @param dueAt when it was due as it was claimed; another time now means that somebody asked for a new try
/// @param tries how often the schedule has tried it before
/// @param version of its endpoint, whose later state this attempt says nothing about
/// @param format in which its endpoint is told of events
/// @param failingSince since when its endpoint has taken nothing, null when it takes
/// @param logged the event, null for a test and for an event that is no longer kept
/// @param sample the payload of a test, null otherwise
record Claimed(
    Tenant tenant,
    UUID webhook,
    UUID id,
    LocalDate day,
    Instant dueAt,
    int tries,
    UUID eventId,
    String event,
    Instant createdAt,
    int version,
    String format,
    @Nullable Instant failingSince,
    Sealed sealed,
    @Nullable Logged logged,
    byte @Nullable [] sample) {

    /// The endpoint's address and secret.
    record Sealed(byte[] url, byte[] secret) {}

    /// @param subject the person of whom it tells, null for nobody and for one who was forgotten
    record Logged(Instant at, long sequence, byte[] data, @Nullable UUID subject) {}

    Lanes.Lane lane() {
        return new Lanes.Lane(tenant.id(), webhook);
    }

    /// What the endpoint is to be told.
    ///
    /// @param body null when the event is no longer kept
    record Message(String url, WebhookSecret secret, @Nullable JsonText body) {}

    Message opened(Vault vault, Formats formats) {
        UUID account = tenant.account();
        return new Message(
            vault.openText(account, WebhookStore.urlPlace(webhook), sealed.url()),
            new WebhookSecret(vault.openText(account, WebhookStore.secretPlace(webhook), sealed.secret())),
            body(vault, formats));
    }

    private @Nullable JsonText body(Vault vault, Formats formats) {
        if (sample != null) {
            return new JsonText(vault.openText(tenant.account(), DeliveryStore.samplePlace(id), sample));
        }
        if (logged == null) {
            return null;
        }
        String data = vault.openText(tenant.account(), LoggedEvent.place(eventId), logged.data());
        return formats.body(format,
            new LoggedEvent(eventId, event, logged.at(), new JsonText(data), logged.sequence()), tenant);
    }

    Delivery dead() {
        return new Delivery(id, webhook, eventId, event, DeliveryState.DEAD, null, createdAt, List.of());
    }
}

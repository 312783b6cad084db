package com.jupiteriq.keys;

import static com.jupiteriq.keys.KeyDocument.KEY;

import com.jupiteriq.access.KeySettings;
import com.jupiteriq.access.KeyState;
import com.jupiteriq.access.StoredKey;
import com.jupiteriq.events.EventType;
import com.jupiteriq.events.EventTypes;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Event;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.limits.Rate;
import com.jupiteriq.limits.Window;
import com.jupiteriq.paths.PathPattern;
import java.time.Instant;
import java.util.List;

/// What subscribers hear of keys; never a secret.
final class KeyEvents {

    private KeyEvents() {}

    static EventTypes types() {
        Instant at = Instant.parse("2025-01-29T10:30:00Z");
        KeyView made = sample("active", null, at);
        List<String> state = List.of(KeyDocument.STATE.name());
        return EventTypes.of(
            new EventType(created(made), at, "A key was made.", List.of()),
            new EventType(updated(sample("disabled", null, at), state), at, "A key was changed.", List.of(),
                EventType.CHANGED_FIELDS),
            new EventType(turned("disabled", sample("disabled", null, at)), at, "A key was paused.",
                List.of()),
            new EventType(turned("enabled", made), at, "The pause of a key was ended.", List.of()),
            new EventType(turned("revoked", sample("revoked", null, at)), at,
                "A key was ended for good.", List.of()),
            new EventType(turned("rotated", sample("active", at.plusSeconds(3_600), at)), at,
                "A key was given a successor.", List.of()),
            new EventType(turned("rotation_due", made), at, "A key is so old that it should be rotated.",
                List.of()));
    }

    /// @param end when a rotated key ends; null for one that was not rotated
    private static KeyView sample(String state, @org.jspecify.annotations.Nullable Instant end, Instant at) {
        Principal principal = Principal.serviceAccount(EventType.SAMPLE_ID, "Billing export");
        KeySettings settings = new KeySettings("Billing export",
            Permissions.kept(List.of("tickets:read", "tickets:write")),
            List.of(PathPattern.parse("GET /v1/tickets/**").orElseThrow()),
            List.of("203.0.113.0/24"), new Rate(100, Window.MINUTE));
        StoredKey key = new StoredKey(EventType.SAMPLE_ID, 1,
            new Tenant(EventType.SAMPLE_ID, EventType.SAMPLE_ID, Environment.LIVE), principal, "platform",
            settings, at, principal, at, new KeyState(end, null, null), new StoredKey.Use(null, null),
            end == null ? null : EventType.SAMPLE_ID);
        return new KeyView(key, "jiq_live_0310Ka", state, false, null);
    }

    static Event created(KeyView key) {
        return new Event("key.created", about(key).endObject().done());
    }

    static Event updated(KeyView key, List<String> changed) {
        return new Event("key.updated", about(key).field("changed_fields", changed).endObject().done());
    }

    /// @param verb `disabled`, `enabled`, `revoked`, `rotated` or `rotation_due`
    static Event turned(String verb, KeyView key) {
        return new Event("key." + verb, about(key).endObject().done());
    }

    private static JsonWriter about(KeyView key) {
        return new JsonWriter()
            .object()
            .field("id", key.id())
            .field("type", "key")
            .field("attributes", KEY.of(key));
    }
}

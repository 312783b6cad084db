package com.jupiteriq.alerts;

import com.jupiteriq.events.EventType;
import com.jupiteriq.events.EventTypes;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Event;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.limits.Allowance;
import com.jupiteriq.limits.Window;
import java.time.Instant;
import java.util.List;

/// What subscribers hear of limits.
final class AlertEvents {

    private static final List<Field> FIELDS = List.of(
        Field.optional(
            "scope", Schema.oneOf("account", "key", "user", "endpoint"), "What is counted together."),
        Field.optional("name", Schema.text(300), "`requests`, or the pattern of the operations."),
        Field.optional("window", Schema.oneOf("minute", "hour", "day"), "In which time."),
        Field.optional("limit", whole(), "How many there may be."),
        Field.optional("used", whole(), "How many there were when it was noticed."),
        Field.optional("threshold", new Schema.Whole(1, 100), "How many per cent were reached."));

    private AlertEvents() {}

    static EventTypes types() {
        Tenant tenant = new Tenant(EventType.SAMPLE_ID, EventType.SAMPLE_ID, Environment.LIVE);
        Nearing sample = new Nearing(tenant, "account", "requests",
            new Allowance(EventType.SAMPLE_ID, 10_000, Window.MINUTE), 10_000, 8_000);
        return EventTypes.of(new EventType(reached(sample, 80), Instant.parse("2025-01-29T10:30:00Z"),
            "A threshold of a rate limit was reached, for the first time on this day (UTC).", FIELDS));
    }

    static Event reached(Nearing nearing, int threshold) {
        JsonWriter data = new JsonWriter().object()
            .field("id", TypeId.of("acc", nearing.tenant().account()))
            .field("type", "rate_limit")
            .field("attributes", fields(nearing, threshold));
        return new Event("rate_limit.threshold_reached",
            print(nearing, threshold, data).endObject().done());
    }

    static JsonText fields(Nearing nearing, int threshold) {
        return print(nearing, threshold, new JsonWriter().object()).endObject().done();
    }

    private static JsonWriter print(Nearing nearing, int threshold, JsonWriter out) {
        return out
            .field("scope", nearing.scope())
            .field("name", nearing.name())
            .field("window", nearing.allowance().window().word())
            .field("limit", nearing.limit())
            .field("used", nearing.used())
            .field("threshold", threshold);
    }

    private static Schema whole() {
        return new Schema.Whole(0, Long.MAX_VALUE);
    }
}

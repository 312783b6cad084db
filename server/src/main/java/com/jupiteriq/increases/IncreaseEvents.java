package com.jupiteriq.increases;

import static com.jupiteriq.increases.IncreaseDocument.INCREASE;

import com.jupiteriq.events.EventType;
import com.jupiteriq.events.EventTypes;
import com.jupiteriq.increases.Increase.State;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.Event;
import java.time.Instant;
import java.util.List;

/// What subscribers hear of requests for higher limits.
final class IncreaseEvents {

    private IncreaseEvents() {}

    static EventTypes types() {
        Instant at = Instant.parse("2025-01-29T10:30:00Z");
        Increase sample = new Increase(EventType.SAMPLE_ID, 1, "account:minute", 20_000,
            "We open in twelve countries in May.", State.PENDING, at, at);
        return EventTypes.of(
            new EventType(created(sample), at, "A higher limit was asked for.", List.of()),
            new EventType(decided(sample.decided(State.GRANTED, at)), at,
                "A request for a higher limit was decided.", List.of(), EventType.CHANGED_FIELDS));
    }

    static Event created(Increase increase) {
        return new Event("increase_request.created", about(increase).endObject().done());
    }

    static Event decided(Increase increase) {
        return new Event("increase_request.updated", about(increase)
            .field("changed_fields", List.of(IncreaseDocument.STATE.name())).endObject().done());
    }

    private static JsonWriter about(Increase increase) {
        return new JsonWriter()
            .object()
            .field("id", increase.publicId())
            .field("type", "increase_request")
            .field("attributes", INCREASE.of(increase));
    }
}

package com.jupiteriq.events;

import com.jupiteriq.kernel.Event;
import com.jupiteriq.kernel.JsonText;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Types of event that no feature declares.
public final class SampleEvents {

    private SampleEvents() {}

    public static EventCatalogue catalogue(String... types) {
        return new EventCatalogue(Stream.of(types)
            .map(type -> new EventType(
                new Event(type, new JsonText("{\"id\":\"N-1\",\"type\":\"note\",\"attributes\":{}}")),
                Instant.EPOCH, "A note happened.", List.of()))
            .toList());
    }
}

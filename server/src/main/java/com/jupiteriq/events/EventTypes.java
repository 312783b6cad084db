package com.jupiteriq.events;

import java.util.List;

/// The types of event that one feature emits; the catalogue gathers them.
public record EventTypes(List<EventType> types) {

    public static EventTypes of(EventType... types) {
        return new EventTypes(List.of(types));
    }
}

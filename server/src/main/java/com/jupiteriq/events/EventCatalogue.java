package com.jupiteriq.events;

import java.util.List;
import java.util.stream.Stream;

/// Every type of event that this server emits, and the families that select several (`ticket.*`, 000:71).
public record EventCatalogue(List<String> types) {

    public EventCatalogue {
        types = List.copyOf(types);
    }

    /// The types and the families, as a `type` filter takes them.
    public List<String> selectors() {
        Stream<String> families = types.stream().map(type -> type.substring(0, type.indexOf('.')) + ".*");
        return Stream.concat(types.stream(), families).distinct().toList();
    }

    /// The types that a selector stands for.
    public List<String> selected(String selector) {
        return types.stream()
            .filter(type -> type.equals(selector)
                || selector.endsWith(".*") && type.startsWith(selector.substring(0, selector.length() - 1)))
            .toList();
    }
}

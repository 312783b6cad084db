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
        Stream<String> families = types.stream().map(EventCatalogue::family);
        return Stream.concat(types.stream(), families).distinct().toList();
    }

    /// The selector of a type's family.
    public static String family(String type) {
        return type.substring(0, type.indexOf('.')) + ".*";
    }

    /// The types that a selector stands for.
    public List<String> selected(String selector) {
        return types.stream()
            .filter(type -> type.equals(selector) || family(type).equals(selector))
            .toList();
    }
}

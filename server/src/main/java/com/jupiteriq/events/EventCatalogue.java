package com.jupiteriq.events;

import com.jupiteriq.json.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Every type of event that this server emits, and the families that select several (`ticket.*`, 000:71).
public record EventCatalogue(List<EventType> types) {

    public EventCatalogue {
        types = List.copyOf(types);
    }

    /// The names of the types.
    public List<String> names() {
        return types.stream().map(EventType::name).toList();
    }

    /// The types and the families, as a `type` filter takes them.
    public List<String> selectors() {
        Stream<String> families = names().stream().map(EventCatalogue::family);
        return Stream.concat(names().stream(), families).distinct().toList();
    }

    /// The selector of a type's family.
    public static String family(String type) {
        return type.substring(0, type.indexOf('.')) + ".*";
    }

    /// The names of the types that a selector stands for.
    public List<String> selected(String selector) {
        return names().stream()
            .filter(type -> type.equals(selector) || family(type).equals(selector))
            .toList();
    }

    /// The flat fields of all types, of which each event has some. One name means one thing.
    public List<Field> flatFields() {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (EventType type : types) {
            for (Field field : type.flatFields()) {
                Field other = fields.putIfAbsent(field.name(), field);
                if (other != null && !other.equals(field)) {
                    throw new IllegalStateException("events declare two fields " + field.name());
                }
            }
        }
        return List.copyOf(fields.values());
    }
}

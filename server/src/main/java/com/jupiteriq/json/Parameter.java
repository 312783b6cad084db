package com.jupiteriq.json;

import java.time.Instant;

/// A query parameter of a list, which is also the key by which a filter is named.
///
/// @param field as it is documented and checked
public record Parameter<V>(Field field, Kind<V> kind) {

    /// @param about one sentence for the documentation
    public static <V> Parameter<V> of(String name, Kind<V> kind, String about) {
        return new Parameter<>(Field.optional(name, kind.schema(), about), kind);
    }

    /// A date (its start in UTC) or a timestamp (decision C52).
    public static Parameter<Instant> time(String name, String about) {
        return of(name, Kind.dateOrTime(), about);
    }

    /// The values of a field of the document.
    public static <V> Parameter<V> of(Attribute<?, V> attribute, String about) {
        return of(attribute.name(), attribute.kind(), about);
    }

    public String name() {
        return field.name();
    }

    /// A value as a query writes it.
    public String text(V value) {
        String json = kind.json(value).text();
        return json.startsWith("\"") ? json.substring(1, json.length() - 1) : json;
    }

    public Parameter<V> example(String json) {
        return new Parameter<>(field.example(json), kind);
    }
}

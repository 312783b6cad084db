package com.jupiteriq.json;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A named JSON object: its fields in the order in which they are printed.
///
/// @param synonyms fields that are one field
public record Shape(String name, List<Field> fields, List<Synonyms> synonyms) {

    /// One field under two names: both may be sent, but not with different texts.
    ///
    /// @param field the name that it is called by when it is missing
    /// @param required whether it must be sent under one of its names
    public record Synonyms(String field, String other, boolean required) {}

    public Shape(String name, List<Field> fields) {
        this(name, fields, List.of());
    }

    public static Shape of(String name, Field... fields) {
        return new Shape(name, Arrays.asList(fields));
    }

    public Shape with(Synonyms more) {
        return new Shape(name, fields, Stream.concat(synonyms.stream(), Stream.of(more)).toList());
    }

    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    public Schema nested() {
        return new Schema.Nested(this);
    }
}

package com.jupiteriq.edge;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A named JSON object: its fields in the order in which they are printed.
public record Shape(String name, List<Field> fields) {

    public static Shape of(String name, Field... fields) {
        return new Shape(name, Arrays.asList(fields));
    }

    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    public Schema nested() {
        return new Schema.Nested(this);
    }
}

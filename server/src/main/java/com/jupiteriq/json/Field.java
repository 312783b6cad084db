package com.jupiteriq.json;

import org.jspecify.annotations.Nullable;

/// A named member of an object, or a query parameter.
///
/// @param required in a body: must be sent; in an answer: is always there
/// @param readOnly may be sent back as it was read, and is refused with another value
/// @param about one sentence for the documentation
/// @param example one JSON value as text, null when the field has none of its own
/// @param byDefault what an absent field means, as JSON text; null when there is no such value
public record Field(
    String name,
    Schema schema,
    boolean required,
    boolean readOnly,
    String about,
    @Nullable String example,
    @Nullable String byDefault) {

    public Field(
        String name, Schema schema, boolean required, boolean readOnly,
        String about, @Nullable String example) {
        this(name, schema, required, readOnly, about, example, null);
    }

    public static Field required(String name, Schema schema, String about) {
        return new Field(name, schema, true, false, about, null);
    }

    public static Field optional(String name, Schema schema, String about) {
        return new Field(name, schema, false, false, about, null);
    }

    public static Field readOnly(String name, Schema schema, String about) {
        return new Field(name, schema, false, true, about, null);
    }

    /// @param json a JSON value as text, quotes included
    public Field example(String json) {
        return new Field(name, schema, required, readOnly, about, json, byDefault);
    }

    /// @param json a JSON value as text, quotes included
    public Field byDefault(String json) {
        return new Field(name, schema, required, readOnly, about, example, json);
    }
}

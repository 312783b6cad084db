package com.jupiteriq.json;

import org.jspecify.annotations.Nullable;

/// What an object is to be like by a body: the value of each writable field, sent, kept or by default.
///
/// @param body the fields that were sent
/// @param kept the object whose values stay where none was sent, null where the defaults take their place
public record Draft<T>(Fields body, @Nullable T kept) {

    /// The value of a field that always has one.
    public <V> V get(Attribute<T, V> attribute) {
        V value = orNull(attribute);
        if (value == null) {
            throw new IllegalStateException("field " + attribute.name() + " is not declared to have a value");
        }
        return value;
    }

    /// The value of a field that may be without.
    public <V> @Nullable V orNull(Attribute<T, V> attribute) {
        JsonValue sent = attribute.in(body);
        if (sent == null && kept != null) {
            return attribute.getter().of(kept);
        }
        return sent == null || sent instanceof JsonValue.Null ? attribute.byDefault() : attribute.read(sent);
    }
}

package com.jupiteriq.json;

import com.jupiteriq.kernel.JsonText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of a body that [ShapeReader] has found to fit its [Shape]; so no accessor has to refuse.
public record Fields(Map<String, JsonValue> values) {

    public static final Fields NONE = new Fields(Map.of());

    /// Whether the field was sent, be it as null.
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /// The text; null when the field is absent or null.
    public @Nullable String text(String name) {
        return values.get(name) instanceof JsonValue.Str(String value) ? value : null;
    }

    /// A required text.
    public String requiredText(String name) {
        String value = text(name);
        if (value == null) {
            throw new IllegalStateException("field " + name + " is not declared as required text");
        }
        return value;
    }

    public boolean flag(String name, boolean otherwise) {
        return values.get(name) instanceof JsonValue.Bool(boolean value) ? value : otherwise;
    }

    public long whole(String name, long otherwise) {
        return values.get(name) instanceof JsonValue.Num(String text)
            ? new BigDecimal(text).longValueExact() : otherwise;
    }

    /// The texts of a list; empty when the field is absent or null.
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        if (values.get(name) instanceof JsonValue.Arr(List<JsonValue> items)) {
            for (JsonValue item : items) {
                if (item instanceof JsonValue.Str(String value)) {
                    texts.add(value);
                }
            }
        }
        return List.copyOf(texts);
    }

    /// The field's value as JSON; null when the field is absent or null.
    public @Nullable JsonText json(String name) {
        JsonValue value = values.get(name);
        return value == null || value instanceof JsonValue.Null ? null : value.compact();
    }
}

package com.jupiteriq.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether free JSON keeps the bounds of its [Schema.FreeObject], found without building its text.
final class FreeJson {

    private final Schema.FreeObject bounds;
    private long bytes;
    private long values;
    private boolean tooDeep;
    private boolean beyondDouble;

    private FreeJson(Schema.FreeObject bounds) {
        this.bounds = bounds;
    }

    /// How a sentence goes on that begins with "This field", null when the value fits.
    static @Nullable String fault(Schema.FreeObject bounds, JsonValue value) {
        if (!(value instanceof JsonValue.Obj)) {
            return "must be an object.";
        }
        FreeJson measured = new FreeJson(bounds);
        measured.measure(value, 0);
        if (measured.tooDeep) {
            return "must not be nested more than " + bounds.maxDepth() + " levels deep.";
        }
        if (measured.bytes > bounds.maxBytes()) {
            return "must have at most " + bounds.maxBytes() + " bytes as compact JSON.";
        }
        if (measured.values > bounds.maxValues()) {
            return "must have at most " + bounds.maxValues() + " values, at all depths together.";
        }
        return measured.beyondDouble ? "must hold only numbers within the range of a double." : null;
    }

    private void measure(JsonValue value, int depth) {
        switch (value) {
            case JsonValue.Str(String text) -> string(text);
            case JsonValue.Num(String text) -> number(text);
            case JsonValue.Bool(boolean flag) -> bytes += flag ? 4 : 5;
            case JsonValue.Null() -> bytes += 4;
            case JsonValue.Arr(List<JsonValue> items) -> {
                enter(depth + 1, items.size());
                for (JsonValue item : items) {
                    measure(item, depth + 1);
                }
            }
            case JsonValue.Obj(Map<String, JsonValue> members) -> {
                enter(depth + 1, members.size());
                members.forEach((name, member) -> {
                    string(name);
                    bytes++;
                    measure(member, depth + 1);
                });
            }
        }
    }

    private void enter(int depth, int entries) {
        tooDeep |= depth > bounds.maxDepth();
        values += entries;
        bytes += 2 + Math.max(0, entries - 1);
    }

    private void number(String text) {
        bytes += text.length();
        boolean plainlyFinite = text.length() < 300 && text.indexOf('e') < 0 && text.indexOf('E') < 0;
        if (!plainlyFinite) {
            double value = Double.parseDouble(text);
            beyondDouble |= Double.isInfinite(value) || (value == 0 && !zero(text));
        }
    }

    private static boolean zero(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 'e' || c == 'E') {
                return true;
            }
            if (c >= '1' && c <= '9') {
                return false;
            }
        }
        return true;
    }

    /// As [com.jupiteriq.json.JsonWriter] writes it.
    private void string(String text) {
        bytes += 2;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                // Each half of a surrogate pair stands for two of its four bytes.
                bytes += c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            } else if (c >= ' ') {
                bytes += c == '"' || c == '\\' ? 2 : 1;
            } else {
                bytes += c == '\n' || c == '\r' || c == '\t' ? 2 : 6;
            }
        }
    }
}

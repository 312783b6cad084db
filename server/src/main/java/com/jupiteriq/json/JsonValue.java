package com.jupiteriq.json;

import com.jupiteriq.kernel.JsonText;
import java.util.List;
import java.util.Map;

/// A JSON value as it was sent: keys in their order, numbers as their text.
public sealed interface JsonValue {

    record Str(String value) implements JsonValue {}

    record Num(String text) implements JsonValue {}

    record Bool(boolean value) implements JsonValue {

        static final Bool TRUE = new Bool(true);
        static final Bool FALSE = new Bool(false);
    }

    record Null() implements JsonValue {

        static final Null NULL = new Null();
    }

    record Arr(List<JsonValue> items) implements JsonValue {}

    /// @param members in the order in which they were sent
    record Obj(Map<String, JsonValue> members) implements JsonValue {}

    /// The compact text of this value.
    default JsonText compact() {
        JsonWriter out = new JsonWriter();
        write(this, out);
        return out.done();
    }

    private static void write(JsonValue value, JsonWriter out) {
        switch (value) {
            case Str(String text) -> out.text(text);
            case Num(String text) -> out.raw(new JsonText(text));
            case Bool(boolean flag) -> out.bool(flag);
            case Null() -> out.text(null);
            case Arr(List<JsonValue> items) -> {
                out.array();
                items.forEach(item -> write(item, out));
                out.endArray();
            }
            case Obj(Map<String, JsonValue> members) -> {
                out.object();
                members.forEach((name, member) -> write(member, out.key(name)));
                out.endObject();
            }
        }
    }
}

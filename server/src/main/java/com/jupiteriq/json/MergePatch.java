package com.jupiteriq.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// RFC 7396 for objects: null takes a member away, objects are merged, everything else replaces. Members keep
/// their place and numbers their text.
final class MergePatch {

    private MergePatch() {}

    /// @param target null for none
    static JsonValue.Obj merged(JsonValue.@Nullable Obj target, JsonValue.Obj patch) {
        Map<String, JsonValue> members = new LinkedHashMap<>(target == null ? Map.of() : target.members());
        patch.members().forEach((name, value) -> {
            switch (value) {
                case JsonValue.Null() -> members.remove(name);
                case JsonValue.Obj inner -> members.put(name,
                    merged(members.get(name) instanceof JsonValue.Obj known ? known : null, inner));
                case JsonValue.Str _, JsonValue.Num _, JsonValue.Bool _, JsonValue.Arr _ ->
                    members.put(name, value);
            }
        });
        return new JsonValue.Obj(members);
    }
}

package com.jupiteriq.data.values;

import com.jupiteriq.json.JsonValue;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What lies at a path.
final class Spots {

    private Spots() {}

    /// Where the path leads through objects alone; null when it does not.
    static @Nullable JsonValue straight(JsonValue.Obj attributes, Path path) {
        JsonValue at = attributes;
        for (String name : path.names()) {
            at = at instanceof JsonValue.Obj(var members) ? members.get(name) : null;
        }
        return at;
    }

    /// Every value at the path: of arrays on the way and at its end each item too, but no array itself is
    /// passed over, since an empty one is there as well.
    static void each(JsonValue.Obj attributes, Path path, Consumer<JsonValue> visitor) {
        each(attributes, path.names(), visitor);
    }

    private static void each(JsonValue at, List<String> names, Consumer<JsonValue> visitor) {
        if (names.isEmpty()) {
            visitor.accept(at);
        }
        if (at instanceof JsonValue.Arr(List<JsonValue> items)) {
            items.forEach(item -> each(item, names, visitor));
        } else if (!names.isEmpty() && at instanceof JsonValue.Obj(var members)) {
            JsonValue member = members.get(names.getFirst());
            if (member != null) {
                each(member, names.subList(1, names.size()), visitor);
            }
        }
    }
}

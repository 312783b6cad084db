package com.jupiteriq.data.types;

import com.jupiteriq.data.values.IndexKind;
import com.jupiteriq.data.values.Path;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// An index of the items of a type: what lies at a path, as values of a kind.
///
/// @param id by which its rows are known in `data_index`
/// @param auto whether nobody has declared it: a filter that came often asked for it
public record Index(int id, Path path, IndexKind kind, State state, boolean auto) {

    public enum State {
        /// Written to, and not yet read.
        BUILDING,
        READY,
        /// There are values that it cannot take.
        FAILED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Index is(State other) {
        return new Index(id, path, kind, other, auto);
    }

    static JsonText json(List<Index> indexes) {
        JsonWriter out = new JsonWriter().object().key("indexes").array();
        for (Index index : indexes) {
            out.object().field("id", index.id).field("path", index.path.text())
                .field("kind", index.kind.word()).field("state", index.state.word())
                .field("auto", index.auto).endObject();
        }
        return out.endArray().endObject().done();
    }

    static List<Index> read(String json) {
        List<Index> indexes = new ArrayList<>();
        JsonValue all = JsonReader.read(json.getBytes(StandardCharsets.UTF_8)).members().get("indexes");
        if (all instanceof JsonValue.Arr(List<JsonValue> items)) {
            items.forEach(item -> indexes.add(one(item)));
        }
        return List.copyOf(indexes);
    }

    private static Index one(JsonValue item) {
        if (!(item instanceof JsonValue.Obj(var members))) {
            throw new IllegalStateException("an index is kept as an object");
        }
        Fields fields = new Fields(members);
        return new Index((int) fields.whole("id", 0),
            Path.parse(fields.requiredText("path")).orElseThrow(),
            IndexKind.valueOf(fields.requiredText("kind").toUpperCase(Locale.ROOT)),
            State.valueOf(fields.requiredText("state").toUpperCase(Locale.ROOT)),
            fields.flag("auto", false));
    }
}

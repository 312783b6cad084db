package com.jupiteriq.edge.v1.data;

import static com.jupiteriq.data.ItemDocument.ITEM;

import com.jupiteriq.data.Item;
import com.jupiteriq.data.values.Condition;
import com.jupiteriq.data.values.Path;
import com.jupiteriq.edge.query.Query;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.text.Nearest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which fields of items an answer shows: `fields=id,attributes.city`. What an item does not have is left
/// out.
///
/// @param names the whole fields; empty for all
/// @param paths inside the attributes
record ItemFields(Set<String> names, List<Path> paths) {

    static final Field PARAMETER = Field.optional("fields", Schema.nonEmpty(1_000),
        "Only these fields, with commas between them: names of fields, or `attributes.` and a path.");

    private static final String NAME = "fields";
    private static final List<String> KNOWN =
        ITEM.shape().fields().stream().map(Field::name).toList();

    /// Refuses with `Unreadable` names that there are not.
    static ItemFields of(Query query) {
        String asked = query.text(NAME);
        Set<String> names = new LinkedHashSet<>();
        Set<Path> paths = new LinkedHashSet<>();
        for (String field : asked == null ? new String[0] : asked.split(",", -1)) {
            Optional<Path> path = Condition.path(field);
            if (path.isPresent()) {
                paths.add(path.get());
            } else if (KNOWN.contains(field)) {
                names.add(field);
            } else {
                throw new Refused(new Failure.Unreadable(NAME, "This takes names of fields and paths such as"
                    + " attributes.city, with commas between them." + Nearest.hint(field, KNOWN)));
            }
        }
        return new ItemFields(names, List.copyOf(paths));
    }

    JsonText shown(Item item) {
        JsonText whole = ITEM.of(item);
        if (names.isEmpty() && paths.isEmpty()) {
            return whole;
        }
        Map<String, JsonValue> shown =
            JsonReader.read(whole.text().getBytes(StandardCharsets.UTF_8)).members();
        JsonValue attributes = shown.get("attributes");
        shown.keySet().removeIf(name -> !names.contains(name));
        if (!names.contains("attributes") && attributes instanceof JsonValue.Obj object) {
            Map<String, JsonValue> inside = new LinkedHashMap<>();
            paths.forEach(path -> copy(object, path.names(), inside));
            if (!paths.isEmpty()) {
                shown.put("attributes", new JsonValue.Obj(inside));
            }
        }
        return new JsonValue.Obj(shown).compact();
    }

    private static void copy(JsonValue.Obj from, List<String> names, Map<String, JsonValue> to) {
        String name = names.getFirst();
        JsonValue value = from.members().get(name);
        if (value == null) {
            return;
        }
        if (names.size() == 1) {
            to.put(name, value);
        } else if (value instanceof JsonValue.Obj object) {
            Map<String, JsonValue> inner = new LinkedHashMap<>(
                to.get(name) instanceof JsonValue.Obj(var known) ? known : Map.of());
            copy(object, names.subList(1, names.size()), inner);
            to.put(name, new JsonValue.Obj(inner));
        }
    }
}

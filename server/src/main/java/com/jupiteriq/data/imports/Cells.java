package com.jupiteriq.data.imports;

import com.jupiteriq.data.Item;
import com.jupiteriq.data.types.DataType;
import com.jupiteriq.data.values.Decimal;
import com.jupiteriq.data.values.Path;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the text of a cell stands for: a number or a truth value where the schema of the item's type says so
/// of its place, and the text is one; else the text.
final class Cells {

    private final Function<String, DataType> types;
    private final Map<String, Optional<JsonValue.Obj>> schemas = new HashMap<>();

    /// @param types the type of a name
    Cells(Function<String, DataType> types) {
        this.types = types;
    }

    /// @param type null for the usual one
    JsonValue value(@Nullable String type, Path path, String cell) {
        return switch (wanted(type == null ? Item.USUAL_TYPE : type, path)) {
            case "number", "integer" ->
                Decimal.isNumber(cell) ? new JsonValue.Num(cell) : new JsonValue.Str(cell);
            case "boolean" -> cell.equals("true") || cell.equals("false")
                ? new JsonValue.Bool(Boolean.parseBoolean(cell)) : new JsonValue.Str(cell);
            default -> new JsonValue.Str(cell);
        };
    }

    /// The `type` that the schema gives the place; of several the first.
    private String wanted(String type, Path path) {
        JsonValue place = schemas.computeIfAbsent(type, this::schema).orElse(null);
        for (String name : path.names()) {
            place = place instanceof JsonValue.Obj(var members)
                && members.get("properties") instanceof JsonValue.Obj(var properties)
                ? properties.get(name) : null;
        }
        JsonValue wanted = place instanceof JsonValue.Obj(var members) ? members.get("type") : null;
        if (wanted instanceof JsonValue.Arr(List<JsonValue> several) && !several.isEmpty()) {
            wanted = several.getFirst();
        }
        return wanted instanceof JsonValue.Str(String word) ? word : "string";
    }

    private Optional<JsonValue.Obj> schema(String type) {
        var schema = types.apply(type).schema();
        return Optional.ofNullable(schema)
            .map(json -> JsonReader.read(json.text().getBytes(StandardCharsets.UTF_8)));
    }
}

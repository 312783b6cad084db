package com.jupiteriq.json;

import com.jupiteriq.kernel.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/// Objects of a shape as lines of a table (RFC 4180): a column for each field, in the shape's order; lists
/// and objects are JSON in their cell, null is empty.
public record Csv(Shape shape) {

    private static final String END = "\r\n";

    /// With these a spreadsheet takes the cell for a formula.
    private static final String FORMULAS = "=+-@\t\r";

    public String head() {
        return shape.fields().stream()
            .map(Field::name)
            .collect(Collectors.joining(",", "", END));
    }

    /// @param object that has the shape
    public String line(JsonText object) {
        byte[] json = object.text().getBytes(StandardCharsets.UTF_8);
        return JsonReader.read(json).members().values().stream()
            .map(Csv::cell)
            .collect(Collectors.joining(",", "", END));
    }

    private static String cell(JsonValue value) {
        return switch (value) {
            case JsonValue.Str(String text) -> quoted(harmless(text));
            case JsonValue.Null() -> "";
            case JsonValue.Num _, JsonValue.Bool _ -> value.compact().text();
            case JsonValue.Arr _, JsonValue.Obj _ -> quoted(value.compact().text());
        };
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}

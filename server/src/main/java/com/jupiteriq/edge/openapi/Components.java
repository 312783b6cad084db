package com.jupiteriq.edge.openapi;

import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The `components/schemas` of an OpenAPI document: each [Shape] once, under its name.
public final class Components {

    /// Which way an object goes: what is sent is closed when unknown fields are refused; what is answered
    /// stays open, so that new fields break no client.
    public enum Way { SENT, ANSWERED }

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]+");

    private record Key(Shape shape, Way way) {}

    private final boolean ignoresUnknown;
    private final Map<String, Shape> shapes = new LinkedHashMap<>();
    private final Map<String, JsonText> schemas = new LinkedHashMap<>();
    private final Map<Key, String> names = new LinkedHashMap<>();

    Components(boolean ignoresUnknown) {
        this.ignoresUnknown = ignoresUnknown;
    }

    Map<String, JsonText> schemas() {
        return schemas;
    }

    JsonText schema(Schema schema, Way way) {
        return schema(schema, null, way);
    }

    /// The schema of a field or parameter with what is said about it.
    JsonText schema(Field field, Way way) {
        return schema(field.schema(), field, way);
    }

    private JsonText schema(Schema schema, @Nullable Field field, Way way) {
        JsonWriter out = new JsonWriter().object();
        keywords(schema, false, way, out);
        if (field != null) {
            annotations(field, out);
        }
        return out.endObject().done();
    }

    /// Writes one member of a `content`.
    void media(String type, Schema schema, Way way, Map<String, JsonText> examples, JsonWriter out) {
        out.key(type).object().field("schema", schema(schema, way));
        if (!examples.isEmpty()) {
            OpenApiExamples.write(examples, out.key("examples"));
        }
        out.endObject();
    }

    private static void annotations(Field field, JsonWriter out) {
        if (!field.about().isEmpty()) {
            out.field("description", field.about());
        }
        if (field.readOnly()) {
            out.field("readOnly", true);
        }
        if (field.byDefault() != null) {
            out.field("default", new JsonText(field.byDefault()));
        }
        if (field.example() != null) {
            out.key("examples").array().raw(new JsonText(field.example())).endArray();
        }
    }

    private void keywords(Schema schema, boolean orNull, Way way, JsonWriter out) {
        switch (schema) {
            case Schema.Text(int min, int max) -> text(min, max, orNull, out);
            case Schema.Line(int max) -> type("string", orNull, out).field("minLength", 1)
                .field("maxLength", max).field("pattern", Schema.Line.PATTERN);
            case Schema.Wanted(int max) -> text(1, max, orNull, out);
            case Schema.Formatted(String format, int max) ->
                type("string", orNull, out).field("format", format).field("maxLength", max);
            case Schema.Patterned(String pattern) -> type("string", orNull, out).field("pattern", pattern);
            case Schema.OneOf(List<String> values) -> choice(values, orNull, out);
            case Schema.Constant(String value) -> choice(List.of(value), orNull, out);
            case Schema.Flag() -> type("boolean", orNull, out);
            case Schema.Whole(long min, long max) -> whole(min, max, orNull, out);
            case Schema.Decimal() -> type("number", orNull, out).field("minimum", 0);
            case Schema.ListOf(Schema item, int max) -> {
                type("array", orNull, out).field("items", schema(item, way));
                if (max < Integer.MAX_VALUE) {
                    out.field("maxItems", max);
                }
            }
            case Schema.Each(Shape item, int max) -> type("array", orNull, out)
                .field("items", schema(item.nested(), way)).field("minItems", 1).field("maxItems", max);
            case Schema.FreeObject(int maxBytes, int maxDepth, _) -> free(maxBytes, maxDepth, orNull, out);
            case Schema.Nested(Shape shape) -> nested(shape, orNull, way, out);
            case Schema.Nullable(Schema inner) -> keywords(inner, true, way, out);
            case Schema.DateOrTime() -> {
                type("string", orNull, out).key("anyOf").array();
                out.object().field("format", "date").endObject();
                out.object().field("format", "date-time").endObject().endArray();
            }
        }
    }

    private static void text(int min, int max, boolean orNull, JsonWriter out) {
        type("string", orNull, out);
        if (min > 0) {
            out.field("minLength", min).field("pattern", "\\S");
        }
        if (max < Integer.MAX_VALUE) {
            out.field("maxLength", max);
        }
    }

    private static void choice(List<String> values, boolean orNull, JsonWriter out) {
        type("string", orNull, out).key("enum").array();
        values.forEach(out::text);
        if (orNull) {
            out.text(null);
        }
        out.endArray();
    }

    private static void whole(long min, long max, boolean orNull, JsonWriter out) {
        type("integer", orNull, out).field("format", "int64");
        if (min > Long.MIN_VALUE) {
            out.field("minimum", min);
        }
        if (max < Long.MAX_VALUE) {
            out.field("maximum", max);
        }
    }

    private static void free(int maxBytes, int maxDepth, boolean orNull, JsonWriter out) {
        type("object", orNull, out).field("additionalProperties", true);
        if (maxBytes < Integer.MAX_VALUE) {
            out.field("x-max-bytes", maxBytes).field("x-max-depth", maxDepth);
        }
    }

    private void nested(Shape shape, boolean orNull, Way way, JsonWriter out) {
        String reference = "#/components/schemas/" + named(shape, way);
        if (orNull) {
            out.key("anyOf").array();
            out.object().field("$ref", reference).endObject();
            out.object().field("type", "null").endObject().endArray();
        } else {
            out.field("$ref", reference);
        }
    }

    private static JsonWriter type(String type, boolean orNull, JsonWriter out) {
        return orNull ? out.field("type", List.of(type, "null")) : out.field("type", type);
    }

    private String named(Shape shape, Way way) {
        Key key = new Key(shape, way);
        String known = names.get(key);
        if (known != null) {
            return known;
        }
        Shape namesake = shapes.putIfAbsent(shape.name(), shape);
        if ((namesake != null && !namesake.equals(shape)) || !NAME.matcher(shape.name()).matches()) {
            throw new IllegalStateException("two shapes are called " + shape.name() + ", or no shape can be");
        }
        JsonText schema = object(shape, way);
        String name = free(shape.name(), schema) ? shape.name() : shape.name() + switch (way) {
            case SENT -> "Input";
            case ANSWERED -> "Output";
        };
        if (!free(name, schema)) {
            throw new IllegalStateException("two schemas are called " + name);
        }
        schemas.put(name, schema);
        names.put(key, name);
        return name;
    }

    private boolean free(String name, JsonText schema) {
        return schemas.getOrDefault(name, schema).equals(schema);
    }

    private JsonText object(Shape shape, Way way) {
        JsonWriter out = new JsonWriter().object().field("type", "object");
        List<String> required = new ArrayList<>();
        out.key("properties").object();
        for (Field field : shape.fields()) {
            out.field(field.name(), schema(field, way));
            if (field.required()) {
                required.add(field.name());
            }
        }
        out.endObject();
        if (!required.isEmpty()) {
            out.field("required", required);
        }
        for (Shape.Synonyms names : shape.synonyms()) {
            if (names.required()) {
                out.key("anyOf").array();
                out.object().field("required", List.of(names.field())).endObject();
                out.object().field("required", List.of(names.other())).endObject().endArray();
            }
        }
        if (way == Way.SENT && !ignoresUnknown) {
            out.field("additionalProperties", false);
        }
        return out.endObject().done();
    }
}

package com.jupiteriq.edge.openapi;

import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.query.Family;
import com.jupiteriq.edge.query.QueryReader;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Refused;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The named examples of an OpenAPI document, from those of the routes.
final class OpenApiExamples {

    /// The part of a form that is the file.
    static final String FILE = "file";

    private OpenApiExamples() {}

    static Map<String, JsonText> ofRequest(Route route) {
        Map<String, JsonText> examples = new LinkedHashMap<>();
        route.examples().forEach(example -> put(example.name(), example.request(), route, examples));
        return examples;
    }

    static Map<String, JsonText> ofResponse(Route route) {
        Map<String, JsonText> examples = new LinkedHashMap<>();
        route.examples().forEach(example -> put(example.name(), example.response(), route, examples));
        return examples;
    }

    /// The values that the routes' example queries give to the parameter.
    static Map<String, JsonText> ofParameter(Field field, List<Route.Example> examples) {
        Map<String, JsonText> values = new LinkedHashMap<>();
        for (Route.Example example : examples) {
            if (!example.query().isEmpty()) {
                String value = QueryReader.value(example.query(), field.name());
                if (value != null) {
                    values.put(example.name(), json(field.schema(), value));
                }
            }
        }
        return values;
    }

    /// The members that the routes' example queries have of the family, as one object each.
    static Map<String, JsonText> ofFamily(Family family, List<Route.Example> examples) {
        Map<String, JsonText> values = new LinkedHashMap<>();
        for (Route.Example example : examples) {
            JsonWriter members = new JsonWriter().object();
            Map<String, String> sent = QueryReader.values(example.query(), family.prefix());
            sent.forEach(members::field);
            if (!sent.isEmpty()) {
                values.put(example.name(), members.endObject().done());
            }
        }
        return values;
    }

    static Map<String, JsonText> ofFile(Route.FileType file) {
        return Map.of(FILE, new JsonWriter().text(file.example()).done());
    }

    static Map<String, JsonText> ofBytes(Route.BodyKind kind) {
        return Map.of("bytes", new JsonWriter().text(kind.example()).done());
    }

    /// The parts by their names.
    static Map<String, JsonText> ofForm(Route.BodyKind kind) {
        JsonWriter parts = new JsonWriter().object().field(FILE, kind.example());
        for (Field field : kind.fields()) {
            if (field.example() != null) {
                parts.field(field.name(), new JsonText(field.example()));
            }
        }
        return Map.of("form", parts.endObject().done());
    }

    static void write(Map<String, JsonText> examples, JsonWriter out) {
        out.object();
        examples.forEach((name, value) -> out.key(name).object().field("value", value).endObject());
        out.endObject();
    }

    private static void put(
        String name, @Nullable String json, Route route, Map<String, JsonText> examples) {
        if (json == null) {
            return;
        }
        try {
            examples.put(name, JsonReader.read(json.getBytes(StandardCharsets.UTF_8)).compact());
        } catch (Refused malformed) {
            throw new IllegalStateException(
                "example " + name + " of " + route.method() + " " + route.path() + ": " + malformed.failure(),
                malformed);
        }
    }

    private static JsonText json(Schema schema, String value) {
        boolean bare = schema instanceof Schema.Whole || schema instanceof Schema.Flag;
        return bare ? new JsonText(value) : new JsonWriter().text(value).done();
    }
}

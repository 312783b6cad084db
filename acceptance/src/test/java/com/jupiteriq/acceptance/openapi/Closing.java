package com.jupiteriq.acceptance.openapi;

import com.jupiteriq.acceptance.kit.Json;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Rewrites a schema so that every object in it is closed unless the schema itself says otherwise
/// (`additionalProperties`, `unevaluatedProperties`).
///
/// A part of an `allOf`, `anyOf` or `oneOf` must stay open, because its siblings add properties; the schema
/// around it closes them all at once. So each component exists twice, `open.X` and `closed.X`.
final class Closing {

    private static final String COMPONENT = "#/components/schemas/";
    private static final Set<String> MAPS_OF_VALUES = Set.of("properties", "patternProperties");
    private static final Set<String> VALUES =
        Set.of("items", "additionalProperties", "unevaluatedProperties", "contains", "unevaluatedItems");
    private static final Set<String> LISTS_OF_PARTS = Set.of("allOf", "anyOf", "oneOf");
    private static final Set<String> PARTS = Set.of("if", "then", "else", "not");

    private Closing() {}

    static JsonNode closed(JsonNode schema) {
        return rewritten(schema, true);
    }

    static ObjectNode definitions(JsonNode schemas) {
        ObjectNode definitions = Json.object();
        schemas.properties().forEach(schema -> {
            definitions.set("open." + schema.getKey(), rewritten(schema.getValue(), false));
            definitions.set("closed." + schema.getKey(), rewritten(schema.getValue(), true));
        });
        return definitions;
    }

    private static JsonNode rewritten(JsonNode schema, boolean close) {
        if (!schema.isObject()) {
            return schema;
        }
        boolean reference = schema.has("$ref") && !hasSiblingsThatAdd(schema);
        ObjectNode out = Json.object();
        schema.properties().forEach(keyword ->
            out.set(keyword.getKey(), keyword(keyword.getKey(), keyword.getValue(), close && reference)));
        if (close && !reference && describesObject(out) && !saysOtherwise(out)) {
            out.put("unevaluatedProperties", false);
        }
        return out;
    }

    private static JsonNode keyword(String name, JsonNode value, boolean closeReference) {
        if (name.equals("$ref")) {
            return Json.node(renamed(value.stringValue(), closeReference ? "closed." : "open."));
        }
        if (MAPS_OF_VALUES.contains(name)) {
            ObjectNode out = Json.object();
            value.properties().forEach(entry -> out.set(entry.getKey(), rewritten(entry.getValue(), true)));
            return out;
        }
        if (VALUES.contains(name)) {
            return rewritten(value, true);
        }
        if (LISTS_OF_PARTS.contains(name)) {
            return list(value);
        }
        return PARTS.contains(name) ? rewritten(value, false) : value;
    }

    private static JsonNode list(JsonNode parts) {
        ArrayNode out = Json.object().putArray("parts");
        parts.forEach(part -> out.add(rewritten(part, false)));
        return out;
    }

    private static String renamed(String ref, String prefix) {
        return ref.startsWith(COMPONENT) ? "#/$defs/" + prefix + ref.substring(COMPONENT.length()) : ref;
    }

    private static boolean hasSiblingsThatAdd(JsonNode schema) {
        return schema.has("properties") || LISTS_OF_PARTS.stream().anyMatch(schema::has);
    }

    private static boolean describesObject(JsonNode schema) {
        String type = schema.path("type").toString().toLowerCase(Locale.ROOT);
        return type.contains("\"object\"") || hasSiblingsThatAdd(schema);
    }

    private static boolean saysOtherwise(JsonNode schema) {
        return schema.has("additionalProperties") || schema.has("unevaluatedProperties");
    }
}

package com.jupiteriq.acceptance.openapi;

import com.jupiteriq.acceptance.kit.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A documented request that was made wrong in one field, as the document's own schema judges.
///
/// @param how what was done to it
/// @param field the field at fault
/// @param readable whether it is JSON that PostgreSQL could keep; what is not is refused as a whole
public record Mutant(String how, String field, String body, boolean readable) {

    private static final String LONE_SURROGATE = "\\ud800";
    private static final String NUL = "\\u0000";

    /// Of the first example of a request, each with one field made wrong in one way.
    public static List<Mutant> of(Operation operation) {
        JsonNode media = operation.requestBody().orElseThrow().path("content").path("application/json");
        Document document = operation.document();
        JsonNode schema = document.resolve(media.path("schema"));
        ObjectNode example = (ObjectNode) document.examples(media).getFirst();
        Schemas schemas = new Schemas(document);
        List<Mutant> mutants = new ArrayList<>();
        for (JsonNode name : schema.path("required")) {
            ObjectNode without = example.deepCopy();
            without.remove(name.asString());
            mutants.add(new Mutant("missing", name.asString(), without.toString(), true));
        }
        schema.path("properties").properties().forEach(property -> {
            String field = property.getKey();
            wrongValues(document.resolve(property.getValue())).forEach(value -> {
                ObjectNode with = example.deepCopy();
                with.set(field, value);
                if (!schemas.problems(schema, with).isEmpty()) {
                    mutants.add(new Mutant("is " + shortened(value), field, with.toString(), true));
                }
            });
            if (takesText(property.getValue())) {
                mutants.add(unreadable("a NUL", field, NUL, example));
                mutants.add(unreadable("half a surrogate pair", field, LONE_SURROGATE, example));
            }
        });
        ObjectNode more = example.deepCopy().put("colour_of_the_moon", 1);
        mutants.add(new Mutant("unknown", "colour_of_the_moon", more.toString(), true));
        return mutants;
    }

    /// What no field takes, what only fields of another kind take, and what passes a bound by one.
    private static List<JsonNode> wrongValues(JsonNode schema) {
        List<Object> values = new ArrayList<>(List.of(7, -1, 1.5, true, "", "x", " ", List.of(),
            List.of(7), Json.object(), Json.object("a", 1), new String[] {"x", "x"}));
        values.add(null);
        long longest = longest(schema);
        if (longest > 0 && longest < 100_000) {
            values.add("x".repeat((int) longest + 1));
        }
        if (schema.has("maxItems") && schema.path("maxItems").asInt() < 1_000) {
            values.add(new String[schema.path("maxItems").asInt() + 1]);
        }
        return values.stream().map(Json::node).toList();
    }

    private static long longest(JsonNode schema) {
        return alternatives(schema).stream().mapToLong(one -> one.path("maxLength").asLong()).max().orElse(0);
    }

    private static boolean takesText(JsonNode schema) {
        return alternatives(schema).stream().map(one -> one.path("type"))
            .anyMatch(type -> type.toString().contains("\"string\""));
    }

    private static List<JsonNode> alternatives(JsonNode schema) {
        List<JsonNode> all = new ArrayList<>(List.of(schema));
        for (String keyword : List.of("anyOf", "oneOf", "allOf")) {
            all.addAll(StreamSupport.stream(schema.path(keyword).spliterator(), false).toList());
        }
        return all;
    }

    private static Mutant unreadable(String how, String field, String escape, ObjectNode example) {
        ObjectNode with = example.deepCopy().put(field, "@");
        String body = with.toString().replace("\"" + field + "\":\"@\"", "\"" + field + "\":\"" + escape + "\"");
        return new Mutant("has " + how, field, body, false);
    }

    private static String shortened(JsonNode value) {
        String text = value.toString();
        return text.codePoints().limit(20).mapToObj(Character::toString).collect(Collectors.joining())
            + (text.length() > 20 ? "…" : "");
    }

    @Override
    public String toString() {
        return field + " " + how;
    }
}

package com.jupiteriq.data.schemas;

import com.jupiteriq.json.JsonValue;
import com.jupiteriq.kernel.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Looks a schema through that keeps the meta schema: what it refers to, its patterns, and that looking at an
/// item comes to an end. Only what stands where a schema stands counts as one: a property may be called
/// `$ref`.
final class SchemaCheck {

    static final String FIELD = "schema";
    static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    /// Reckoned steps of all patterns of a schema, which are kept in memory.
    private static final int MAX_PATTERNS = 20_000;

    private static final Set<String> ONE = Set.of("additionalProperties", "unevaluatedProperties", "items",
        "unevaluatedItems", "contains", "propertyNames", "not", "if", "then", "else", "contentSchema");
    private static final Set<String> LISTS = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
    private static final Set<String> NAMED =
        Set.of("properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies");
    private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef");
    private static final Set<String> ANCHORS = Set.of("$anchor", "$dynamicAnchor");

    private final List<Problem> problems = new ArrayList<>();
    private final References references = new References(problems);
    private long patterns;

    private SchemaCheck() {}

    static List<Problem> problems(JsonValue.Obj schema) {
        SchemaCheck check = new SchemaCheck();
        check.schema(schema, "", true);
        if (check.problems.isEmpty()) {
            check.references.check();
        }
        return check.problems;
    }

    private void schema(JsonValue value, String place, boolean root) {
        if (!(value instanceof JsonValue.Obj(Map<String, JsonValue> members))) {
            if (value instanceof JsonValue.Bool) {
                references.add(place, List.of());
            }
            return;
        }
        List<String> inPlace = new ArrayList<>();
        members.forEach((word, member) -> {
            String below = Pointer.below(place, word);
            keyword(word, member, below, root);
            children(word, member, below).forEach((at, child) -> {
                schema(child, at, false);
                if (References.isInPlace(word)) {
                    inPlace.add(at);
                }
            });
        });
        references.add(place, inPlace);
        members.forEach((word, member) -> {
            if (member instanceof JsonValue.Str(String text)) {
                if (REFERENCES.contains(word)) {
                    references.refer(place, Pointer.below(place, word), text);
                } else if (ANCHORS.contains(word)) {
                    references.anchor(text, place, Pointer.below(place, word));
                }
            }
        });
    }

    private static Map<String, JsonValue> children(String word, JsonValue value, String place) {
        Map<String, JsonValue> children = new LinkedHashMap<>();
        if (ONE.contains(word)) {
            children.put(place, value);
        } else if (LISTS.contains(word) && value instanceof JsonValue.Arr(List<JsonValue> items)) {
            for (int i = 0; i < items.size(); i++) {
                children.put(Pointer.below(place, i), items.get(i));
            }
        } else if (NAMED.contains(word) && value instanceof JsonValue.Obj(Map<String, JsonValue> members)) {
            members.forEach((name, member) -> children.put(Pointer.below(place, name), member));
        }
        return children;
    }

    private void keyword(String word, JsonValue value, String place, boolean root) {
        switch (word) {
            case "$schema" -> {
                boolean ours = value instanceof JsonValue.Str(String text)
                    && (text.equals(DIALECT) || text.equals(DIALECT + "#"));
                refuseUnless(root && ours, place,
                    "Leave this out, or send `" + DIALECT + "` at the top of the schema.");
            }
            case "$id" -> refuse(place, "Leave this out: a schema is known by its type, and refers to "
                + "nothing but its own parts, such as `#/$defs/address`.");
            case "$recursiveRef", "$recursiveAnchor" ->
                refuse(place,
                    "This keyword is of an older JSON Schema. Send `$dynamicRef` and `$dynamicAnchor`.");
            case "pattern" -> {
                if (value instanceof JsonValue.Str(String pattern)) {
                    pattern(pattern, place);
                }
            }
            case "patternProperties" -> {
                if (value instanceof JsonValue.Obj(Map<String, JsonValue> members)) {
                    members.keySet().forEach(pattern -> pattern(pattern, Pointer.below(place, pattern)));
                }
            }
            default -> { }
        }
    }

    private void pattern(String pattern, String place) {
        Patterns.fault(pattern).ifPresent(fault -> refuse(place, fault));
        patterns += PatternSize.of(pattern);
        refuseUnless(patterns <= MAX_PATTERNS || !problems.isEmpty(), place,
            "All patterns of this schema together are too large. Make them shorter.");
    }

    private void refuseUnless(boolean fine, String place, String sentence) {
        if (!fine) {
            refuse(place, sentence);
        }
    }

    private void refuse(String place, String sentence) {
        problems.add(Problem.wrong(FIELD + place, sentence));
    }
}

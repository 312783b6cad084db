package com.jupiteriq.data.schemas;

import com.jupiteriq.kernel.Problem;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the validator finds, as problems with a field and a sentence. No sentence has the value that was
/// sent.
final class Sentences {

    /// Characters of what is shown of a schema's own values.
    private static final int MAX_SHOWN = 200;

    /// Below these a schema is one of several that would do.
    private static final Set<String> ALTERNATIVES = Set.of("anyOf", "oneOf", "contains");

    private Sentences() {}

    /// @param root the name of the field that was looked at
    static Problem of(Error error, String root) {
        String field = root + pointer(error.getInstanceLocation());
        String sentence = sentence(error);
        String property = error.getProperty();
        if (names(error) && property != null) {
            field = Pointer.below(field, property);
        }
        boolean missing =
            error.getKeyword().equals("required") || error.getKeyword().equals("dependentRequired");
        if (isAlternative(error)) {
            return Problem.wrong(field, "The schema allows several things here, and this is none of them. "
                + "For one of them: " + (missing ? "This field is required." : sentence));
        }
        return missing ? Problem.missing(field) : Problem.wrong(field, sentence);
    }

    /// Whether the error is about a member that the validator names beside the place of its object.
    private static boolean names(Error error) {
        return switch (error.getKeyword()) {
            case "required", "dependentRequired", "additionalProperties", "unevaluatedProperties",
                "propertyNames" -> true;
            default -> false;
        };
    }

    private static boolean isAlternative(Error error) {
        NodePath path = error.getEvaluationPath();
        for (int i = 0; i < path.getNameCount() - 1; i++) {
            if (ALTERNATIVES.contains(String.valueOf(path.getElement(i)))) {
                return true;
            }
        }
        return false;
    }

    private static String pointer(NodePath path) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < path.getNameCount(); i++) {
            names.add(String.valueOf(path.getElement(i)));
        }
        return names.stream().map(name -> Pointer.below("", name)).collect(Collectors.joining());
    }

    private static String sentence(Error error) {
        JsonNode limit = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "type" -> "Send " + types(limit) + ".";
            case "enum" -> "Send one of " + list(limit) + ".";
            case "const" -> "Send " + shown(limit) + ".";
            case "additionalProperties", "unevaluatedProperties", "false" ->
                "The schema allows nothing here; remove it.";
            case "additionalItems", "unevaluatedItems" -> "The schema allows no such item; remove it.";
            case "minLength" -> "Send at least " + shown(limit) + " characters.";
            case "maxLength" -> "Send at most " + shown(limit) + " characters.";
            case "pattern" -> "Send a text that the pattern " + shown(limit) + " finds something in.";
            case "minimum" -> "Send a number of at least " + shown(limit) + ".";
            case "maximum" -> "Send a number of at most " + shown(limit) + ".";
            case "exclusiveMinimum" -> "Send a number above " + shown(limit) + ".";
            case "exclusiveMaximum" -> "Send a number below " + shown(limit) + ".";
            case "multipleOf" -> "Send a multiple of " + shown(limit) + ".";
            case "minItems" -> "Send at least " + shown(limit) + " items.";
            case "maxItems" -> "Send at most " + shown(limit) + " items.";
            case "uniqueItems" -> "Send no item twice.";
            case "minProperties" -> "Send at least " + shown(limit) + " members.";
            case "maxProperties" -> "Send at most " + shown(limit) + " members.";
            case "propertyNames" -> "The schema allows no member of this name; remove it.";
            case "contains", "minContains" ->
                "Too few items here are what `contains` of the schema asks for.";
            case "maxContains" -> "Too many items here are what `contains` of the schema asks for.";
            case "oneOf" -> "This is more than one of the things of which the schema wants exactly one.";
            case "not" -> "This is what the schema excludes.";
            default -> "This does not keep `" + error.getKeyword() + "` of the schema.";
        };
    }

    private static String types(@Nullable JsonNode type) {
        List<String> names = type == null ? List.of()
            : type.isArray()
            ? StreamSupport.stream(type.spliterator(), false).map(JsonNode::asString).toList()
            : List.of(type.asString());
        return names.stream().map(Sentences::type).collect(Collectors.joining(" or "));
    }

    private static String type(String name) {
        return switch (name) {
            case "string" -> "a text";
            case "number" -> "a number";
            case "integer" -> "a whole number";
            case "boolean" -> "true or false";
            case "object" -> "an object";
            case "array" -> "an array";
            default -> name;
        };
    }

    private static String list(@Nullable JsonNode values) {
        return values == null ? "the schema's values" : cut(StreamSupport.stream(values.spliterator(), false)
            .limit(MAX_SHOWN).map(JsonNode::toString).collect(Collectors.joining(", ")));
    }

    private static String shown(@Nullable JsonNode value) {
        return value == null ? "what the schema says" : cut(value.toString());
    }

    private static String cut(String text) {
        return text.length() <= MAX_SHOWN ? text
            : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, MAX_SHOWN) - 1)) + "…";
    }
}

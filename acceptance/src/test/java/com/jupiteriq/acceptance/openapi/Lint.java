package com.jupiteriq.acceptance.openapi;

import com.jupiteriq.acceptance.kit.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Finds what is wrong with an OpenAPI document itself.
public final class Lint {

    private final Document document;
    private final Conformity conformity;
    private final List<String> problems = new ArrayList<>();

    private Lint(Document document) {
        this.document = document;
        this.conformity = new Conformity(List.of(document));
    }

    public static List<String> problems(Document document) {
        Lint lint = new Lint(document);
        lint.checkShape();
        lint.checkReferences(document.root());
        lint.checkSchemas(document.root(), "#");
        lint.checkOperations();
        return lint.problems;
    }

    private void checkShape() {
        try (InputStream shape =
            Objects.requireNonNull(Lint.class.getResourceAsStream("/openapi-3.1-shape.json"))) {
            problems.addAll(Schemas.problemsBy(Json.read(shape.readAllBytes()), document.root()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void checkReferences(JsonNode node) {
        if (node.path("$ref").isString() && document.pointed(node.get("$ref").stringValue()).isEmpty()) {
            problems.add(node.get("$ref") + " points at nothing.");
        }
        node.forEach(this::checkReferences);
    }

    private void checkSchemas(JsonNode node, String at) {
        node.properties().forEach(entry -> {
            String place = at + "/" + entry.getKey();
            if (entry.getKey().equals("example") || entry.getKey().equals("examples")) {
                return;
            }
            if (entry.getKey().equals("schema")) {
                checkSchema(entry.getValue(), place);
            } else if (place.equals("#/components/schemas")) {
                entry.getValue().properties()
                    .forEach(s -> checkSchema(s.getValue(), place + "/" + s.getKey()));
            } else if (entry.getValue().isArray()) {
                entry.getValue().forEach(element -> checkSchemas(element, place));
            } else {
                checkSchemas(entry.getValue(), place);
            }
        });
    }

    private void checkSchema(JsonNode schema, String place) {
        Schemas.schemaProblems(schema).forEach(problem -> problems.add(place + " " + problem));
    }

    private void checkOperations() {
        Set<String> ids = new HashSet<>();
        for (Operation operation : document.operations()) {
            if (!ids.add(operation.node().path("operationId").asString(""))) {
                problems.add(operation + " has no operationId of its own.");
            }
            checkParameters(operation);
            checkRequestExamples(operation);
            operation.node().path("responses").properties().forEach(response ->
                checkResponse(operation, response.getKey(), document.resolve(response.getValue())));
        }
    }

    private void checkParameters(Operation operation) {
        List<String> named =
            operation.parameters("path").stream().map(p -> p.path("name").asString("")).toList();
        if (!Set.copyOf(named).equals(Set.copyOf(operation.variables()))) {
            problems.add(operation + " names the path parameters " + named + ".");
        }
        for (JsonNode parameter : operation.parameters()) {
            document.examples(parameter).forEach(example -> report(
                operation + " example of " + parameter.path("name"),
                conformity.exampleProblems(document, parameter.path("schema"), example, false)));
        }
    }

    private void checkRequestExamples(Operation operation) {
        operation.requestBody().ifPresent(body -> body.path("content").properties().forEach(media -> {
            List<JsonNode> examples = document.examples(media.getValue());
            if (examples.isEmpty()) {
                problems.add(operation + " shows no example of a request of type " + media.getKey() + ".");
            }
            examples.forEach(example -> report(
                operation + " request example",
                conformity.exampleProblems(document, media.getValue().path("schema"), example, false)));
        }));
    }

    /// Refusals are shown as they are; what a success looks like, each request example shows when it is
    /// executed.
    private void checkResponse(Operation operation, String status, JsonNode response) {
        boolean success = status.startsWith("2");
        boolean mustHaveBody = !Set.of("204", "304", "301", "302", "307", "308").contains(status)
            && !operation.method().equals("HEAD");
        if (mustHaveBody && response.path("content").isEmpty()) {
            problems.add(operation + " describes no body for " + status + ".");
        }
        response.path("content").properties().forEach(media -> {
            List<JsonNode> examples = document.examples(media.getValue());
            if (examples.isEmpty() && !success) {
                problems.add(
                    operation + " shows no example of " + status + " of type " + media.getKey() + ".");
            }
            examples.forEach(example -> report(
                operation + " example of " + status,
                conformity.exampleProblems(document, media.getValue().path("schema"), example, true)));
        });
    }

    private void report(String where, List<String> found) {
        found.forEach(problem -> problems.add(where + ": " + problem));
    }
}

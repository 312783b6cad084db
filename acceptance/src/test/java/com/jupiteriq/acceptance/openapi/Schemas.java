package com.jupiteriq.acceptance.openapi;

import com.jupiteriq.acceptance.kit.Json;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import com.networknt.schema.format.PatternFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Validates values against the schemas of one document, as JSON Schema 2020-12 with formats asserted.
final class Schemas {

    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

    /// The library's own check of e-mail addresses knows a list of top-level domains, which is nobody's
    /// business.
    private static final Format EMAIL =
        PatternFormat.of("idn-email", "^[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)*$", "format.idn-email");

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
        Dialect.builder(Dialects.getDraft202012()).format(EMAIL).build(),
        builder -> builder.schemaRegistryConfig(
            SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private static final Schema META = REGISTRY.getSchema(SchemaLocation.of(DRAFT));

    private final JsonNode components;
    private final ObjectNode closedDefinitions;
    private final Map<JsonNode, Schema> open = new ConcurrentHashMap<>();
    private final Map<JsonNode, Schema> closed = new ConcurrentHashMap<>();

    Schemas(Document document) {
        components = document.root().path("components");
        closedDefinitions = Closing.definitions(components.path("schemas"));
    }

    /// What is wrong with a value that a client sends; empty when nothing is.
    List<String> problems(JsonNode schema, JsonNode value) {
        return problems(open.computeIfAbsent(schema, this::openSchema), value);
    }

    /// The same for a value that the server sends: an object holds nothing that its schema does not name.
    List<String> closedProblems(JsonNode schema, JsonNode value) {
        return problems(closed.computeIfAbsent(schema, this::closedSchema), value);
    }

    /// What is wrong with a schema itself.
    static List<String> schemaProblems(JsonNode schema) {
        return problems(META, schema);
    }

    /// What is wrong with a value by a schema that stands on its own.
    static List<String> problemsBy(JsonNode schema, JsonNode value) {
        return problems(REGISTRY.getSchema(schema), value);
    }

    private Schema openSchema(JsonNode schema) {
        ObjectNode whole = Json.object("$schema", DRAFT, "allOf", List.of(schema));
        whole.set("components", components.isMissingNode() ? Json.object() : components);
        return REGISTRY.getSchema(whole);
    }

    private Schema closedSchema(JsonNode schema) {
        ObjectNode whole = Json.object("$schema", DRAFT, "allOf", List.of(Closing.closed(schema)));
        whole.set("$defs", closedDefinitions);
        return REGISTRY.getSchema(whole);
    }

    private static List<String> problems(Schema schema, JsonNode value) {
        List<String> problems = new ArrayList<>();
        schema.validate(value).forEach(error ->
            problems.add(error.getInstanceLocation() + ": " + error.getMessage()));
        return problems;
    }
}

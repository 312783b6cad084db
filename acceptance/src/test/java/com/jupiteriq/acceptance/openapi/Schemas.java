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

    private static final SchemaRegistry PLAIN = registry(Map.of());
    private static final Schema META = PLAIN.getSchema(SchemaLocation.of(DRAFT));

    /// Where the document's own definitions stand and where they stand closed. Each is read once: a message's
    /// schema points into it, as a copy in each would cost a gigabyte.
    private static final String OPEN = "urn:document:open";
    private static final String CLOSED = "urn:document:closed";

    private final SchemaRegistry registry;
    private final Map<JsonNode, Schema> open = new ConcurrentHashMap<>();
    private final Map<JsonNode, Schema> closed = new ConcurrentHashMap<>();

    Schemas(Document document) {
        JsonNode components = document.root().path("components");
        ObjectNode whole = Json.object("$schema", DRAFT);
        whole.set("components", components.isMissingNode() ? Json.object() : components);
        ObjectNode definitions = Json.object("$schema", DRAFT);
        definitions.set("$defs", Closing.definitions(components.path("schemas")));
        registry = registry(Map.of(OPEN, whole.toString(), CLOSED, definitions.toString()));
    }

    private static SchemaRegistry registry(Map<String, String> definitions) {
        return SchemaRegistry.withDefaultDialect(
            Dialect.builder(Dialects.getDraft202012()).format(EMAIL).build(),
            builder -> builder.schemas(definitions).schemaRegistryConfig(
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
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
        return problems(PLAIN.getSchema(schema), value);
    }

    private Schema openSchema(JsonNode schema) {
        return schema(OPEN, schema);
    }

    private Schema closedSchema(JsonNode schema) {
        return schema(CLOSED, Closing.closed(schema));
    }

    private Schema schema(String definitions, JsonNode schema) {
        return registry.getSchema(
            Json.object("$schema", DRAFT, "allOf", List.of(pointingInto(definitions, schema))));
    }

    /// The same with each reference to a place of its own document as one into the definitions.
    private static JsonNode pointingInto(String definitions, JsonNode node) {
        if (node.isArray()) {
            return Json.node(node.valueStream().map(part -> pointingInto(definitions, part)).toList());
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode out = Json.object();
        node.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            boolean local = entry.getKey().equals("$ref") && value.asString("").startsWith("#/");
            out.set(entry.getKey(), local
                ? Json.node(definitions + value.stringValue()) : pointingInto(definitions, value));
        });
        return out;
    }

    private static List<String> problems(Schema schema, JsonNode value) {
        List<String> problems = new ArrayList<>();
        schema.validate(value).forEach(error ->
            problems.add(error.getInstanceLocation() + ": " + error.getMessage()));
        return problems;
    }
}

package com.jupiteriq.edge.openapi;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Checks an OpenAPI document against the OpenAPI 3.1.0 specification: the objects and members that it knows
/// (those that our documents use), every reference, every schema against the meta schema of JSON Schema
/// 2020-12, and every example against its schema.
final class DocumentCheck {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> METHODS =
        Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    static {
        // It warns of every x- keyword.
        ((Logger) LoggerFactory.getLogger("com.networknt")).setLevel(Level.ERROR);
    }

    private final JsonNode document;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> used = new HashSet<>();
    private final SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final com.networknt.schema.Schema metaSchema =
        registry.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
    private int examples;

    private DocumentCheck(JsonNode document) {
        this.document = document;
    }

    /// Everything that is wrong with the document, each with its place; empty when nothing is.
    static List<String> faults(byte[] document) {
        DocumentCheck check = new DocumentCheck(JSON.readTree(document));
        check.document();
        return check.faults;
    }

    /// How many examples the document has; to show that there were some to check.
    static int examples(byte[] document) {
        DocumentCheck check = new DocumentCheck(JSON.readTree(document));
        check.document();
        return check.examples;
    }

    private void document() {
        members("#", document, "openapi info paths", "servers components security tags");
        expect(document.path("openapi").asString("").startsWith("3.1."), "#/openapi", "is not 3.1");
        members("#/info", document.path("info"), "title version", "description summary license contact");
        JsonNode servers = document.path("servers");
        expect(servers.isArray() && !servers.isEmpty(), "#/servers", "is empty");
        servers.forEach(server -> members("#/servers", server, "url", "description"));
        security("#/security", document.path("security"));
        components();
        Set<String> ids = new HashSet<>();
        each(document.path("paths"), (path, item) -> {
            String at = "#/paths/" + path;
            expect(path.startsWith("/"), at, "does not begin with a slash");
            each(item, (method, operation) -> {
                expect(METHODS.contains(method), at, "has the unknown method " + method);
                expect(ids.add(operation.path("operationId").asString("")), at, "repeats an operationId");
                operation(at + "/" + method, path, operation);
            });
        });
        unused();
    }

    private void components() {
        JsonNode components = document.path("components");
        members("#/components", components, "", "schemas responses parameters headers securitySchemes");
        each(components, (kind, members) -> members.propertyNames().forEach(name ->
            expect(name.matches("[a-zA-Z0-9._-]+"), "#/components/" + kind, "has the bad name " + name)));
        each(components.path("schemas"),
            (name, schema) -> schema("#/components/schemas/" + name, schema));
        each(components.path("responses"),
            (name, response) -> response("#/components/responses/" + name, response));
        each(components.path("parameters"),
            (name, parameter) -> parameter("#/components/parameters/" + name, parameter));
        each(components.path("headers"),
            (name, header) -> header("#/components/headers/" + name, header));
        each(components.path("securitySchemes"), (name, scheme) ->
            members("#/components/securitySchemes/" + name, scheme, "type", "in name scheme description"));
    }

    private void operation(String at, String path, JsonNode operation) {
        members(at, operation, "operationId responses summary",
            "tags parameters requestBody security description");
        Set<String> seen = new HashSet<>();
        Set<String> variables = new TreeSet<>();
        for (JsonNode sent : operation.path("parameters")) {
            JsonNode parameter = resolved(at, sent);
            parameter(at + "/parameters", sent);
            String in = parameter.path("in").asString("");
            String name = parameter.path("name").asString("");
            expect(seen.add(in + " " + name), at, "repeats the parameter " + name);
            if (in.equals("path")) {
                variables.add(name);
            }
        }
        Set<String> expected = new TreeSet<>(VARIABLE.matcher(path).results().map(MatchResult::group)
            .map(group -> group.substring(1, group.length() - 1)).toList());
        expect(variables.equals(expected), at, "has the path parameters " + variables);
        if (operation.has("requestBody")) {
            members(at + "/requestBody", operation.path("requestBody"), "content", "required description");
            content(at + "/requestBody", operation.path("requestBody").path("content"));
        }
        security(at + "/security", operation.path("security"));
        expect(!operation.path("responses").isEmpty(), at, "has no responses");
        each(operation.path("responses"), (status, response) -> {
            expect(status.matches("[1-5][0-9][0-9]"), at, "has the bad status " + status);
            response(at + "/responses/" + status, response);
        });
    }

    private void security(String at, JsonNode requirements) {
        for (JsonNode requirement : requirements) {
            each(requirement, (name, roles) -> {
                expect(document.path("components").path("securitySchemes").has(name),
                    at, "names unknown " + name);
                expect(roles.isArray(), at, "has no list of roles");
            });
        }
    }

    private void parameter(String at, JsonNode sent) {
        if (reference(at, sent)) {
            return;
        }
        members(at, sent, "name in schema description", "required examples style explode");
        String in = sent.path("in").asString("");
        expect(Set.of("path", "query", "header", "cookie").contains(in), at, "is in " + in);
        expect(!in.equals("path") || sent.path("required").asBoolean(false), at,
            "is an optional part of the path");
        schema(at + "/" + sent.path("name").asString(""), sent.path("schema"));
        examples(at, sent);
    }

    private void response(String at, JsonNode response) {
        if (reference(at, response)) {
            return;
        }
        members(at, response, "description", "headers content");
        expect(!response.path("description").asString("").isBlank(), at, "has no description");
        each(response.path("headers"), (name, header) -> header(at + "/headers/" + name, header));
        if (response.has("content")) {
            content(at, response.path("content"));
        }
    }

    private void header(String at, JsonNode header) {
        if (!reference(at, header)) {
            members(at, header, "schema", "description required");
            schema(at, header.path("schema"));
        }
    }

    private void content(String at, JsonNode content) {
        expect(!content.isEmpty(), at, "has no content");
        each(content, (type, media) -> {
            expect(type.matches("[a-z]+/[a-z+.-]+"), at, "has the bad type " + type);
            members(at, media, "schema", "examples");
            schema(at + "/" + type, media.path("schema"));
            examples(at + "/" + type, media);
        });
    }

    private void schema(String at, JsonNode schema) {
        metaSchema.validate(schema).forEach(error -> faults.add(at + " is no schema: " + error));
        references(at, schema);
        schema.path("examples").forEach(example -> example(at, schema, example));
        if (schema.has("default")) {
            example(at, schema, schema.path("default"));
        }
        each(schema.path("properties"), (name, property) -> schema(at + "/" + name, property));
        if (schema.has("required")) {
            schema.path("required").forEach(name ->
                expect(schema.path("properties").has(name.asString("")), at, "requires the unknown " + name));
        }
    }

    private void references(String at, JsonNode node) {
        if (node.isObject() && node.has("$ref")) {
            resolved(at, node);
        }
        node.forEach(child -> references(at, child));
    }

    private void examples(String at, JsonNode holder) {
        each(holder.path("examples"), (name, example) -> {
            members(at + "/examples/" + name, example, "value", "summary description");
            example(at + "/examples/" + name, holder.path("schema"), example.path("value"));
        });
    }

    private void example(String at, JsonNode schema, JsonNode value) {
        examples++;
        if (!resolves(schema)) {
            return;
        }
        ObjectNode whole = JSON.createObjectNode();
        whole.putArray("allOf").add(schema);
        whole.set("components", document.path("components"));
        registry.getSchema(whole)
            .validate(value, context ->
                context.executionConfig(config -> config.formatAssertionsEnabled(true)))
            .forEach(error -> faults.add(at + " does not fit its schema: " + error));
    }

    /// The validator cannot go on at a reference that points nowhere, which is a fault of its own.
    private boolean resolves(JsonNode schema) {
        return schema.findValues("$ref").stream()
            .map(reference -> document.at(reference.asString("#").substring(1)))
            .allMatch(target -> target.isObject() && resolves(target));
    }

    private boolean reference(String at, JsonNode node) {
        if (node.has("$ref")) {
            expect(node.size() == 1, at, "says more than its reference");
            resolved(at, node);
            return true;
        }
        return false;
    }

    private JsonNode resolved(String at, JsonNode node) {
        if (!node.has("$ref")) {
            return node;
        }
        String reference = node.path("$ref").asString("");
        used.add(reference);
        JsonNode target = reference.startsWith("#/")
            ? document.at(reference.substring(1)) : document.path("none");
        expect(target.isObject(), at, "points nowhere: " + reference);
        return target;
    }

    /// Statuses that no operation gives (405) stay described without being used.
    private void unused() {
        for (String kind : List.of("schemas", "parameters", "headers")) {
            document.path("components").path(kind).propertyNames().forEach(name -> {
                String reference = "#/components/" + kind + "/" + name;
                expect(used.contains(reference), reference, "is not used");
            });
        }
    }

    private void members(String at, JsonNode object, String required, String optional) {
        expect(object.isObject(), at, "is no object");
        Set<String> known = new HashSet<>(words(optional));
        for (String name : words(required)) {
            known.add(name);
            expect(object.has(name), at, "has no " + name);
        }
        object.propertyNames().forEach(name ->
            expect(known.contains(name) || name.startsWith("x-"), at, "has the unknown member " + name));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    private static void each(JsonNode object, BiConsumer<String, JsonNode> visitor) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            visitor.accept(member.getKey(), member.getValue());
        }
    }

    private void expect(boolean holds, String at, String fault) {
        if (!holds) {
            faults.add(at + " " + fault);
        }
    }
}

package com.jupiteriq.acceptance.openapi;

import com.jupiteriq.acceptance.kit.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One OpenAPI document as published.
public final class Document {

    private static final List<String> METHODS =
        List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final String name;
    private final JsonNode root;
    private final List<Operation> operations;

    public Document(String name, JsonNode root) {
        this.name = name;
        this.root = root;
        this.operations = readOperations();
    }

    public String name() {
        return name;
    }

    public JsonNode root() {
        return root;
    }

    public List<Operation> operations() {
        return operations;
    }

    /// The operation of a concrete path; a path with fewer variables wins, whatever methods it has.
    public Optional<Operation> find(String method, String path) {
        return operations.stream()
            .filter(operation -> operation.matches(path))
            .min(Comparator.comparingInt(operation -> operation.variables().size()))
            .flatMap(best -> operations.stream()
                .filter(operation -> operation.template().equals(best.template()))
                .filter(operation -> operation.method().equals(method)).findFirst());
    }

    public Operation operation(String method, String template) {
        return operations.stream()
            .filter(operation -> operation.method().equals(method) && operation.template().equals(template))
            .findFirst()
            .orElseThrow(
                () -> new AssertionError(name + " has no " + method + " " + template + ": " + operations));
    }

    /// The node itself, or what its `$ref` points at.
    JsonNode resolve(JsonNode node) {
        JsonNode at = node;
        for (int hops = 0; at.path("$ref").isString(); hops++) {
            if (hops == 20) {
                throw new AssertionError("References in a circle: " + at);
            }
            String ref = at.get("$ref").stringValue();
            at = pointed(ref)
                .orElseThrow(() -> new AssertionError(name + ": " + ref + " points at nothing."));
        }
        return at;
    }

    /// What a local reference points at.
    Optional<JsonNode> pointed(String ref) {
        return ref.startsWith("#/")
            ? Optional.of(root.at(ref.substring(1))).filter(node -> !node.isMissingNode())
            : Optional.empty();
    }

    /// The examples of a media type, a parameter or a header, wherever the standard lets them stand.
    List<JsonNode> examples(JsonNode holder) {
        List<JsonNode> found = new ArrayList<>();
        if (holder.has("example")) {
            found.add(holder.get("example"));
        }
        holder.path("examples").forEach(example -> found.add(resolve(example).path("value")));
        JsonNode schema = resolve(holder.path("schema"));
        if (found.isEmpty() && schema.has("example")) {
            found.add(schema.get("example"));
        }
        if (found.isEmpty()) {
            schema.path("examples").forEach(found::add);
        }
        return found;
    }

    private List<Operation> readOperations() {
        List<Operation> all = new ArrayList<>();
        String base = basePath();
        root.path("paths").properties().forEach(path -> {
            JsonNode item = resolve(path.getValue());
            for (String method : METHODS) {
                if (item.has(method)) {
                    all.add(operation(method, base + path.getKey(), item));
                }
            }
        });
        return List.copyOf(all);
    }

    private Operation operation(String method, String template, JsonNode item) {
        JsonNode node = item.get(method);
        List<JsonNode> parameters = new ArrayList<>();
        item.path("parameters").forEach(parameter -> parameters.add(resolve(parameter)));
        node.path("parameters").forEach(parameter -> parameters.add(resolve(parameter)));
        return new Operation(this, method.toUpperCase(Locale.ROOT), template, node, parameters);
    }

    private String basePath() {
        String url = root.path("servers").path(0).path("url").asString("");
        String path = url.isEmpty() ? "" : Optional.ofNullable(URI.create(url).getPath()).orElse("");
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    static Document parse(String name, String text) {
        return new Document(name, Json.read(text));
    }
}

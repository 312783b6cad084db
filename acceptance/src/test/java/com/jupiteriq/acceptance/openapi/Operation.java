package com.jupiteriq.acceptance.openapi;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// One method of one path of one document.
public final class Operation {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}/]+)}");

    private final Document document;
    private final String method;
    private final String template;
    private final JsonNode node;
    private final List<JsonNode> parameters;
    private final Pattern pattern;

    Operation(Document document, String method, String template, JsonNode node, List<JsonNode> parameters) {
        this.document = document;
        this.method = method;
        this.template = template;
        this.node = node;
        this.parameters = List.copyOf(parameters);
        this.pattern = patternOf(template);
    }

    public Document document() {
        return document;
    }

    public String method() {
        return method;
    }

    /// The whole path with its variables, base path of the document included.
    public String template() {
        return template;
    }

    public JsonNode node() {
        return node;
    }

    /// The parameters of the path and of the operation, references followed.
    public List<JsonNode> parameters() {
        return parameters;
    }

    public List<JsonNode> parameters(String in) {
        return parameters.stream().filter(p -> p.path("in").asString("").equals(in)).toList();
    }

    public List<String> variables() {
        return VARIABLE.matcher(template).results().map(result -> result.group(1)).toList();
    }

    /// Whether the operation asks for no credential.
    public boolean isOpen() {
        JsonNode security = node.has("security") ? node.get("security") : document.root().path("security");
        return security.isEmpty() || security.valueStream().anyMatch(JsonNode::isEmpty);
    }

    public Optional<JsonNode> response(int status) {
        JsonNode responses = node.path("responses");
        JsonNode found = responses.path(Integer.toString(status));
        return found.isMissingNode() ? Optional.empty() : Optional.of(document.resolve(found));
    }

    /// The statuses of success, smallest first.
    public List<Integer> successes() {
        return node.path("responses").propertyNames().stream()
            .filter(status -> status.matches("2\\d\\d"))
            .map(Integer::parseInt)
            .sorted()
            .toList();
    }

    /// Whether a success has no end as long as its client stays.
    public boolean goesOn() {
        return response(successes().getFirst())
            .map(success -> success.path("content").has("text/event-stream")).orElse(false);
    }

    /// Whether a success is JSON, in the dress of a contract. What a client has stored is never dressed.
    public boolean givesJson() {
        return response(successes().getFirst())
            .map(success -> success.path("content").path("application/json"))
            .filter(json -> !json.isMissingNode())
            .map(json -> !json.path("schema").path("type").asString("").equals("string"))
            .orElse(false);
    }

    public Optional<JsonNode> requestBody() {
        JsonNode body = node.path("requestBody");
        return body.isMissingNode() ? Optional.empty() : Optional.of(document.resolve(body));
    }

    boolean matches(String path) {
        return pattern.matcher(path).matches();
    }

    /// The text of each variable in a concrete path, in the order of {@link #variables()}.
    List<String> values(String path) {
        var matcher = pattern.matcher(path);
        return matcher.matches()
            ? IntStream.rangeClosed(1, matcher.groupCount()).mapToObj(matcher::group).toList()
            : List.of();
    }

    @Override
    public String toString() {
        return method + " " + template;
    }

    /// A slash at the end of the path is optional, as it is on every mount's root.
    private static Pattern patternOf(String template) {
        StringBuilder pattern = new StringBuilder();
        int from = 0;
        for (var variable : VARIABLE.matcher(template).results().toList()) {
            pattern.append(Pattern.quote(template.substring(from, variable.start()))).append("([^/]+)");
            from = variable.end();
        }
        String rest = template.substring(from);
        String bare = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
        return Pattern.compile(pattern.append(Pattern.quote(bare)).append("/?").toString());
    }
}

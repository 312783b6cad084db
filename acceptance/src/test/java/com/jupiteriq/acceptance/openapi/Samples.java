package com.jupiteriq.acceptance.openapi;

import com.jupiteriq.acceptance.kit.Call;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Valid requests made from what a document shows as examples.
public final class Samples {

    private static final String JSON = "application/json";
    private static final String KEY = "X-Idempotency-Key";

    private Samples() {}

    /// One call for each example of a request body, or one without a body.
    ///
    /// @param variables the value of each path variable by its name
    public static List<Call> of(Operation operation, UnaryOperator<String> variables) {
        Call call = Call.of(operation.method(), target(operation, variables));
        Call bare = demandsKey(operation) ? call.idempotent(UUID.randomUUID().toString()) : call;
        Optional<JsonNode> content = operation.requestBody().map(body -> body.path("content"));
        if (content.isEmpty()) {
            return List.of(headed(operation, bare, false));
        }
        List<Call> calls = new ArrayList<>();
        operation.document().examples(content.get().path(JSON))
            .forEach(example -> calls.add(bare.json(example)));
        if (!content.get().has(JSON)) {
            content.get().properties().forEach(media -> operation.document().examples(media.getValue())
                .forEach(example -> calls.add(with(operation, bare, media, example))));
        }
        if (calls.isEmpty()) {
            throw new AssertionError(operation + " shows no example of its request.");
        }
        return calls;
    }

    /// With a body that is no JSON: the parts of a form, or bytes.
    private static Call with(
        Operation operation, Call bare, Map.Entry<String, JsonNode> media, JsonNode example) {
        return media.getKey().equals(Form.TYPE)
            ? Form.sent(headed(operation, bare, true),
                operation.document().resolve(media.getValue().path("schema")), example)
            : headed(operation, bare, false).header("Content-Type", media.getKey())
                .body(example.asString().getBytes(StandardCharsets.UTF_8));
    }

    /// With the headers that the operation needs, and beside bytes also with those that say more of them.
    private static Call headed(Operation operation, Call call, boolean form) {
        Call headed = call;
        for (JsonNode header : operation.parameters("header")) {
            List<JsonNode> examples = operation.document().examples(header);
            if (!examples.isEmpty() && (!form || header.path("required").asBoolean(false))) {
                headed = headed.header(header.path("name").asString(), examples.getFirst().asString());
            }
        }
        return headed;
    }

    /// Whether a request may have an idempotency key.
    public static boolean takesKey(Operation operation) {
        return keys(operation).findAny().isPresent();
    }

    /// The call with an idempotency key of its own, if it has none yet.
    public static Call keyed(Operation operation, Call call) {
        return demandsKey(operation) ? call : call.idempotent(UUID.randomUUID().toString());
    }

    private static boolean demandsKey(Operation operation) {
        return keys(operation).anyMatch(header -> header.path("required").asBoolean(false));
    }

    private static Stream<JsonNode> keys(Operation operation) {
        return operation.parameters("header").stream()
            .filter(header -> header.path("name").asString().equals(KEY));
    }

    /// Calls of what takes no body, one for each example of each query parameter.
    public static List<Call> ofQueries(Operation operation, UnaryOperator<String> variables) {
        if (operation.requestBody().isPresent()) {
            return List.of();
        }
        String target = target(operation, variables);
        List<Call> calls = new ArrayList<>();
        for (JsonNode parameter : operation.parameters("query")) {
            if (!parameter.path("required").asBoolean(false)) {
                operation.document().examples(parameter).forEach(example -> calls.add(headed(
                    operation, Call.of(operation.method(),
                        target + (target.contains("?") ? "&" : "?") + pair(parameter, example)), false)));
            }
        }
        return calls;
    }

    /// The call itself, or one for the head alone of an answer that goes on.
    public static Call ending(Operation operation, Call call) {
        return operation.goesOn() ? Call.of("HEAD", call.target()) : call;
    }

    private static String target(Operation operation, UnaryOperator<String> variables) {
        String path = operation.template();
        for (String variable : operation.variables()) {
            path = path.replace("{" + variable + "}", variables.apply(variable));
        }
        String query = operation.parameters("query").stream()
            .filter(parameter -> parameter.path("required").asBoolean(false))
            .map(parameter -> pair(parameter, operation.document().examples(parameter).getFirst()))
            .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static String pair(JsonNode parameter, JsonNode value) {
        if (value.isObject()) {
            return value.properties().stream()
                .map(member -> URLEncoder.encode(member.getKey(), StandardCharsets.UTF_8) + "="
                    + URLEncoder.encode(member.getValue().asString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        }
        String text = URLEncoder.encode(value.asString(), StandardCharsets.UTF_8);
        return parameter.path("name").asString() + "=" + text;
    }
}

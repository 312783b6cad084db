package com.jupiteriq.acceptance.openapi;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Holds exchanges against the published documents. What a document does not name, the server must not do.
public final class Conformity {

    /// Answered without being an operation of a contract (R009, R360-R362).
    private static final Pattern OPEN_PATHS =
        Pattern.compile("/|/health(/ready|/live)?|/openapi(/[a-z]+)?\\.json");

    private static final String LINES = "application/x-ndjson";

    /// Who asks for some fields is shown no others.
    private static final Pattern SOME_FIELDS = Pattern.compile("(^|&)fields=");

    private static final Pattern IDENTITY_KEY = Pattern.compile("(?i:bearer +)?sk_(live|test)_");

    private static final Pattern CONTRACT_HEADER = Pattern.compile(
        "x-(?!content-type-options).*|retry-after|location|etag|link|allow|www-authenticate"
            + "|idempotent-replayed|deprecation|sunset");

    private final List<Document> documents;
    private final IdentityHashMap<Document, Schemas> schemas = new IdentityHashMap<>();

    public Conformity(List<Document> documents) {
        this.documents = List.copyOf(documents);
        documents.forEach(document -> schemas.put(document, new Schemas(document)));
    }

    public List<Document> documents() {
        return documents;
    }

    /// What the exchange shows that the documents do not; empty when all is as published.
    public List<String> problems(Answer answer) {
        Optional<Operation> operation = find(answer.call());
        List<String> problems = new ArrayList<>();
        if (operation.isPresent()) {
            checkAnswer(operation.get(), answer, problems);
            if (answer.status() < 300 && answer.call().isDocumented()) {
                checkRequest(operation.get(), answer.call(), problems);
            }
        } else if (answer.status() < 400 && answer.call().isDocumented() && !isOpen(answer.call())) {
            problems.add("No document has " + answer.call().method() + " " + answer.call().path()
                + ", yet it answers " + answer.status() + ".");
        }
        return problems;
    }

    /// What is wrong with a value that stands in the document as an example of an answer.
    List<String> exampleProblems(Document document, JsonNode schema, JsonNode value, boolean answer) {
        Schemas by = of(document);
        return answer ? by.closedProblems(schema, value) : by.problems(schema, value);
    }

    private Optional<Operation> find(Call call) {
        String method = call.method().equals("HEAD") ? "GET" : call.method();
        String contract = contract(call);
        return documents.stream()
            .sorted(Comparator.comparing(document -> !document.name().equals(contract)))
            .flatMap(document -> document.find(method, call.path()).stream()).findFirst();
    }

    /// In which of the contracts that share a mount the call asks to be answered, as its client knows it.
    private static String contract(Call call) {
        String key = call.header("X-API-Key").or(() -> call.header("Authorization")).orElse("");
        return call.header("X-API-Contract")
            .orElse(IDENTITY_KEY.matcher(key).lookingAt() ? "identity" : "platform");
    }

    private static boolean isOpen(Call call) {
        return OPEN_PATHS.matcher(call.path()).matches();
    }

    private void checkAnswer(Operation operation, Answer answer, List<String> problems) {
        Optional<JsonNode> response = operation.response(answer.status());
        if (response.isEmpty()) {
            problems.add(operation + " does not list status " + answer.status() + ".");
            return;
        }
        checkHeaders(operation, answer, response.get().path("headers"), problems);
        checkBody(operation, answer, response.get().path("content"), problems);
    }

    private void checkHeaders(Operation operation, Answer answer, JsonNode headers, List<String> problems) {
        headers.properties().forEach(header -> {
            JsonNode described = operation.document().resolve(header.getValue());
            Optional<String> value = answer.header(header.getKey());
            if (value.isPresent()) {
                of(operation.document())
                    .closedProblems(described.path("schema"), typed(described, value.get()))
                    .forEach(problem -> problems.add("Header " + header.getKey() + " " + problem));
            } else if (described.path("required").asBoolean(false)) {
                problems.add("The header " + header.getKey() + " is missing, which the document requires.");
            }
        });
        Set<String> named = headers.propertyNames().stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
        answer.headerNames().stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .filter(name -> CONTRACT_HEADER.matcher(name).matches() && !named.contains(name))
            .forEach(name -> problems.add(
                operation + " does not list the header " + name + " with status " + answer.status() + "."));
    }

    private void checkBody(Operation operation, Answer answer, JsonNode content, List<String> problems) {
        if (answer.call().method().equals("HEAD")) {
            return;
        }
        if (answer.text().isEmpty()) {
            if (!content.isEmpty() && answer.header("Preference-Applied").isEmpty()) {
                problems.add(
                    operation + " promises a body with status " + answer.status() + ", there is none.");
            }
            return;
        }
        String type = answer.header("Content-Type").orElse("");
        JsonNode media = content.path(bare(type));
        if (media.isMissingNode()) {
            problems.add(
                operation + " does not list a body of type '" + type + "' with " + answer.status() + ".");
        } else {
            boolean some = SOME_FIELDS.matcher(answer.call().query()).find();
            bodies(answer, bare(type), media)
                .flatMap(body ->
                    of(operation.document()).closedProblems(media.path("schema"), body).stream())
                .filter(problem -> !some || !problem.contains("required property"))
                .forEach(problem -> problems.add("Body of " + answer.status() + " " + problem));
        }
    }

    /// What the document describes: the whole body, or each line of many.
    private static Stream<JsonNode> bodies(Answer answer, String type, JsonNode media) {
        if (type.equals(LINES) && !isText(media)) {
            return answer.text().lines().map(Json::read);
        }
        boolean text = type.startsWith("text/") || isText(media);
        return Stream.of(text ? Json.node(answer.text()) : answer.json());
    }

    private void checkRequest(Operation operation, Call call, List<String> problems) {
        checkPath(operation, call, problems);
        checkQuery(operation, call, problems);
        Optional<JsonNode> body = operation.requestBody();
        if (call.bodyBytes().length == 0) {
            if (body.isPresent() && body.get().path("required").asBoolean(false)) {
                problems.add(operation + " took a request without the body that the document requires.");
            }
        } else if (body.isEmpty()) {
            problems.add(operation + " took a body that the document does not know.");
        } else if (call.header("Content-Encoding").isEmpty()) {
            checkRequestBody(operation, call, body.get().path("content"), problems);
        }
    }

    private void checkRequestBody(Operation operation, Call call, JsonNode content, List<String> problems) {
        String type = bare(call.header("Content-Type").orElse(""));
        JsonNode media = content.path(type);
        if (media.isMissingNode()) {
            problems.add(
                operation + " took a body of type '" + type + "', which the document does not list.");
            return;
        }
        JsonNode sent = isText(media) ? Json.node(new String(call.bodyBytes(), StandardCharsets.UTF_8))
            : type.equals(Form.TYPE)
                ? Form.read(call.bodyBytes(), operation.document().resolve(media.path("schema")))
                : Json.read(call.bodyBytes());
        of(operation.document()).problems(media.path("schema"), sent)
            .forEach(problem -> problems.add("Accepted request body " + problem));
    }

    /// Whether it is a file, which the document describes as text whatever its type.
    private static boolean isText(JsonNode media) {
        return media.at("/schema/type").asString("").equals("string");
    }

    private void checkPath(Operation operation, Call call, List<String> problems) {
        List<String> values = operation.values(call.path());
        for (JsonNode parameter : operation.parameters("path")) {
            int place = operation.variables().indexOf(parameter.path("name").asString(""));
            if (place >= 0 && place < values.size()) {
                JsonNode value = typed(parameter, decoded(values.get(place)));
                of(operation.document()).problems(parameter.path("schema"), value)
                    .forEach(problem -> problems.add(
                        "Accepted path parameter " + parameter.path("name") + " " + problem));
            }
        }
    }

    private void checkQuery(Operation operation, Call call, List<String> problems) {
        List<JsonNode> known = operation.parameters("query");
        Arrays.stream(call.query().split("&")).filter(pair -> !pair.isEmpty()).forEach(pair -> {
            String[] parts = pair.split("=", 2);
            String name = decoded(parts[0]);
            Optional<JsonNode> parameter =
                known.stream().filter(p -> p.path("name").asString("").equals(name)).findFirst();
            Optional<JsonNode> member = member(known, name);
            if (parameter.isEmpty() && member.isPresent()) {
                of(operation.document())
                    .problems(member.get(), Json.node(parts.length > 1 ? decoded(parts[1]) : ""))
                    .forEach(problem -> problems.add("Accepted query parameter " + name + " " + problem));
            } else if (parameter.isEmpty()) {
                problems.add(operation + " took the query parameter '" + name
                    + "', which the document does not list.");
            } else {
                JsonNode value = typed(parameter.get(), parts.length > 1 ? decoded(parts[1]) : "");
                of(operation.document()).problems(parameter.get().path("schema"), value)
                    .forEach(problem -> problems.add("Accepted query parameter " + name + " " + problem));
            }
        });
    }

    /// The schema of a parameter that is a member of an object which is sent as parameters.
    private static Optional<JsonNode> member(List<JsonNode> known, String name) {
        return known.stream()
            .flatMap(parameter -> parameter.path("schema").path("patternProperties").properties().stream())
            .filter(member -> Pattern.compile(member.getKey()).matcher(name).find())
            .map(Map.Entry::getValue).findFirst();
    }

    private Schemas of(Document document) {
        Schemas found = schemas.get(document);
        if (found == null) {
            throw new IllegalArgumentException("Not one of the documents: " + document.name());
        }
        return found;
    }

    /// Text from a header or a query as the type that its schema wants, when it can be read as such.
    private static JsonNode typed(JsonNode parameter, String text) {
        String type = parameter.path("schema").path("type").toString();
        if (type.contains("array") && !type.contains("string")) {
            return Json.node(List.of(text.split(",")));
        }
        if (type.contains("integer") || type.contains("number") || type.contains("boolean")) {
            try {
                return Json.read(text);
            } catch (JacksonException e) {
                return Json.node(text);
            }
        }
        return Json.node(text);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String bare(String type) {
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}

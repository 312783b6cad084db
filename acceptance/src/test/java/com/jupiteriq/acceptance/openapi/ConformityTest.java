package com.jupiteriq.acceptance.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The checker itself, against a small document about books.
class ConformityTest {

    private static final String BOOK = """
        {"id": "b1", "title": "Dune", "extra": {"shelf": 3}, "author": {"name": "Frank"}}""";

    private final Document books = books();
    private final Conformity conformity = new Conformity(List.of(books));

    @Test
    void a_sound_document_has_no_problems() {
        assertThat(Lint.problems(books)).isEmpty();
    }

    @Test
    void an_exchange_as_documented_conforms() {
        assertThat(of(Call.get("/api/books/b1?lang=en"), 200, BOOK)).isEmpty();
        assertThat(of(Call.post("/api/books").json("{\"title\":\"Dune\"}"), 201, BOOK)).isEmpty();
    }

    @Test
    void an_undocumented_status_is_found() {
        assertThat(of(Call.get("/api/books/b1"), 418, "{}")).singleElement().asString().contains("418");
    }

    @Test
    void an_undocumented_route_that_succeeds_is_found() {
        assertThat(of(Call.get("/api/authors"), 200, "{}")).singleElement().asString()
            .contains("No document");
        assertThat(of(Call.get("/api/authors"), 404, "{}")).isEmpty();
    }

    @Test
    void an_undocumented_property_is_found_in_each_depth() {
        assertThat(of(Call.get("/api/books/b1"), 200, BOOK.replace("\"title\"", "\"isbn\": 1, \"title\"")))
            .singleElement().asString().contains("isbn");
        assertThat(of(Call.get("/api/books/b1"), 200, BOOK.replace("\"name\"", "\"age\": 1, \"name\"")))
            .anyMatch(problem -> problem.contains("'age'"));
    }

    @Test
    void free_objects_stay_free() {
        assertThat(of(Call.get("/api/books/b1"), 200, BOOK.replace("\"shelf\"", "\"more\": [1], \"shelf\"")))
            .isEmpty();
    }

    @Test
    void a_missing_or_wrong_property_is_found() {
        assertThat(of(Call.get("/api/books/b1"), 200, "{\"id\": \"b1\"}")).isNotEmpty();
        assertThat(of(Call.get("/api/books/b1"), 200, BOOK.replace("\"Dune\"", "7"))).isNotEmpty();
    }

    @Test
    void a_missing_wrong_or_unknown_header_is_found() {
        assertThat(checked(Call.get("/api/books/b1"), 200, Map.of(), BOOK)).singleElement().asString()
            .contains("X-Copies");
        assertThat(checked(Call.get("/api/books/b1"), 200, Map.of("X-Copies", "many"), BOOK)).isNotEmpty();
        assertThat(checked(Call.get("/api/books/b1"), 200, Map.of("X-Copies", "1", "X-New", "1"), BOOK))
            .singleElement().asString().contains("x-new");
    }

    @Test
    void a_request_that_was_accepted_but_is_not_documented_is_found() {
        assertThat(of(Call.post("/api/books").json("{\"title\":\"\"}"), 201, BOOK))
            .singleElement().asString().contains("Accepted request body");
        assertThat(of(Call.get("/api/books/b1?sort=x"), 200, BOOK)).singleElement().asString()
            .contains("sort");
        assertThat(of(Call.get("/api/books/b1?sort=x").undocumented(), 200, BOOK)).isEmpty();
    }

    @Test
    void forms_and_bytes_are_sent_as_their_examples_show_them() {
        List<Call> covers = Samples.of(books.operation("POST", "/api/covers"), name -> name);
        assertThat(covers).hasSize(2).allSatisfy(call ->
            assertThat(checked(call, 204, Map.of(), "")).isEmpty());
        Call form = covers.getFirst();
        assertThat(new String(form.bodyBytes(), StandardCharsets.UTF_8))
            .contains("name=\"file\"; filename=\"sample.txt\"\r\n\r\nHello\r\n", "\r\n\r\n{\"a\":1}\r\n");
        assertThat(form.header("X-File-Name")).isEmpty();
        assertThat(covers.getLast().header("X-File-Name")).contains("a.txt");
        byte[] other = new String(form.bodyBytes(), StandardCharsets.UTF_8).replace("\"note\"", "\"colour\"")
            .getBytes(StandardCharsets.UTF_8);
        assertThat(checked(form.body(other), 204, Map.of(), "")).singleElement().asString()
            .contains("colour");
    }

    @Test
    void a_broken_document_is_found() {
        ObjectNode root = (ObjectNode) books().root();
        ((ObjectNode) root.at("/paths/~1books/post/requestBody/content/application~1json")).remove("example");
        ((ObjectNode) root.at("/components/schemas/Book/properties/id")).put("type", "text");
        ((ObjectNode) root.at("/paths/~1books~1{id}/get/responses/200/content/application~1json/example"))
            .put("isbn", 1);
        assertThat(Lint.problems(new Document("broken", root)))
            .anyMatch(problem -> problem.contains("shows no example of a request"))
            .anyMatch(problem -> problem.contains("#/components/schemas/Book"))
            .anyMatch(problem -> problem.contains("isbn"));
    }

    private List<String> of(Call call, int status, String body) {
        return checked(call, status, Map.of("X-Copies", "3"), body);
    }

    private List<String> checked(Call call, int status, Map<String, String> headers, String body) {
        return conformity.problems(
            Answer.forTest(call, status, headers, body.getBytes(StandardCharsets.UTF_8)));
    }

    private static Document books() {
        try (var in = Objects.requireNonNull(ConformityTest.class.getResourceAsStream("/books.json"))) {
            JsonNode root = Json.read(in.readAllBytes());
            return new Document("books", root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

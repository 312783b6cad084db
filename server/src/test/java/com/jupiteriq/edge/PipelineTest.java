package com.jupiteriq.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.LogLines;
import com.jupiteriq.TestServer;
import com.jupiteriq.access.Gate;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.edge.waiting.Places;
import com.jupiteriq.edge.wire.Answered;
import com.jupiteriq.edge.wire.WebServer;
import com.jupiteriq.edge.wire.Wired;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.limits.Limits;
import com.jupiteriq.once.Once;
import com.jupiteriq.store.Writes;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// What only all rooms together can show.
@Isolated("reads the log")
class PipelineTest {

    private static final TestServer SERVER = new TestServer();
    private static final Account ACCOUNT = SERVER.account();
    private static final String KEY = SERVER.key(ACCOUNT, "platform");

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void a_client_that_stops_in_its_body_is_no_fault_of_the_server() throws IOException {
        try (LogLines log = LogLines.of("com.jupiteriq.edge"); Wired wired = connect()) {
            wired.send(head("POST", "/v1/tickets", "Content-Length: 100") + "{\"subject\"");
            wired.socket.shutdownOutput();
            assertThat(wired.rest()).isEmpty();
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void a_ticket_of_another_token_does_not_make_the_token_invalid() {
        String mount = "/functions/v1/integration-tickets/tickets";
        String owner = SERVER.key(ACCOUNT, "integration");
        String other = SERVER.key(ACCOUNT, "integration");
        String location = SERVER.send("POST", mount, owner, "{\"title\":\"Mine\"}")
            .headers().firstValue("Location").orElseThrow();
        HttpResponse<String> refused =
            SERVER.send("PATCH", location + "/status", other, "{\"status\":\"closed\"}");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("not_authorized");
        assertThat(refused.headers().firstValue("WWW-Authenticate"))
            .contains("Bearer realm=\"jupiteriq\", error=\"insufficient_scope\"");
        assertThat(SERVER.send("GET", location, "stk_wrong", "").headers().firstValue("WWW-Authenticate"))
            .contains("Bearer realm=\"jupiteriq\", error=\"invalid_token\"");
    }

    @Test
    void what_is_no_id_is_another_value_of_a_read_only_id() {
        String location = ticket();
        HttpResponse<String> refused = SERVER.send(
            "PATCH", location, KEY, "{\"id\":\"no id at all\",\"number\":999999,\"status\":\"closed\"}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(fieldsAtFault(refused)).containsExactly("id", "number");
        assertThat(SERVER.get(location, KEY).body()).contains("\"status\":\"open\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        POST  | {"priority":"x","nonsense":1}              | subject,priority,nonsense
        POST  | {"subject":"a","title":"b","status":"x"}   | title,status
        PATCH | {"subject":"a","title":"b","category":7}   | title,category
        POST  | {"subject":null}                           | subject
        """)
    void all_fields_at_fault_are_named_at_once(String method, String body, String fields) {
        String path = method.equals("POST") ? "/v1/tickets" : ticket();
        HttpResponse<String> refused = SERVER.send(method, path, KEY, body);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(fieldsAtFault(refused)).containsExactly(fields.split(","));
    }

    @Test
    void subject_and_title_may_say_the_same() {
        assertThat(SERVER.send("POST", "/v1/tickets", KEY, "{\"subject\":\"a\",\"title\":\"a\"}")
            .statusCode()).isEqualTo(201);
        assertThat(SERVER.send("PATCH", ticket(), KEY, "{\"title\":\"b\"}").body())
            .contains("\"subject\":\"b\"");
    }

    @Test
    void the_lines_of_a_list_header_are_one_list() {
        String location = ticket();
        String tag = SERVER.get(location, KEY).headers().firstValue("ETag").orElseThrow();
        try (Wired wired = connect()) {
            wired.send(head("GET", location, "Accept: text/html", "Accept: application/json"));
            assertThat(wired.answer().status()).isEqualTo(200);
            wired.send(head("GET", location, "If-None-Match: \"x\"", "If-None-Match: " + tag));
            assertThat(wired.answer().status()).isEqualTo(304);
            wired.send(
                head("PATCH", location, "If-Match: \"x\"", "If-Match: " + tag, "Content-Length: 2") + "{}");
            assertThat(wired.answer().status()).isEqualTo(200);
        }
    }

    /// The packed representation has a tag of its own (RFC 9110 section 8.8.3.3); either names the version.
    @Test
    void the_packed_and_the_plain_answer_are_told_apart() {
        String location = SERVER.send("POST", "/v1/tickets", KEY,
                "{\"subject\":\"a\",\"description\":\"" + "long ".repeat(500) + "\"}")
            .headers().firstValue("Location").orElseThrow();
        try (Wired wired = connect()) {
            for (String method : List.of("GET", "HEAD")) {
                assertRead(read(wired, method, location, "Accept-Encoding: gzip"), 200, "\"1-gzip\"");
                assertRead(read(wired, method, location), 200, "\"1\"");
            }
            assertRead(read(wired, "GET", location, "Accept-Encoding: gzip", "If-None-Match: W/\"1-gzip\""),
                304, "\"1-gzip\"");
            assertRead(read(wired, "GET", location, "If-None-Match: \"1-gzip\", \"1\""), 304, "\"1\"");
            assertRead(read(wired, "GET", location, "If-None-Match: \"1-gzip\""), 200, "\"1\"");
            assertRead(read(wired, "GET", location, "Accept-Encoding: gzip", "If-None-Match: \"1\""),
                200, "\"1-gzip\"");
            String patch = "{\"category\":\"b\"}";
            for (int status : new int[] {200, 412}) {
                wired.send(head("PATCH", location, "If-Match: \"1-gzip\"",
                    "Content-Length: " + patch.length()) + patch);
                assertThat(wired.answer().status()).isEqualTo(status);
            }
        }
    }

    private static Answered read(Wired wired, String method, String location, String... headers) {
        return wired.send(head(method, location, headers)).answer(method.equals("HEAD"));
    }

    private static void assertRead(Answered read, int status, String tag) {
        assertThat(read.status()).as(tag).isEqualTo(status);
        assertThat(read.header("ETag")).isEqualTo(tag);
        assertThat(read.header("Vary").split(", ")).contains("Accept-Encoding", "X-API-Contract");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Idempotency-Key: a b", "X-Idempotency-Key: a\r\nX-Idempotency-Key: a",
        "Idempotency-Key: a\r\nIdempotency-Key: b", "Idempotency-Key: a\r\nX-Idempotency-Key: b"})
    void an_idempotency_key_that_is_none_is_refused_before_the_fields(String headers) {
        try (Wired wired = connect()) {
            wired.send(head("POST", "/v1/tickets", headers, "Content-Length: 2") + "{}");
            assertThat(wired.answer().status()).isEqualTo(400);
        }
    }

    @Test
    void one_operation_is_one_by_whichever_path_it_is_called() {
        String body = "{\"subject\":\"Once\"}";
        String first = SERVER.send("POST", "/v1/tickets", KEY, body, "Idempotency-Key", "alias").body();
        HttpResponse<String> again = SERVER.send("POST", "/tickets", KEY, body, "Idempotency-Key", "alias");
        assertThat(again.body()).isEqualTo(first);
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        String comments = ticket() + "/comments";
        String comment = "{\"content\":\"Once\"}";
        SERVER.send("POST", comments, KEY, comment, "Idempotency-Key", "case");
        String lower = comments.replace("TCK", "tck");
        assertThat(SERVER.send("POST", lower, KEY, comment, "Idempotency-Key", "case")
            .headers().firstValue("Idempotent-Replayed")).contains("true");
    }

    @Test
    void an_ordinary_operation_has_thirty_seconds_and_a_batch_a_hundred_and_twenty() {
        assertThat(Pipeline.ORDINARY).isEqualTo(Duration.ofSeconds(30));
        assertThat(Pipeline.COMPOUND).isEqualTo(Duration.ofSeconds(120));
    }

    @Test
    void a_limit_above_the_most_is_lowered() {
        for (String limit : List.of("101", "2147483648", "99999999999999999999")) {
            assertThat(SERVER.get("/v1/events?limit=" + limit, KEY).statusCode()).as(limit).isEqualTo(200);
            assertThat(SERVER.get("/v1/tickets?limit=" + limit, KEY).body()).contains("\"limit\":100,");
        }
    }

    @Test
    void the_documentation_says_that_one_of_two_names_is_required() {
        assertThat(new JsonMapper().readTree(SERVER.get("/openapi.json", KEY).body())
            .at("/components/schemas/NewTicket/anyOf").toString())
            .isEqualTo("[{\"required\":[\"subject\"]},{\"required\":[\"title\"]}]");
    }

    @Test
    void an_observer_that_breaks_disturbs_no_other() {
        List<Visit> seen = new ArrayList<>();
        Pipeline observed = new Pipeline(SERVER.part(Surfaces.class), SERVER.part(OpenPaths.class),
            SERVER.part(Gate.class), SERVER.part(Limits.class), SERVER.part(Once.class),
            SERVER.part(Writes.class), Pipeline.Bounds.of(Pipeline.ORDINARY),
            List.of((visit, nanos) -> {
                throw new IllegalStateException("broken");
            }, (visit, nanos) -> seen.add(visit)));
        Visit visit = new Visit(new PastCall("req_stray", null, "GET", false, "/v1/tickets",
            "127.0.0.1", new Origin("req_stray", "127.0.0.1", ""), null), new FreeMemory(),
            new Places(1).place());
        assertThat(observed.serve(visit).status()).isEqualTo(401);
        observed.leave(visit);
        assertThat(seen).containsExactly(visit);
    }

    private static String ticket() {
        return SERVER.send("POST", "/v1/tickets", KEY, "{\"subject\":\"Printer on fire\"}")
            .headers().firstValue("Location").orElseThrow();
    }

    private static List<String> fieldsAtFault(HttpResponse<String> refused) {
        return new JsonMapper().readTree(refused.body())
            .at("/error/details/errors").findValuesAsString("field");
    }

    private static Wired connect() {
        return new Wired(SERVER.part(WebServer.class).port());
    }

    private static String head(String method, String path, String... headers) {
        return method + " " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + KEY
            + "\r\nContent-Type: application/json\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    }
}

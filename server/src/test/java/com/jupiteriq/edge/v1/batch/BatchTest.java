package com.jupiteriq.edge.v1.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import com.jupiteriq.TestServer;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.Actor;
import com.jupiteriq.edge.wire.WebServer;
import com.jupiteriq.edge.wire.Wired;
import com.jupiteriq.keys.KeyOrder;
import com.jupiteriq.keys.OperatorKeys;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Several operations in one request (R328–R332).
class BatchTest {

    private static final TestServer SERVER = new TestServer();
    private static final Account ACCOUNT = SERVER.account();
    private static final String KEY = SERVER.key(ACCOUNT, "platform");
    private static final JsonMapper JSON = new JsonMapper();

    /// Locks out whoever wants to write a ticket.
    private static final String BARRED = "lock table tickets in exclusive mode";

    @AfterAll
    static void close() {
        SERVER.close();
    }

    private static String get(String path) {
        return "{\"method\":\"GET\",\"path\":\"" + path + "\"}";
    }

    private static String open(String subject) {
        return "{\"method\":\"POST\",\"path\":\"/v1/tickets\",\"body\":{\"subject\":\"" + subject + "\"}}";
    }

    private static String batch(Stream<String> operations) {
        return "{\"operations\":[" + operations.collect(Collectors.joining(",")) + "]}";
    }

    private static HttpResponse<String> send(String body, String... headers) {
        return SERVER.send("POST", "/v1/batch", KEY, body, headers);
    }

    private static JsonNode done(String... operations) {
        HttpResponse<String> answer = send(batch(Stream.of(operations)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static List<Integer> statuses(JsonNode answer) {
        return answer.path("results").valueStream().map(result -> result.path("status").asInt()).toList();
    }

    private static long tickets() {
        return SERVER.tenants.count("tickets");
    }

    @Test
    void each_operation_has_the_answer_that_it_would_have_alone() {
        String location = SERVER.send("POST", "/v1/tickets", KEY, "{\"subject\":\"One\"}")
            .headers().firstValue("Location").orElseThrow();
        HttpResponse<String> alone = SERVER.get(location, KEY);
        String etag = alone.headers().firstValue("ETag").orElseThrow();
        JsonNode answer = done(
            "{\"id\":\"mine\",\"method\":\"GET\",\"path\":\"" + location + "\"}",
            get(location.substring("/v1".length())),
            "{\"method\":\"PATCH\",\"path\":\"" + location + "\",\"headers\":{\"If-Match\":\"\\\"0\\\"\"},"
                + "\"body\":{\"status\":\"closed\"}}",
            "{\"method\":\"GET\",\"path\":\"" + location + "\",\"headers\":{\"If-None-Match\":"
                + JSON.writeValueAsString(etag) + "}}",
            get("/tickets?limit=0"), get("/nothing"), "{\"method\":\"DELETE\",\"path\":\"/tickets\"}",
            "{\"method\":\"POST\",\"path\":\"/tickets\",\"body\":{\"subject\":7}}",
            "{\"method\":\"POST\",\"path\":\"/tickets\"}", open("Another"),
            "{\"method\":\"DELETE\",\"path\":\"" + location + "\"}");
        assertThat(statuses(answer)).containsExactly(200, 200, 412, 304, 400, 404, 405, 422, 400, 201, 204);
        JsonNode results = answer.path("results");
        assertThat(results.get(0).path("id").asString()).isEqualTo("mine");
        assertThat(results.get(1).path("id").asString()).isEqualTo("1");
        assertThat(results.get(0).path("body")).isEqualTo(JSON.readTree(alone.body()));
        assertThat(results.get(0).at("/headers/ETag").asString()).isEqualTo(etag);
        assertThat(results.get(6).at("/headers/Allow").asString()).contains("GET", "POST");
        assertThat(results.get(7).at("/body/error/details/field").asString()).isEqualTo("subject");
        assertThat(results.get(9).at("/headers/Location").asString()).startsWith("/v1/tickets/");
        assertThat(results.get(10).path("body").isNull()).isTrue();
        assertThat(answer.path("succeeded").asInt()).isEqualTo(5);
        assertThat(answer.path("failed").asInt()).isEqualTo(6);
    }

    @Test
    void each_has_an_id_and_a_line_in_the_request_log_of_its_own() {
        JsonNode answer = done(get("/tickets/TCK-999999999"), get("/tickets/TCK-999999999"));
        List<String> ids = answer.path("results").valueStream()
            .map(result -> result.at("/body/error/details/request_id").asString()).toList();
        assertThat(ids).doesNotHaveDuplicates().allSatisfy(id -> assertThat(id).startsWith("req_"));
        Await.until("the lines", () -> {
            String log = SERVER.get("/v1/request-log?limit=100", KEY).body();
            return ids.stream().allMatch(log::contains) && log.contains("/v1/batch");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {}                                                                      | operations
        {"operations":[]}                                                       | operations
        {"operations":{}}                                                       | operations
        {"operations":[7]}                                                      | operations[0]
        {"operations":[{"path":"/tickets"}]}                                    | operations[0].method
        {"operations":[{"method":"FETCH","path":"/tickets"}]}                   | operations[0].method
        {"operations":[{"method":"get","path":"/tickets"}]}                     | operations[0].method
        {"operations":[{"method":"GET"}]}                                       | operations[0].path
        {"operations":[{"method":"GET","path":"tickets"}]}                      | operations[0].path
        {"operations":[{"method":"GET","path":"https://a.example/tickets"}]}    | operations[0].path
        {"operations":[{"method":"GET","path":"/v1/../tickets"}]}               | operations[0].path
        {"operations":[{"method":"GET","path":"/tickets/%2e%2e"}]}              | operations[0].path
        {"operations":[{"method":"GET","path":"/a","more":1}]}                  | operations[0].more
        {"operations":[{"method":"GET","path":"/a","headers":{"Accept":"a"}}]}  | operations[0].headers.Accept
        {"operations":[{"method":"POST","path":"/tickets","body":[]}]}          | operations[0].body
        {"operations":[],"atomic":true}                                         | atomic
        """)
    void what_is_no_batch_is_refused_whole(String body, String field) {
        HttpResponse<String> refused = send(body);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(refused.body()).at("/error/details/errors").findValuesAsString("field"))
            .contains(field);
    }

    @Test
    void more_than_a_hundred_operations_or_a_wrong_one_among_good_ones_do_nothing() {
        long before = tickets();
        assertThat(send(batch(IntStream.range(0, 101).mapToObj(i -> open("Too many")))).statusCode())
            .isEqualTo(422);
        assertThat(send(batch(Stream.of(open("Good"), "{\"method\":\"POST\"}"))).statusCode()).isEqualTo(422);
        assertThat(send("{\"operations\":[" + open("Good")).statusCode()).isEqualTo(400);
        String large = "x".repeat(60_000);
        assertThat(send(batch(IntStream.range(0, 100).mapToObj(i -> open(large + large + large))))
            .statusCode()).isEqualTo(413);
        assertThat(tickets()).isEqualTo(before);
        JsonNode answer = done(IntStream.range(0, 100).mapToObj(i -> open("n" + i)).toArray(String[]::new));
        assertThat(answer.path("succeeded").asInt()).isEqualTo(100);
        assertThat(tickets()).isEqualTo(before + 100);
    }

    @Test
    void a_batch_is_no_part_of_a_batch_and_takes_no_idempotency_key() {
        JsonNode answer = done("{\"method\":\"POST\",\"path\":\"/v1/batch\",\"body\":"
            + batch(Stream.of(open("Nested"))) + "}", open("After"));
        assertThat(statuses(answer)).containsExactly(422, 201);
        assertThat(send(batch(Stream.of(open("Keyed"))), "Idempotency-Key", "batch").statusCode())
            .isEqualTo(400);
    }

    @Test
    void an_operation_with_a_key_happens_once_alone_or_in_a_batch() {
        String keyed = "{\"method\":\"POST\",\"path\":\"/tickets\",\"headers\":{\"Idempotency-Key\":\"k-1\"},"
            + "\"body\":{ \"subject\" : \"Once\" }}";
        long before = tickets();
        JsonNode answer = done(keyed, keyed, keyed.replace("Once", "Twice"));
        assertThat(statuses(answer)).containsExactly(201, 201, 422);
        assertThat(answer.at("/results/1/headers/Idempotent-Replayed").asString()).isEqualTo("true");
        assertThat(answer.at("/results/1/body")).isEqualTo(answer.at("/results/0/body"));
        HttpResponse<String> alone =
            SERVER.send("POST", "/v1/tickets", KEY, "{\"subject\":   \"Once\"}", "Idempotency-Key", "k-1");
        assertThat(alone.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(tickets()).isEqualTo(before + 1);
    }

    @Test
    void a_batch_of_n_spends_n_and_what_is_beyond_is_refused_one_by_one() {
        String key = SERVER.part(OperatorKeys.class).create(Actor.operator("req_test"), new KeyOrder(
            ACCOUNT.publicId(), "live", "platform", null, List.of("tickets:read"), List.of(), List.of(), null,
            "3/hour")).secret();
        String body = batch(Stream.of(
            get("/tickets?limit=1"), open("Forbidden"), get("/tickets?limit=1"), get("/tickets?limit=1"),
            get("/tickets?limit=1")));
        JsonNode answer = JSON.readTree(SERVER.send("POST", "/v1/batch", key, body).body());
        assertThat(statuses(answer)).containsExactly(200, 403, 200, 200, 429);
        assertThat(answer.at("/results/4/headers/Retry-After").asInt()).isPositive();
        assertThat(SERVER.send("POST", "/v1/batch", key, body).statusCode()).isEqualTo(429);
    }

    @Test
    void answers_beyond_their_bound_refuse_reads_and_tell_changes() {
        String story = "s".repeat(65_000);
        String[] large = IntStream.range(0, 90).mapToObj(i -> "{\"method\":\"POST\",\"path\":\"/tickets\","
            + "\"body\":{\"subject\":\"Large\",\"category\":\"large\",\"description\":\"" + story + "\"}}")
            .toArray(String[]::new);
        assertThat(done(large).path("succeeded").asInt()).isEqualTo(90);
        String list = get("/tickets?limit=100&category=large");
        JsonNode answer = done(list, list, list, list, open("Told"), get("/tickets?limit=1&category=none"));
        assertThat(statuses(answer)).containsExactly(200, 200, 413, 413, 201, 200);
    }

    @Test
    void a_client_that_leaves_ends_its_batch() throws SQLException {
        String key = SERVER.key(SERVER.account(), "platform");
        long before = tickets();
        String body = batch(IntStream.range(0, 100).mapToObj(i -> open("Left " + i)));
        try (Connection bar = barred()) {
            try (Wired wired = new Wired(SERVER.part(WebServer.class).port())) {
                wired.send("POST /v1/batch HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + key
                    + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                    + body);
                awaitWaiting(SERVER);
            }
            bar.rollback();
        }
        Await.until("the lines of what was not begun", () ->
            SERVER.get("/v1/request-log?status=503&limit=1", key).body().contains("\"total\":99,"));
        assertThat(tickets()).isEqualTo(before + 1);
    }

    @Test
    void a_drain_begins_nothing_more_and_tells_what_was_done() throws Exception {
        try (TestServer server = new TestServer()) {
            String key = server.key(server.account(), "platform");
            Thread stopping;
            HttpResponse<String>[] answer = array();
            Thread asking;
            try (Connection bar = server.tenants.superuser.unpooled().getConnection();
                Wired idle = new Wired(server.part(WebServer.class).port())) {
                idle.send("GET /health HTTP/1.1\r\nHost: x\r\n\r\n").answer();
                bar.setAutoCommit(false);
                bar.createStatement().execute(BARRED);
                String three = batch(Stream.of(open("First"), open("Second"), open("Third")));
                asking = Thread.startVirtualThread(() ->
                    answer[0] = server.send("POST", "/v1/batch", key, three));
                awaitWaiting(server);
                stopping = Thread.startVirtualThread(server.part(WebServer.class)::stop);
                Await.until("the drain", () -> idle.send("GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
                    .answer().header("Connection").equals("close"));
                bar.rollback();
            }
            asking.join();
            stopping.join();
            assertThat(statuses(JSON.readTree(answer[0].body()))).containsExactly(201, 503, 503);
            assertThat(server.tenants.count("tickets")).isEqualTo(1);
        }
    }

    @SuppressWarnings("unchecked")
    private static HttpResponse<String>[] array() {
        return new HttpResponse[1];
    }

    private static Connection barred() throws SQLException {
        Connection bar = SERVER.tenants.superuser.unpooled().getConnection();
        bar.setAutoCommit(false);
        bar.createStatement().execute(BARRED);
        return bar;
    }

    private static void awaitWaiting(TestServer server) {
        Await.until("a write that waits", () -> server.tenants.all
            .sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
            .query(Long.class).single() > 0);
    }
}

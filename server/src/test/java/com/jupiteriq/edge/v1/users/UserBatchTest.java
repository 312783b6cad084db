package com.jupiteriq.edge.v1.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import com.jupiteriq.TestServer;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.Actor;
import com.jupiteriq.keys.KeyOrder;
import com.jupiteriq.keys.OperatorKeys;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Many users in one request (R104–R106; decision C61).
class UserBatchTest {

    private static final TestServer SERVER = new TestServer();
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PATH = "/v1/users/batch";

    private Account account;
    private String key;

    @BeforeEach
    void newcomer() {
        account = SERVER.account();
        key = SERVER.key(account, "platform");
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    private static String user(String email) {
        return "{\"email\":\"" + email + "\"}";
    }

    private static String batch(String... users) {
        return "{\"users\":[" + String.join(",", users) + "]}";
    }

    private static String atomic(String... users) {
        return "{\"atomic\":true,\"users\":[" + String.join(",", users) + "]}";
    }

    private HttpResponse<String> send(String body, String... headers) {
        return SERVER.send("POST", PATH, key, body, headers);
    }

    private JsonNode done(String... users) {
        HttpResponse<String> answer = send(batch(users));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static List<Integer> statuses(JsonNode answer) {
        return answer.path("results").valueStream().map(result -> result.path("status").asInt()).toList();
    }

    private long users() {
        return JSON.readTree(SERVER.get("/v1/users?limit=1", key).body()).path("total").asLong();
    }

    private static List<String> fields(JsonNode error) {
        return error.at("/details/errors").findValuesAsString("field");
    }

    private String restricted(String permissions, String limit) {
        return SERVER.part(OperatorKeys.class).create(Actor.operator("req_test"), new KeyOrder(
            account.publicId(), "live", "platform", null, List.of(permissions), List.of(), List.of(), null,
            limit)).secret();
    }

    @Test
    void each_is_made_or_refused_as_if_it_came_alone() {
        HttpResponse<String> sent = send(batch(
            "{\"email\":\"Ada@Example.com\",\"name\":\"Ada\",\"username\":\"ada\",\"external_id\":\"1\"}",
            "{\"email\":\"ada@example.com\"}",
            "7", "{\"name\":\"Nobody\"}",
            "{\"email\":\"bob@example.com\",\"username\":\"ADA\",\"external_id\":\"1\"}",
            "{\"email\":\"bob@example.com\",\"role\":\"conductor\"}",
            "{\"email\":\"bob@example.com\",\"colour\":\"red\"}",
            "{\"email\":\"bob@example.com\",\"metadata\":{\"a\":1.50}}"));
        JsonNode answer = JSON.readTree(sent.body());
        assertThat(statuses(answer)).containsExactly(201, 409, 422, 422, 409, 422, 422, 201);
        JsonNode results = answer.path("results");
        assertThat(results.valueStream().map(result -> result.path("index").asInt()))
            .containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(results.get(0).at("/user/email").asString()).isEqualTo("Ada@example.com");
        assertThat(results.get(0).has("error")).isFalse();
        assertThat(results.get(1).at("/error/code").asString()).isEqualTo("CONFLICT");
        assertThat(fields(results.get(1).path("error"))).containsExactly("email");
        assertThat(fields(results.get(2).path("error"))).containsExactly("users[2]");
        assertThat(fields(results.get(3).path("error"))).containsExactly("email");
        assertThat(fields(results.get(4).path("error"))).containsExactly("username", "external_id");
        assertThat(fields(results.get(5).path("error"))).containsExactly("role");
        assertThat(sent.body()).contains("\"metadata\":{\"a\":1.50}");
        assertThat(answer.path("succeeded").asInt()).isEqualTo(2);
        assertThat(answer.path("failed").asInt()).isEqualTo(6);
        String id = results.get(7).at("/user/id").asString();
        assertThat(JSON.readTree(SERVER.get("/v1/users/" + id, key).body()))
            .isEqualTo(results.get(7).path("user"));
    }

    @Test
    void each_has_its_row_its_audit_entry_its_event_and_is_counted() {
        long audited = SERVER.tenants.count("audit where action = 'user.create'");
        done(IntStream.range(0, 100).mapToObj(i -> user("n" + i + "@example.com")).toArray(String[]::new));
        assertThat(users()).isEqualTo(100);
        assertThat(SERVER.tenants.count("audit where action = 'user.create'")).isEqualTo(audited + 100);
        Await.until("the events", () -> events().size() == 100);
        assertThat(events().valueStream().map(event -> event.at("/data/attributes/email").asString()))
            .as("in the order of the list").containsExactlyElementsOf(
                IntStream.range(0, 100).mapToObj(i -> "n" + i + "@example.com").toList());
    }

    private JsonNode events() {
        HttpResponse<String> answer = SERVER.get("/v1/events?after=0&type=user.created&limit=100", key);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).path("data");
    }

    @Test
    void all_or_none_names_every_problem_by_its_place() {
        done(user("taken@example.com"));
        HttpResponse<String> refused = send(atomic(
            user("good@example.com"), user("taken@example.com"), "[]",
            "{\"email\":\"x\",\"name\":7}", user("good@example.com"),
            "{\"email\":\"weak@example.com\",\"password\":\"passwordpassword\",\"role\":\"none\"}"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(fields(JSON.readTree(refused.body()).path("error"))).containsExactly(
            "users[1].email", "users[2]", "users[3].email", "users[3].name", "users[4].email",
            "users[5].role", "users[5].password");
        assertThat(users()).isEqualTo(1);
        assertThat(statuses(JSON.readTree(send(atomic(user("good@example.com"), user("two@example.com")))
            .body()))).containsExactly(201, 201);
    }

    @Test
    void the_other_dress_has_its_own_envelope_and_errors() {
        HttpResponse<String> answer = send(batch(user("ada@example.com"), user("ada@example.com")),
            "X-API-Contract", "identity");
        JsonNode data = JSON.readTree(answer.body()).path("data");
        assertThat(statuses(data)).containsExactly(201, 409);
        JsonNode error = data.at("/results/1/error");
        assertThat(error.at("/details/0/field").asString()).isEqualTo("email");
        assertThat(error.path("request_id").asString())
            .isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {}                                                   | users
        {"users":[]}                                         | users
        {"users":{}}                                         | users
        {"users":null}                                       | users
        {"users":[{"email":"a@example.com"}],"atomic":"yes"} | atomic
        {"users":[{"email":"a@example.com"}],"more":1}       | more
        """)
    void what_is_no_batch_is_refused_whole(String body, String field) {
        HttpResponse<String> refused = send(body);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(fields(JSON.readTree(refused.body()).path("error"))).contains(field);
        assertThat(users()).isZero();
    }

    @Test
    void a_hundred_and_one_are_too_many() {
        String body = batch(IntStream.range(0, 101).mapToObj(i -> user("n" + i + "@example.com"))
            .toArray(String[]::new));
        assertThat(send(body).statusCode()).isEqualTo(422);
        assertThat(users()).isZero();
    }

    @Test
    void nobody_gives_more_than_they_have() {
        key = restricted("users:write", null);
        JsonNode answer = done(
            "{\"email\":\"a@example.com\",\"role\":\"owner\"}",
            "{\"email\":\"b@example.com\",\"email_verified\":true}",
            "{\"email\":\"c@example.com\",\"password_hash\":"
                + "\"$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy\"}",
            user("d@example.com"));
        assertThat(statuses(answer)).containsExactly(403, 403, 403, 201);
        HttpResponse<String> refused = send(atomic("{\"email\":\"e@example.com\",\"role\":\"admin\"}"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(fields(JSON.readTree(refused.body()).path("error"))).containsExactly("users[0].role");
    }

    @Test
    void an_own_role_is_given_to_many_and_stays_while_somebody_has_it() {
        SERVER.send("POST", "/v1/roles", key, "{\"name\":\"clerk\",\"permissions\":[\"tickets:read\"]}");
        String clerk = "{\"email\":\"%s@example.com\",\"role\":\"clerk\"}";
        assertThat(statuses(done(clerk.formatted("a"), clerk.formatted("b")))).containsExactly(201, 201);
        assertThat(SERVER.send("DELETE", "/v1/roles/clerk", key, "").statusCode()).isEqualTo(409);
    }

    @Test
    void a_batch_of_n_spends_n_or_nothing_is_done() {
        key = restricted("users:write", "10/hour");
        String three = batch(user("a@example.com"), user("b@example.com"), user("c@example.com"));
        HttpResponse<String> first = send(three);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("X-RateLimit-Remaining")).contains("7");
        String eight = batch(IntStream.range(0, 8).mapToObj(i -> user("n" + i + "@example.com"))
            .toArray(String[]::new));
        HttpResponse<String> refused = send(eight);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
        assertThat(refused.headers().firstValue("X-RateLimit-Remaining")).contains("6");
        assertThat(SERVER.tenants.all.sql("select count(*) from users where tenant_id in "
            + "(select tenant_id from environments where account_id = ?)").param(account.id())
            .query(Long.class).single()).isEqualTo(3);
        String six = batch(IntStream.range(0, 6).mapToObj(i -> user("n" + i + "@example.com"))
            .toArray(String[]::new));
        assertThat(send(six).headers().firstValue("X-RateLimit-Remaining")).contains("0");
    }

    @Test
    void a_repeated_batch_is_answered_as_before_and_kept_without_a_trace_of_its_body() {
        String body = batch(user("a@example.com"), user("a@example.com"),
            "{\"email\":\"b@example.com\",\"password\":\"correct horse battery staple\"}");
        HttpResponse<String> first = send(body, "Idempotency-Key", "once");
        HttpResponse<String> again = send(body, "Idempotency-Key", "once");
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(users()).isEqualTo(2);
        assertThat(first.body()).doesNotContain("password");
        assertThat(send(batch(user("c@example.com")), "Idempotency-Key", "once").statusCode()).isEqualTo(422);
        HttpResponse<String> whole = send(atomic(user("d@example.com")), "Idempotency-Key", "whole");
        assertThat(send(atomic(user("d@example.com")), "Idempotency-Key", "whole").body())
            .isEqualTo(whole.body());
        assertThat(users()).isEqualTo(3);
    }

    @Test
    void passwords_are_hashed_and_let_in_at_once() {
        JsonNode answer = done(Stream.concat(
            IntStream.range(0, 4).mapToObj(i -> "{\"email\":\"p" + i
                + "@example.com\",\"password\":\"correct horse battery staple " + i + "\"}"),
            Stream.of("{\"email\":\"weak@example.com\",\"password\":\"weak@example.com\"}",
                user("without@example.com"))).toArray(String[]::new));
        assertThat(statuses(answer)).containsExactly(201, 201, 201, 201, 422, 201);
        assertThat(answer.path("results").valueStream().map(result -> result.at("/user/status").asString())
            .collect(Collectors.joining(" "))).isEqualTo("active active active active  invited");
        assertThat(SERVER.tenants.count("users where password_hash is not null and tenant_id in (select "
            + "tenant_id from environments where account_id = '" + account.id() + "')")).isEqualTo(4);
    }

    /// Somebody takes a value after the batch has looked for it: only that user fails, and no password is
    /// hashed anew.
    @Test
    void what_a_rival_takes_meanwhile_fails_alone() throws SQLException {
        String rival = done(user("rival@example.com")).at("/results/0/user/number").asString();
        String body = batch(user("a@example.com"), user("rival@example.com"),
            "{\"email\":\"b@example.com\",\"password\":\"correct horse battery staple\"}");
        CompletableFuture<HttpResponse<String>> answer;
        try (Connection bar = SERVER.tenants.superuser.unpooled().getConnection();
            var statement = bar.createStatement()) {
            String one = " where number = " + rival + " and tenant_id in (select tenant_id from environments"
                + " where account_id = '" + account.id() + "')";
            statement.execute("create temp table kept as select * from users" + one);
            statement.execute("delete from users" + one);
            bar.setAutoCommit(false);
            statement.execute("lock table users in exclusive mode");
            long hashed = hashed();
            answer = CompletableFuture.supplyAsync(() -> send(body));
            Await.until("the batch waits", () -> SERVER.tenants.all
                .sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                .query(Long.class).single() > 0);
            statement.execute("insert into users select * from kept");
            bar.commit();
            JsonNode told = JSON.readTree(answer.join().body());
            assertThat(statuses(told)).containsExactly(201, 409, 201);
            assertThat(hashed()).as("judged and hashed once").isEqualTo(hashed + 2);
        }
        assertThat(users()).isEqualTo(3);
    }

    private static long hashed() {
        return SERVER.managed("/metrics").body().lines()
            .filter(line -> line.startsWith("jupiteriq_passwords_total"))
            .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
            .sum();
    }

    @Test
    void batch_is_the_id_of_nobody() {
        HttpResponse<String> refused = SERVER.get(PATH, key);
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void inside_a_batch_of_operations_it_spends_what_it_spends_alone() {
        key = restricted("users:write", "4/hour");
        String three = batch(user("a@example.com"), user("b@example.com"), user("c@example.com"));
        String operation = "{\"method\":\"POST\",\"path\":\"/users/batch\",\"body\":" + three + "}";
        HttpResponse<String> answer = SERVER.send("POST", "/v1/batch", key,
            "{\"operations\":[" + operation + "," + operation + "]}");
        assertThat(statuses(JSON.readTree(answer.body()))).containsExactly(200, 429);
    }
}

package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.accounts.Account;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Every call by a key is in the request log once, whatever its answer, and `GET /v1/request-log` finds it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestLogRouteTest {

    private static final String TICKET = "{\"subject\":\"Logged\"}";

    private TestServer server;
    private Account account;
    private String key;
    private String token;

    @BeforeAll
    void start() {
        server = new TestServer();
        account = server.account();
        key = server.key(account, "platform");
        token = server.key(account, "integration");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void every_kind_of_answer_is_logged_once() {
        Map<String, String> expected = new LinkedHashMap<>();
        String ticket = call(expected, "201 POST /v1/tickets", "POST /v1/tickets", key,
            "X-Idempotency-Key", "once").headers().firstValue("Location").orElseThrow();
        call(expected, "201 POST /v1/tickets", "POST /v1/tickets", key, "X-Idempotency-Key", "once");
        HttpResponse<String> read = call(expected, "200 GET /v1/tickets/{id}", "GET " + ticket, key);
        call(expected, "304 GET /v1/tickets/{id}", "GET " + ticket, key,
            "If-None-Match", read.headers().firstValue("ETag").orElseThrow());
        call(expected, "200 HEAD /v1/tickets", "HEAD /v1/tickets", key);
        call(expected, "200 GET /v1/tickets", "GET /tickets", key);
        call(expected, "400 GET /v1/tickets", "GET /v1/tickets?nothing=1", key);
        call(expected, "404 GET /v1/tickets/{id}", "GET /v1/tickets/TCK-999", key);
        call(expected, "404 GET null", "GET /v1/nowhere", key);
        call(expected, "405 PUT null", "PUT /v1/tickets", key);
        call(expected, "412 DELETE /v1/tickets/{id}", "DELETE " + ticket, key, "If-Match", "\"other\"");
        call(expected, "204 DELETE /v1/tickets/{id}", "DELETE " + ticket, key);
        call(expected, "201 POST /functions/v1/integration-tickets/tickets",
            "POST /functions/v1/integration-tickets/tickets", token);
        server.tenants.all.sql("alter table tickets rename to away").update();
        try {
            call(expected, "500 GET /v1/tickets", "GET /v1/tickets", key);
        } finally {
            server.tenants.all.sql("alter table away rename to tickets").update();
        }
        await("request_log where client_request_id like 'kind-%'", expected.size());
        expected.forEach((id, line) -> assertThat(server.tenants.all.sql("""
            select concat_ws(' ', status, method, coalesce(route, 'null'))
            from request_log
            where client_request_id = ?""").param(id).query(String.class).list()).containsExactly(line));
    }

    @Test
    void who_shows_no_usable_key_is_not_in_the_table() {
        HttpResponse<String> none = server.send(server.request("/v1/tickets", "")
            .setHeader("X-Request-Id", "stranger-1").GET());
        HttpResponse<String> wrong = server.send(server.request("/v1/tickets", key + "x")
            .setHeader("X-Request-Id", "stranger-2").GET());
        server.send(server.request("/health", key).setHeader("X-Request-Id", "stranger-3").GET());
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(wrong.statusCode()).isEqualTo(401);
        server.send(server.request("/v1/tickets", key).setHeader("X-Request-Id", "after-strangers").GET());
        await("request_log where client_request_id = 'after-strangers'", 1);
        assertThat(server.tenants.count("request_log where client_request_id like 'stranger-%'")).isZero();
    }

    @Test
    void a_call_is_found_by_either_id_and_shown_whole() {
        HttpResponse<String> call = server.send(server.request("/v1/tickets/TCK-998", key)
            .setHeader("X-Request-Id", "found-1").setHeader("User-Agent", "tests/1.0").GET());
        String id = call.headers().firstValue("X-Server-Request-Id").orElseThrow();
        await("request_log where client_request_id = 'found-1'", 1);
        String one = server.get("/v1/request-log?request_id=" + id, key).body();
        assertThat(one).contains("\"id\":\"" + id + "\"", "\"client_request_id\":\"found-1\"",
            "\"method\":\"GET\",\"route\":\"/v1/tickets/{id}\",\"status\":404,",
            "\"code\":\"RESOURCE_NOT_FOUND\",\"duration_ms\":",
            "\"key_id\":\"key_", "\"address\":\"127.0.0.1\",\"user_agent\":\"tests/1.0\"", "\"total\":1");
        assertThat(server.get("/v1/request-log?request_id=found-1", key).body()).contains(id);
        String keyId = one.replaceAll("(?s).*\"key_id\":\"(key_[^\"]*)\".*", "$1");
        assertThat(server.get("/v1/request-log?limit=100&status=4xx&route=/v1/tickets/%7Bid%7D&key_id="
            + keyId, key).body()).contains(id);
        assertThat(server.get("/v1/request-log?status=5xx&request_id=" + id, key).body())
            .contains("\"total\":0");
    }

    @Test
    void another_tenant_finds_nothing_of_it() {
        HttpResponse<String> call = server.send(server.request("/v1/tickets", key)
            .setHeader("X-Request-Id", "private-1").GET());
        String id = call.headers().firstValue("X-Server-Request-Id").orElseThrow();
        await("request_log where client_request_id = 'private-1'", 1);
        String other = server.key(server.account(), "platform");
        for (String filter : new String[] {"request_id=" + id, "request_id=private-1", "status=2xx"}) {
            assertThat(server.get("/v1/request-log?" + filter, other).body()).contains("\"total\":0");
        }
    }

    @Test
    void what_cannot_be_looked_for_is_refused() {
        assertThat(server.get("/v1/request-log?status=999", key).statusCode()).isEqualTo(400);
        assertThat(server.get("/v1/request-log?key_id=mine", key).statusCode()).isEqualTo(400);
        assertThat(server.get("/v1/request-log?path=/v1", key).statusCode()).isEqualTo(400);
        assertThat(server.get("/v1/request-log?created_after=yesterday", key).statusCode()).isEqualTo(400);
    }

    /// @param expected gains the line that the log should have
    /// @param what method and target
    private HttpResponse<String> call(
        Map<String, String> expected, String line, String what, String shown, String... headers) {
        String id = "kind-" + expected.size();
        expected.put(id, line);
        String[] parts = what.split(" ");
        String body = parts[0].equals("POST")
            ? parts[1].contains("integration") ? "{\"title\":\"Logged\"}" : TICKET : "";
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "X-Request-Id";
        all[1] = id;
        HttpResponse<String> answer = server.send(parts[0], parts[1], shown, body, all);
        assertThat(line).as(what + answer.body()).startsWith(answer.statusCode() + " ");
        return answer;
    }

    private void await(String rows, long count) {
        Await.until(count + " of " + rows, () -> server.tenants.count(rows) == count);
    }
}

package com.jupiteriq.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.TestServer;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.Accounts;
import com.jupiteriq.accounts.Actor;
import com.jupiteriq.kernel.TypeId;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an endpoint may be, and what is refused. A refusal leaves no row behind.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookEndpointTest {

    private static final String GOOD = "\"url\":\"https://hooks.example.com/x\",\"events\":[\"*\"]";

    private TestServer server;
    private Account account;
    private String live;
    private String test;

    @BeforeAll
    void open() {
        server = new TestServer();
        account = server.account();
        live = server.key(account, "live", "platform");
        test = server.key(account, "test", "platform");
    }

    @AfterAll
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "url | {'events':['*']}",
        "url | {'url':'','events':['*']}",
        "url | {'url':7,'events':['*']}",
        "url | {'url':'not a url','events':['*']}",
        "url | {'url':'http://hooks.example.com/x','events':['*']}",
        "url | {'url':'ftp://hooks.example.com/x','events':['*']}",
        "url | {'url':'https://user:secret@hooks.example.com/x','events':['*']}",
        "url | {'url':'https://hooks.example.com/x#part','events':['*']}",
        "url | {'url':'https://127.0.0.1/x','events':['*']}",
        "url | {'url':'https://localhost/x','events':['*']}",
        "url | {'url':'https://2130706433/x','events':['*']}",
        "url | {'url':'https://[::ffff:10.0.0.1]/x','events':['*']}",
        "url | {'url':'https://169.254.169.254/latest','events':['*']}",
        "events | {'url':'https://hooks.example.com/x'}",
        "events | {'url':'https://hooks.example.com/x','events':[]}",
        "events | {'url':'https://hooks.example.com/x','events':'*'}",
        "events[0] | {'url':'https://hooks.example.com/x','events':['ticket.exploded']}",
        "events[1] | {'url':'https://hooks.example.com/x','events':['*','tickets.*']}",
        "secret | {'url':'https://hooks.example.com/x','events':['*'],'secret':'short'}",
        "secret | {'url':'https://hooks.example.com/x','events':['*'],'secret':'whsec_AAAA'}",
        "enabled | {'url':'https://hooks.example.com/x','events':['*'],'enabled':'yes'}",
        "colour | {'url':'https://hooks.example.com/x','events':['*'],'colour':'red'}"})
    void a_wrong_field_is_named_and_nothing_is_kept(String field, String body) {
        long before = server.tenants.count("webhook_endpoints");
        HttpResponse<String> answer = server.send("POST", "/v1/webhooks", live, body.replace('\'', '"'));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
        assertThat(server.tenants.count("webhook_endpoints")).isEqualTo(before);
    }

    @Test
    void plain_http_on_this_machine_is_for_the_test_environment_only() {
        String body = "{\"url\":\"http://127.0.0.1:9/x\",\"events\":[\"*\"]}";
        assertThat(server.send("POST", "/v1/webhooks", live, body).statusCode()).isEqualTo(422);
        assertThat(server.send("POST", "/v1/webhooks", test, body).statusCode()).isEqualTo(201);
    }

    @Test
    void the_secret_cannot_be_changed_and_is_not_shown() {
        String id = created(live);
        HttpResponse<String> changed = server.send("PATCH", "/v1/webhooks/" + id, live,
            "{\"secret\":\"another-secret-of-mine\"}");
        assertThat(changed.statusCode()).isEqualTo(422);
        assertThat(changed.body()).contains("\"field\":\"secret\"");
        assertThat(server.get("/v1/webhooks/" + id, live).body()).doesNotContain("secret");
    }

    @Test
    void a_replacement_returns_to_the_defaults_and_keeps_the_secret() {
        String path = "/v1/webhooks/" + created(live);
        server.send("PATCH", path, live, "{\"description\":\"a\",\"enabled\":false}");
        String read = server.get(path, live).body();
        String sealed = secretOf(path);
        HttpResponse<String> same = server.send("PUT", path, live, read, "If-Match", "\"2\"");
        assertThat(same.statusCode()).as(same.body()).isEqualTo(200);
        assertThat(same.headers().firstValue("ETag")).contains("\"2\"");
        HttpResponse<String> bare = server.send("PUT", path, live, "{"
            + "\"url\":\"https://hooks.example.com/other\","
            + "\"events\":[\"ticket.*\",\"*\",\"ticket.*\"]}");
        assertThat(bare.statusCode()).as(bare.body()).isEqualTo(200);
        assertThat(bare.headers().firstValue("ETag")).contains("\"3\"");
        assertThat(bare.body()).contains("\"url\":\"https://hooks.example.com/other\"",
            "\"events\":[\"ticket.*\",\"*\"]", "\"description\":null", "\"enabled\":true");
        assertThat(secretOf(path)).isEqualTo(sealed);
        assertThat(server.send("PUT", path, live, "{" + GOOD + ",\"secret\":\"another-secret-of-mine\"}")
            .statusCode()).isEqualTo(422);
        assertThat(server.send("PUT", path, live, "{\"events\":[\"*\"]}").body())
            .contains("\"field\":\"url\"");
        assertThat(server.send("PUT", path, live, read, "If-Match", "\"2\"").statusCode()).isEqualTo(412);
        assertThat(server.send("PUT", "/v1/webhooks/" + UUID.randomUUID(), live, "{" + GOOD + "}")
            .statusCode()).isEqualTo(404);
    }

    private String secretOf(String path) {
        UUID id = TypeId.parse("wh", path.substring(path.lastIndexOf('/') + 1)).orElseThrow();
        return server.tenants.all
            .sql("select encode(secret, 'hex') from webhook_endpoints where id = ?").param(id)
            .query(String.class).single();
    }

    @Test
    void a_change_needs_the_version_that_was_read() {
        String path = "/v1/webhooks/" + created(live);
        HttpResponse<String> first =
            server.send("PATCH", path, live, "{\"description\":\"a\"}", "If-Match", "\"1\"");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(first.headers().firstValue("ETag")).contains("\"2\"");
        assertThat(server.send("PATCH", path, live, "{\"description\":\"b\"}", "If-Match", "\"1\"")
            .statusCode()).isEqualTo(412);
        assertThat(server.send("PATCH", path, live, "{\"description\":\"a\"}").headers().firstValue("ETag"))
            .as("a change that changes nothing").contains("\"2\"");
        assertThat(server.send("PATCH", path, live, "{\"events\":[]}").statusCode()).isEqualTo(422);
        assertThat(server.send("PATCH", path, live, "{\"url\":null}").statusCode()).isEqualTo(422);
    }

    @Test
    void an_environment_has_as_many_as_its_plan_and_not_one_more() throws Exception {
        String key = server.key(server.part(Accounts.class).create(
            Actor.operator("cmd_test"), "Fifty", "professional"), "live", "platform");
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = IntStream.range(0, 60)
                .mapToObj(n -> many.submit(() ->
                    server.send("POST", "/v1/webhooks", key, "{" + GOOD + "}").statusCode()))
                .toList();
            int made = 0;
            for (Future<Integer> answer : answers) {
                made += answer.get() == 201 ? 1 : 0;
            }
            assertThat(made).isEqualTo(50);
        }
        HttpResponse<String> refused = server.send("POST", "/v1/webhooks", key, "{" + GOOD + "}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body())
            .contains("\"code\":\"QUOTA_EXCEEDED\"", "\"quota\":\"webhooks\"", "\"limit\":50", "\"used\":50");
        assertThat(server.get("/v1/webhooks?limit=1", key).body()).contains("\"total\":50");
    }

    @Test
    void every_endpoint_is_listed_once_newest_first() {
        String key = server.key(server.account(), "live", "platform");
        String first = created(key);
        String second = created(key);
        String page = server.get("/v1/webhooks?limit=1", key).body();
        assertThat(page).contains(second, "\"total\":2", "\"has_more\":true").doesNotContain(first);
        String cursor = page.replaceAll(".*\"next_cursor\":\"([^\"]+)\".*", "$1");
        assertThat(server.get("/v1/webhooks?limit=1&cursor=" + cursor, key).body())
            .contains(first, "\"has_more\":false").doesNotContain(second);
    }

    private String created(String key) {
        HttpResponse<String> answer = server.send("POST", "/v1/webhooks", key, "{" + GOOD + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.body().replaceAll(".*\"id\":\"(wh_[^\"]+)\".*", "$1");
    }
}

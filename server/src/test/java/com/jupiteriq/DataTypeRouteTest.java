package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.accounts.Account;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Types of data items over HTTP.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DataTypeRouteTest {

    private TestServer server;
    private Account account;
    private String key;

    @BeforeAll
    void start() {
        server = new TestServer();
        account = server.account();
        key = server.key(account, "platform");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private HttpResponse<String> put(String type, String body, String... headers) {
        return server.send("PUT", "/v1/data-types/" + type, key, body, headers);
    }

    private HttpResponse<String> get(String type) {
        return server.get("/v1/data-types/" + type, key);
    }

    private static String etag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void a_type_is_put_read_listed_checked_and_deleted() {
        HttpResponse<String> made = put("order", """
            {"schema":{"type":"object"},"indexes":[{"path":"city","kind":"text"}],"retention_days":365}""");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.headers().firstValue("Location")).contains("/v1/data-types/order");
        assertThat(made.body()).startsWith("""
            {"type":"order","schema":{"type":"object"},"indexes":[{"path":"city","kind":"text",\
            "state":"building","progress":0,"auto":false}],"retention_days":365,"items":0,"bytes":0,\
            "version":1,"created_at":\"""");
        Await.until("the index", () -> get("order").body().contains("\"state\":\"ready\",\"progress\":100"));
        HttpResponse<String> read = get("order");
        assertThat(etag(read)).isNotEqualTo(etag(made));
        assertThat(server.send(server.request("/v1/data-types/order", key)
            .header("If-None-Match", etag(read)).GET()).statusCode()).isEqualTo(304);

        assertThat(put("order", "{}", "If-Match", "\"7\"").statusCode()).isEqualTo(412);
        HttpResponse<String> changed = put("order", "{}", "If-Match", etag(made));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(changed.body()).contains("\"schema\":null,\"indexes\":[],\"retention_days\":null")
            .contains("\"version\":2");
        assertThat(put("order", changed.body()).statusCode()).isEqualTo(200);
        assertThat(etag(put("order", "{}"))).isEqualTo(etag(changed));

        assertThat(server.get("/v1/data-types", key).body()).contains("\"type\":\"order\"");
        HttpResponse<String> check = server.send("POST", "/v1/data-types/order/check", key, "");
        assertThat(check.body()).isEqualTo("""
            {"checked":0,"total":0,"failed":0,"complete":true,"failures":[]}""");
        assertThat(server.send("DELETE", "/v1/data-types/order", key, "").statusCode()).isEqualTo(204);
        assertThat(get("order").statusCode()).isEqualTo(404);
        assertThat(server.send("DELETE", "/v1/data-types/order", key, "").statusCode()).isEqualTo(404);
        assertThat(server.send("POST", "/v1/data-types/order/check", key, "").statusCode()).isEqualTo(404);
    }

    @Test
    void nothing_that_is_not_there_matches() {
        assertThat(put("nothing", "{}", "If-Match", "*").statusCode()).isEqualTo(412);
        assertThat(put("nothing", "{}", "If-Match", "\"1\"").statusCode()).isEqualTo(412);
        assertThat(get("nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void names_that_no_type_has_are_not_read() {
        assertThat(put("Order", "{}").statusCode()).isEqualTo(400);
        assertThat(get("1st").statusCode()).isEqualTo(400);
        assertThat(get("a".repeat(65)).statusCode()).isEqualTo(400);
    }

    @Test
    void another_tenant_sees_nothing() {
        put("secret", "{}");
        String other = server.key(server.account(), "platform");
        assertThat(server.get("/v1/data-types/secret", other).statusCode()).isEqualTo(404);
        assertThat(server.get("/v1/data-types", other).body()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"schema":7} | schema
        {"schema":[]} | schema
        {"indexes":7} | indexes
        {"indexes":[7]} | indexes[0]
        {"indexes":[{"path":"a"}]} | indexes[0].kind
        {"indexes":[{"path":"a","kind":"date"}]} | indexes[0].kind
        {"indexes":[{"path":"","kind":"text"}]} | indexes[0].path
        {"indexes":[{"path":"a..b","kind":"text"}]} | indexes[0].path
        {"indexes":[{"path":"a.b.c.d.e.f","kind":"text"}]} | indexes[0].path
        {"indexes":[{"path":"a","kind":"text"},{"path":"a","kind":"text"}]} | indexes[1]
        {"indexes":[{"path":"a","kind":"text","more":1}]} | indexes[0].more
        {"indexes":[{"path":"a","kind":"text","state":"odd"}]} | indexes[0].state
        {"retention_days":0} | retention_days
        {"retention_days":3651} | retention_days
        {"retention_days":"1"} | retention_days
        {"type":"other"} | type
        {"odd":1} | odd""")
    void a_bad_body_is_refused_by_its_field(String body, String field) {
        HttpResponse<String> answer = put("bad", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("\"" + field + "\"");
        assertThat(get("bad").statusCode()).isEqualTo(404);
    }

    @Test
    void one_path_may_have_an_index_of_each_kind_and_there_may_be_twenty() {
        assertThat(put("kinds", """
            {"indexes":[{"path":"a","kind":"text"},{"path":"a","kind":"number"}]}""").statusCode())
            .isEqualTo(201);
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 21; i++) {
            many.append(i == 0 ? "" : ",").append("{\"path\":\"p").append(i).append("\",\"kind\":\"time\"}");
        }
        assertThat(put("kinds", "{\"indexes\":[" + many + "]}").statusCode()).isEqualTo(422);
    }
}

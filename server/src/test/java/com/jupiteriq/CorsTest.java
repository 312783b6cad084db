package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.edge.wire.Answered;
import com.jupiteriq.edge.wire.ServerSettings;
import com.jupiteriq.edge.wire.WebServer;
import com.jupiteriq.edge.wire.Wired;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a browser is told about pages of other origins.
class CorsTest {

    private static final String APP = "https://app.example.com";

    private static TestServer off;
    private static TestServer listed;
    private static TestServer any;

    @BeforeAll
    static void start() {
        off = server();
        listed = server(APP + ":443", "HTTP://LocalHost:3000");
        any = server("*");
    }

    private static TestServer server(String... origins) {
        return new TestServer(new ServerSettings("127.0.0.1", 0, 0, List.of(),
            ServerSettings.Bounds.DEFAULT, null, List.of(origins)));
    }

    @AfterAll
    static void stop() {
        off.close();
        listed.close();
        any.close();
    }

    private static HttpResponse<String> preflight(TestServer server, String path, String origin) {
        return server.send(server.open(path).header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "authorization,content-type")
            .method("OPTIONS", BodyPublishers.noBody()));
    }

    private static String header(HttpResponse<?> answer, String name) {
        return String.join(" + ", answer.headers().allValues(name));
    }

    private static Map<String, List<String>> cors(HttpResponse<?> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeIf(name -> !name.toLowerCase(java.util.Locale.ROOT)
            .startsWith("access-control"));
        return headers;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /v1/tickets                             | GET, HEAD, POST
        /v1/tickets/TCK-1                       | GET, HEAD, PATCH, PUT, DELETE
        /tickets/TCK-1/comments                 | POST, GET, HEAD
        /functions/v1/integration-tickets/tickets | POST
        /health/ready                           | GET, HEAD
        /openapi.json                           | GET, HEAD
        /                                       | GET, HEAD
        /v1/nothing                             |
        """)
    void a_preflight_is_answered_before_the_gate(String path, String methods) {
        HttpResponse<String> answer = preflight(listed, path, APP);
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(APP);
        assertThat(header(answer, "Access-Control-Allow-Methods").split(", "))
            .containsExactlyInAnyOrder((methods == null ? "" : methods).split(", "));
        assertThat(header(answer, "Access-Control-Allow-Headers").split(", ")).contains("Authorization",
            "X-API-Key", "Content-Type", "X-Request-Id", "X-API-Contract", "Idempotency-Key",
            "X-Idempotency-Key", "If-Match", "If-None-Match", "Range", "If-Range", "Tus-Resumable",
            "Upload-Length", "Upload-Offset", "Upload-Metadata", "Upload-Checksum", "X-File-Name");
        assertThat(header(answer, "Access-Control-Max-Age")).isEqualTo("600");
        assertThat(header(answer, "Vary")).isEqualTo("Origin");
        assertThat(cors(answer)).doesNotContainKey("access-control-allow-credentials");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "https://evil.example.com", "http://app.example.com", "https://app.example.com:8443",
        "https://app.example.com.evil.org", "https://APP.example.com", "null", "*",
    })
    void an_unknown_origin_is_allowed_nothing(String origin) {
        HttpResponse<String> answer = preflight(listed, "/v1/tickets", origin);
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(cors(answer)).isEmpty();
        assertThat(header(answer, "Vary")).isEqualTo("Origin");
        HttpResponse<String> actual = listed.send(listed.open("/openapi.json").header("Origin", origin));
        assertThat(actual.statusCode()).isEqualTo(200);
        assertThat(cors(actual)).isEmpty();
        assertThat(header(actual, "Vary")).contains("Origin");
    }

    @Test
    void an_answer_can_be_read_with_its_headers() {
        Account account = listed.account();
        HttpRequest.Builder request = listed.request("/v1/tickets", listed.key(account, "platform"))
            .header("Origin", "http://localhost:3000").header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"subject\":\"s\"}"));
        HttpResponse<String> answer = listed.send(request);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("http://localhost:3000");
        assertThat(header(answer, "Access-Control-Expose-Headers").split(", ")).contains(
            "X-Request-Id", "X-Server-Request-Id", "X-RateLimit-Limit", "X-RateLimit-Remaining",
            "X-RateLimit-Reset", "Location", "ETag", "X-API-Version");
    }

    @ParameterizedTest
    @CsvSource({"/v1/tickets, 401", "/health/live, 200", "/openapi/integration.json, 200",
        "/v1/%2e%2e/x, 400", "/functions/v1/integration-tickets, 401"})
    void every_answer_can_be_read(String path, int status) {
        HttpResponse<String> answer = listed.send(listed.open(path).header("Origin", APP));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(APP);
    }

    @Test
    void refusals_of_the_wire_and_of_the_body_can_be_read() {
        String key = listed.key(listed.account(), "platform");
        HttpResponse<String> large = listed.send(listed.request("/v1/tickets", key).header("Origin", APP)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(new byte[(10 << 20) + 1])));
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(header(large, "Access-Control-Allow-Origin")).isEqualTo(APP);
        HttpResponse<String> head =
            listed.send(listed.open("/v1/tickets").header("Origin", APP).header("X-A", "a".repeat(33_000)));
        assertThat(head.statusCode()).isEqualTo(431);
        assertThat(header(head, "Access-Control-Allow-Origin")).isEqualTo(APP);
    }

    /// Browsers leave these characters as they are; a page shall hear what is wrong with what it asked for.
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        /v1/tickets?q=[a]{b}|c^d`e\\f        ; 200 ; "data"
        /v1/tickets?filter[status]=open     ; 400 ; There is no such query parameter here
        /v1/tickets?filter%5Bstatus%5D=open ; 400 ; There is no such query parameter here
        /v1/tickets/[x]|{y}^`               ; 400 ; This is not the id of a ticket
        /v1/tickets/a\\b                     ; 400 ; The path of the URL cannot be read
        """)
    void what_browsers_do_not_escape_is_taken(String target, int status, String said) {
        String key = listed.key(listed.account(), "platform");
        Answered answer = raw("GET " + target + " HTTP/1.1\r\nHost: x\r\nOrigin: " + APP
            + "\r\nAuthorization: Bearer " + key + "\r\n\r\n");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).contains(said);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(APP);
    }

    /// In the dress of the path, as far as one can be made out.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        GET %s?x=<y> HTTP/1.1~Host: x~Origin: %s~~
        GET %s?x=ü HTTP/1.1~Host: x~Accept: a/b~Origin: %s~~
        GET %s HTTP/1.1~Host: x~Bad header: y~Origin: %s~~
        GET %s HTTP/1.1~Host: x y~Origin: %s~~
        GET %s HTTP/1.1~Origin: %s~Origin: https://evil.example.com~Host: x~Content-Length: z~~
        GET %s HTTP/3.7~Host: x~Origin: %s~~
        """)
    void what_is_no_http_is_refused_in_the_dress_of_its_path_and_for_its_page(String request) {
        String readable = request.replace("~", "\r\n");
        for (String path : List.of("/v1/tickets", "/functions/v1/integration-tickets/tickets")) {
            Answered answer = raw(readable.formatted(path, APP));
            assertThat(answer.status()).as(readable).isBetween(400, 505);
            assertThat(answer.text()).contains(path.startsWith("/v1") ? "\"code\":" : "\"error\":\"");
            assertThat(answer.header("Access-Control-Allow-Origin")).as(readable).isEqualTo(APP);
            assertThat(raw(readable.formatted(path, "https://evil.example.com"))
                .header("Access-Control-Allow-Origin")).isEmpty();
        }
    }

    /// Its origin comes after what is too long to be read.
    @Test
    void any_page_may_hear_that_its_request_could_not_be_read() {
        String head = " HTTP/1.1\r\nHost: x\r\nOrigin: " + APP + "\r\n\r\n";
        Answered answer = raw("GET /v1/tickets?q=" + "x".repeat(70_000) + head);
        assertThat(answer.status()).isEqualTo(414);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
    }

    /// Else the page would not get to the refusal.
    @Test
    void a_preflight_of_what_will_be_refused_is_answered() {
        String target = "/v1/tickets?q=" + "x".repeat(9_000);
        HttpResponse<String> preflight = preflight(listed, target, APP);
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(header(preflight, "Access-Control-Allow-Methods")).contains("GET");
        HttpResponse<String> answer = listed.send(listed.open(target).header("Origin", APP));
        assertThat(answer.statusCode()).isEqualTo(414);
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(APP);
    }

    private static Answered raw(String request) {
        try (Wired wired = new Wired(listed.part(WebServer.class).port())) {
            return wired.send(request).answer();
        }
    }

    @Test
    void without_an_origin_only_vary_is_said() {
        HttpResponse<String> answer = listed.send(listed.open("/health"));
        assertThat(cors(answer)).isEmpty();
        assertThat(header(answer, "Vary")).isEqualTo("Origin");
    }

    @Test
    void options_that_are_no_preflight_are_refused_as_ever() {
        HttpResponse<String> answer = listed.send(listed.open("/v1/tickets").header("Origin", APP)
            .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void all_origins_are_named_by_a_star() {
        HttpResponse<String> answer = preflight(any, "/v1/tickets", "https://anything.example");
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(answer, "Vary")).isEmpty();
        HttpResponse<String> refused = any.send(any.open("/v1/tickets").header("Origin", "null"));
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(header(refused, "Access-Control-Allow-Origin")).isEqualTo("*");
    }

    @Test
    void nothing_is_said_unless_origins_are_named() {
        HttpResponse<String> preflight = preflight(off, "/v1/tickets", APP);
        assertThat(preflight.statusCode()).isEqualTo(401);
        assertThat(cors(preflight)).isEmpty();
        HttpResponse<String> actual = off.send(off.open("/health").header("Origin", APP));
        assertThat(actual.statusCode()).isEqualTo(200);
        assertThat(cors(actual)).isEmpty();
        assertThat(header(actual, "Vary")).isEmpty();
    }
}

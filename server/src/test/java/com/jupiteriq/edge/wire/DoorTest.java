package com.jupiteriq.edge.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.access.Credential;
import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.http.Header;
import com.jupiteriq.kernel.Failure;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

/// What happens to a request before any room sees it.
class DoorTest {

    private static final TestServer SERVER = new TestServer();
    private static final String HOST = "Host: x\r\n";

    @BeforeEach
    void begin() {
        SERVER.rooms.served.clear();
        SERVER.rooms.failures.clear();
        SERVER.rooms.serving = TestRooms::echo;
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static String get(String target) {
        return "GET " + target + " HTTP/1.1\r\n" + HOST + "\r\n";
    }

    private static Answer seen(String what) {
        return new Answer(200, List.of(new Header("X-Seen", what)), Answer.NO_BODY);
    }

    private static void expectNoTraceOfTomcat(Answered answered) {
        assertThat(answered.text()).doesNotContainIgnoringCase("<html", "tomcat", "apache");
        assertThat(answered.header("Server")).isEmpty();
        assertThat(answered.header("Content-Type")).isEqualTo(Answer.JSON);
        assertThat(answered.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answered.header("X-Server-Request-Id")).startsWith("req_").hasSize(30);
        assertThat(answered.header("Date")).endsWith("GMT");
    }

    @ParameterizedTest
    @CsvSource({
        "8192, 200", "8193, 414", "20000, 414", "61440, 414", "120000, 414",
    })
    void bounds_the_url(int bytes, int status) {
        try (Wired wired = SERVER.connect()) {
            Answered answered = wired.trySend(get("/" + "a".repeat(bytes - 1)).getBytes(US_ASCII)).answer();
            assertThat(answered.status()).isEqualTo(status);
            expectNoTraceOfTomcat(answered);
        }
    }

    @ParameterizedTest
    @CsvSource({"8192, 200", "8193, 414"})
    void counts_the_query_as_part_of_the_url(int bytes, int status) {
        assertThat(SERVER.send(get("/q?a=" + "b".repeat(bytes - 5))).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"32768, 200", "32769, 431", "60000, 431", "102400, 431", "1000000, 431"})
    void bounds_the_headers(int bytes, int status) {
        String filler = "X-Filler: " + "a".repeat(bytes - HOST.length() - "X-Filler: \r\n".length()) + "\r\n";
        try (Wired wired = SERVER.connect()) {
            String request = "GET / HTTP/1.1\r\n" + HOST + filler + "\r\n";
            Answered answered = wired.trySend(request.getBytes(US_ASCII)).answer();
            assertThat(answered.status()).isEqualTo(status);
            expectNoTraceOfTomcat(answered);
        }
    }

    @ParameterizedTest
    @CsvSource({"100, 200", "101, 431", "999, 431", "1500, 400"})
    void bounds_the_number_of_headers(int lines, int status) {
        Answered answered = SERVER.send("GET / HTTP/1.1\r\n" + HOST + "A: b\r\n".repeat(lines - 1) + "\r\n");
        assertThat(answered.status()).isEqualTo(status);
        expectNoTraceOfTomcat(answered);
    }

    @ParameterizedTest
    @CsvSource({"API.Example.com:8080, api.example.com", "x, x", "[::1]:80, ::1"})
    void tells_the_host_that_was_called(String sent, String told) {
        SERVER.rooms.serving = call -> seen(call.host());
        assertThat(SERVER.send("GET / HTTP/1.1\r\nHost: " + sent + "\r\n\r\n").header("X-Seen"))
            .isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"50, 200", "51, 400", "1000, 400"})
    void bounds_the_query_parameters(int parameters, int status) {
        assertThat(SERVER.send(get("/?" + "a&".repeat(parameters))).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "/tickets, /tickets",
        "/tickets/, /tickets/",
        "/, /",
        "/a%20b, '/a b'",
        "/caf%C3%A9, /caf\u00e9",
        "/100%2525, /100%25",
        "/..., /...",
        "/.well-known, /.well-known",
        "/a%3Bb, /a;b",
    })
    void decodes_a_path_once(String target, String path) {
        Answered answered = SERVER.send(get(target));
        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.text()).contains("\"path\":\"" + path + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "//", "//a", "/a//b", "/..", "/a/../b", "/a/.", "/./a", "/a/%2e%2e/b", "/%2E", "/a%2Fb", "/a%5Cb",
        "/a;x=y", "/;", "/a%00b", "/a%0d%0ab", "/a%7f", "/a%ff", "/a%c0%af", "/a%ed%a0%80", "/a%", "/a%2",
        "/a%zz", "/a%-1",
    })
    void refuses_paths_that_could_be_read_in_two_ways(String target) {
        Answered answered = SERVER.send(get(target));
        assertThat(answered.status()).isEqualTo(400);
        expectNoTraceOfTomcat(answered);
        assertThat(SERVER.rooms.served).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /<script> HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a?b=\"c\" HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a\u00e9 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a HTTP/1.2\r\nHost: x\r\n\r\n",
        "GET /a HTTP/9.9\r\nHost: x\r\n\r\n",
        "GET /a FTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a HTTP/1.1\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: a/b\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: caf\u00e9\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: user@x\r\n\r\n",
        "GET http://y/a HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET ftp://x/a HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET a HTTP/1.1\r\nHost: x\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET * HTTP/1.1\r\nHost: x\r\n\r\n",
        "CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GE(T /a HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: x\r\nA b: c\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: x\r\n: c\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: x\r\nA : c\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: x\r\nA: b\u0000c\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: x\r\nA: b\rc\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n",
        "GET /a HTTP/1.1\r\nHost: x\r\nExpect: the-unexpected\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1e3\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1, 2\r\n\r\nab",
        "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n",
        "POST /a HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003hello\r\n",
        "\u0000\u0000\u0000\u0000\r\n\r\n",
        "{\"json\":true}\r\n\r\n",
        "SSH-2.0-OpenSSH_9.2\r\n",
    })
    void answers_what_is_not_http_in_shape_and_closes(String request) {
        try (Wired wired = SERVER.connect()) {
            Answered answered = wired.send(request).answer();
            assertThat(answered.status()).isEqualTo(400);
            expectNoTraceOfTomcat(answered);
            assertThat(answered.header("Connection")).isEqualTo("close");
            assertThat(wired.closedByServer()).isTrue();
            assertThat(SERVER.rooms.served).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "GET /\r\n", "GET / \r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    })
    void closes_on_other_versions_without_a_word(String request) {
        try (Wired wired = SERVER.connect()) {
            String rest = wired.send(request).rest();
            assertThat(rest).doesNotContainIgnoringCase("html", "tomcat");
            assertThat(SERVER.rooms.served).isEmpty();
        }
    }

    @Test
    void never_reads_a_body_by_two_lengths() {
        try (Wired wired = SERVER.connect()) {
            wired.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n");
            wired.send("Transfer-Encoding: chunked\r\n\r\n");
            Answered answered = wired.send("1\r\nA\r\n0\r\n\r\n" + get("/smuggled")).answer();
            assertThat(answered.header("Connection")).isEqualTo("close");
            assertThat(wired.closedByServer()).isTrue();
            assertThat(SERVER.rooms.served).containsExactly("POST /a");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "PURGE", "get", "OPTIONS", "PROPFIND"})
    void leaves_methods_to_the_rooms(String method) {
        assertThat(SERVER.send(method + " /a HTTP/1.1\r\nHost: x\r\n\r\n").text())
            .contains("\"method\":\"" + method + "\"");
    }

    @Test
    void takes_an_absolute_target_of_its_host() {
        assertThat(SERVER.send("GET http://x/a?b HTTP/1.1\r\nHost: x\r\n\r\n").text())
            .contains("\"path\":\"/a\"", "\"query\":\"b\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mine", "a%0d%0aSet-Cookie:x", "~!@#$%^&*()_+"})
    void echoes_the_clients_request_id(String id) {
        Answered answered = SERVER.send("GET / HTTP/1.1\r\nHost: x\r\nX-Request-Id: " + id + "\r\n\r\n");
        assertThat(answered.header("X-Request-Id")).isEqualTo(id);
        assertThat(answered.header("X-Server-Request-Id")).startsWith("req_");
        assertThat(answered.headers()).doesNotContainKey("set-cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "caf\u00e9", "tab\there"})
    void replaces_a_request_id_that_is_not_visible_ascii(String id) {
        expectOwnId("X-Request-Id: " + id + "\r\n");
    }

    @Test
    void replaces_a_request_id_that_is_too_long_or_sent_twice() {
        String longest = "i".repeat(128);
        assertThat(SERVER.send("GET / HTTP/1.1\r\nHost: x\r\nX-Request-Id: " + longest + "\r\n\r\n")
            .header("X-Request-Id")).isEqualTo(longest);
        expectOwnId("X-Request-Id: " + longest + "i\r\n");
        expectOwnId("X-Request-Id: a\r\nX-Request-Id: b\r\n");
    }

    @Test
    void logs_the_clients_request_id_beside_its_own() {
        SERVER.rooms.serving = call -> seen(MDC.get("client_request_id") + " "
            + call.requestId().equals(MDC.get("request_id")));
        assertThat(SERVER.send("GET / HTTP/1.1\r\nHost: x\r\nX-Request-Id: mine\r\n\r\n").header("X-Seen"))
            .isEqualTo("mine true");
        assertThat(SERVER.send("GET / HTTP/1.1\r\nHost: x\r\nX-Request-Id: not mine\r\n\r\n")
            .header("X-Seen")).isEqualTo("null true");
    }

    @Test
    void keeps_so_much_of_a_user_agent() {
        SERVER.rooms.serving = call -> seen(call.origin().userAgent());
        for (int length : new int[] {0, 512, 513, 9_000}) {
            String agent = "User-Agent: " + "u".repeat(length);
            assertThat(SERVER.send("GET / HTTP/1.1\r\nHost: x\r\n" + agent + "\r\n\r\n")
                .header("X-Seen")).hasSize(Math.min(length, 512));
        }
    }

    private static void expectOwnId(String headers) {
        Answered answered = SERVER.send("GET / HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n");
        assertThat(answered.header("X-Request-Id")).startsWith("req_")
            .isEqualTo(answered.header("X-Server-Request-Id"));
    }

    @Test
    void gives_every_request_another_id() {
        assertThat(SERVER.send(get("/")).header("X-Request-Id"))
            .isNotEqualTo(SERVER.send(get("/")).header("X-Request-Id"));
    }

    @Test
    void answers_head_like_get_without_the_body() {
        try (Wired wired = SERVER.connect()) {
            Answered get = wired.send(get("/same")).answer();
            Answered head = wired.send("HEAD /same HTTP/1.1\r\nHost: x\r\n\r\n").answer(true);
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
            assertThat(wired.send(get("/next")).answer().text()).contains("/next");
        }
    }

    @Test
    void turns_a_bug_into_a_500_and_keeps_its_words_to_itself() {
        SERVER.rooms.serving = call -> {
            throw new IllegalStateException("the secret reason");
        };
        Answered answered = SERVER.send(get("/"));
        assertThat(answered.status()).isEqualTo(500);
        assertThat(answered.text()).doesNotContain("secret");
        assertThat(SERVER.rooms.failures).containsExactly(new Failure.Internal());
    }

    @Test
    void turns_even_an_error_into_a_500() {
        SERVER.rooms.serving = call -> {
            throw new StackOverflowError();
        };
        assertThat(SERVER.send(get("/")).status()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nSet-Cookie: b", "a\nb", "a\u0000b", "a\u007f", "\u20ac"})
    void never_sends_a_header_that_could_end_early(String value) {
        SERVER.rooms.serving = call -> new Answer(
            200, List.of(new Header("Location", value)), Answer.NO_BODY);
        Answered answered = SERVER.send(get("/"));
        assertThat(answered.status()).isEqualTo(500);
        assertThat(answered.headers()).doesNotContainKeys("set-cookie", "location");
    }

    @ParameterizedTest
    @CsvSource({"204", "304"})
    void sends_no_length_where_there_is_no_body(int status) {
        SERVER.rooms.serving = call -> new Answer(status, List.of(), Answer.NO_BODY);
        try (Wired wired = SERVER.connect()) {
            Answered answered = wired.send(get("/")).answer();
            assertThat(answered.status()).isEqualTo(status);
            assertThat(answered.headers()).doesNotContainKeys("content-length", "content-type");
            SERVER.rooms.serving = TestRooms::echo;
            assertThat(wired.send(get("/next")).answer().status()).isEqualTo(200);
        }
    }

    @Test
    void reads_every_line_of_a_header() {
        SERVER.rooms.serving = call -> seen(call.headers("a") + " " + call.header("A"));
        assertThat(SERVER.send("GET / HTTP/1.1\r\nHost: x\r\nA: 1\r\na: 2\r\n\r\n").header("X-Seen"))
            .isEqualTo("[1, 2] 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "x:8080", "my_host:80", "[::1]:80", "caf%C3%A9.example", ""})
    void takes_any_well_formed_host(String host) {
        assertThat(SERVER.send("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n").status()).isEqualTo(200);
    }

    @Test
    void takes_the_body_once() {
        SERVER.rooms.serving = call -> {
            call.body();
            call.body();
            return TestRooms.echo(call);
        };
        assertThat(SERVER.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}").status())
            .isEqualTo(500);
    }

    @Test
    void sends_headers_that_repeat_a_long_url() {
        String link = "a".repeat(24_000);
        SERVER.rooms.serving = call -> new Answer(200, List.of(new Header("Link", link)), Answer.NO_BODY);
        assertThat(SERVER.send(get("/")).header("Link")).isEqualTo(link);
    }

    @Test
    void joins_a_folded_header_into_one_line() {
        SERVER.rooms.serving = call -> seen(call.header("A") + "|" + call.header("B"));
        assertThat(SERVER.send("GET / HTTP/1.1\r\nHost: x\r\nA: 1\r\n B: 2\r\n\r\n").header("X-Seen"))
            .isEqualTo("1 B: 2|null");
    }

    @Test
    void shows_credentials_as_they_were_sent() {
        SERVER.rooms.serving = call -> {
            Credential shown = call.credential();
            return seen(shown.apiKey() + ", " + shown.authorization() + ", repeated=" + shown.repeated());
        };
        assertThat(SERVER.send("GET / HTTP/1.1\r\nHost: x\r\nx-api-key: k\r\nAuthorization: Bearer t\r\n\r\n")
            .header("X-Seen")).isEqualTo("k, Bearer t, repeated=false");
        assertThat(SERVER.send("GET / HTTP/1.1\r\nHost: x\r\nX-API-Key: k\r\nX-Api-Key: k\r\n\r\n")
            .header("X-Seen")).contains("repeated=true");
    }
}

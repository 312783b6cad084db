package com.jupiteriq.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import com.jupiteriq.TestServer;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.edge.v1.V1Routes;
import com.jupiteriq.edge.waiting.TransferPlaces;
import com.jupiteriq.edge.wire.Answered;
import com.jupiteriq.edge.wire.WebServer;
import com.jupiteriq.edge.wire.Wired;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Contents that lie there: conditions, ranges, and what keeps them from doing harm.
@ResourceLock(TransferRoutes.HOOKS)
class RangeTest {

    private static final int SIZE = 1_000;
    private static final int LARGE = 300_000;

    /// More than a connection holds for a client that takes nothing.
    private static final int NEVER_TAKEN = 100_000_000;

    private static final TransferPlaces OUT = new TransferPlaces(new TransferPlaces.Bounds(
        1, 1, 10, 10, Duration.ofMillis(200), Duration.ofSeconds(5)));
    private static final TestServer SERVER = new TestServer(Things.class);
    private static final Account ACCOUNT = SERVER.account();
    private static final String KEY = SERVER.key(ACCOUNT, "platform");

    @Configuration(proxyBeanMethods = false)
    static class Things {

        @Bean
        V1Routes things() {
            return new V1Routes(TransferRoutes.all());
        }

        @Bean
        Pipeline.Bounds pipelineBounds() {
            return new Pipeline.Bounds(ListLines.Rules.of(Pipeline.ORDINARY),
                new Transfers(new TransferPlaces(TransferPlaces.Bounds.UPLOADS), OUT));
        }
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void contents_are_given_whole_with_their_length_and_never_packed() {
        for (int size : new int[] {0, 1, SIZE, LARGE}) {
            HttpResponse<String> whole = SERVER.send(asking(size).header("Accept-Encoding", "gzip"));
            assertThat(whole.statusCode()).isEqualTo(200);
            assertThat(whole.body()).isEqualTo(bytes(0, size));
            assertThat(header(whole, "Content-Length")).isEqualTo(Integer.toString(size));
            assertThat(header(whole, "Accept-Ranges")).isEqualTo("bytes");
            assertThat(header(whole, "ETag")).isEqualTo(TransferRoutes.TAG);
            assertThat(header(whole, "Content-Type")).isEqualTo("text/plain");
            assertThat(header(whole, "Content-Encoding")).isEmpty();
        }
    }

    @Test
    void contents_are_to_be_kept_and_not_to_be_shown() {
        HttpResponse<String> whole = SERVER.send(asking(SIZE).header("Accept", "application/json"));
        assertThat(header(whole, "Content-Disposition")).isEqualTo(
            "attachment; filename=\"Z_rich _1_.txt\"; filename*=UTF-8''Z%C3%BCrich%20%221%22.txt");
        assertThat(header(whole, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(whole, "Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "bytes=0-0           | 0   | 1",
        "bytes=0-99          | 0   | 100",
        "bytes=999-          | 999 | 1",
        "bytes=500-          | 500 | 500",
        "bytes=500-999999    | 500 | 500",
        "bytes=0-99999999999999999999 | 0 | 1000",
        "bytes=-1            | 999 | 1",
        "bytes=-1000         | 0   | 1000",
        "bytes=-99999999999999999999  | 0 | 1000",
        "BYTES= 10-19 ,      | 10  | 10"})
    void one_range_is_a_part(String range, int from, int length) {
        HttpResponse<String> part = ranged(SIZE, range);
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(bytes(from, length));
        assertThat(header(part, "Content-Range"))
            .isEqualTo("bytes " + from + "-" + (from + length - 1) + "/" + SIZE);
        assertThat(header(part, "Content-Length")).isEqualTo(Integer.toString(length));
        assertThat(header(part, "ETag")).isEqualTo(TransferRoutes.TAG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=5-2", "bytes=0-1,5-6", "bytes=0-1,2000-", "bytes=", "bytes=-", "bytes=,",
        "bytes=a-b", "bytes=1-x", "bytes=--1", "bytes", "items=0-1", "0-1", "bytes=1", "bytes=0x1-2"})
    void several_ranges_or_malformed_ones_are_the_whole(String range) {
        assertWhole(ranged(SIZE, range));
    }

    @Test
    void a_thousand_ranges_and_two_headers_are_the_whole() {
        assertWhole(ranged(SIZE, "bytes=" + IntStream.range(0, SIZE).mapToObj(at -> at + "-" + at)
            .collect(Collectors.joining(","))));
        assertWhole(SERVER.send(asking(SIZE).header("Range", "bytes=0-1").header("Range", "bytes=2-3")));
    }

    @ParameterizedTest
    @CsvSource({"1000, bytes=1000-", "1000, bytes=1000-2000", "1000, bytes=99999999999999999999-",
        "1000, bytes=-0", "0, bytes=0-", "0, bytes=0-0", "0, bytes=-0"})
    void a_range_without_a_byte_is_refused(int size, String range) {
        HttpResponse<String> refused = ranged(size, range);
        assertThat(refused.statusCode()).isEqualTo(416);
        assertThat(refused.body()).contains("\"code\":\"RANGE_NOT_SATISFIABLE\"");
        assertThat(header(refused, "Content-Range")).isEqualTo("bytes */" + size);
        assertThat(header(refused, "Content-Disposition")).isEmpty();
        HttpResponse<String> dressed =
            SERVER.send(asking(size).header("Range", range).header("X-API-Contract", "identity"));
        assertThat(dressed.statusCode()).isEqualTo(416);
        assertThat(dressed.body()).contains("\"code\":\"RANGE_NOT_SATISFIABLE\"");
    }

    @Test
    void the_last_bytes_of_nothing_are_nothing() {
        HttpResponse<String> none = ranged(0, "bytes=-5");
        assertThat(none.statusCode()).isEqualTo(200);
        assertThat(header(none, "Content-Length")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "If-Range      | \"abc\"   | 206",
        "If-Range      | \"old\"   | 200",
        "If-Range      | W/\"abc\" | 200",
        "If-Range      | Sat, 29 Oct 1994 19:43:31 GMT | 200",
        "If-Match      | \"abc\"   | 206",
        "If-Match      | \"x\", \"abc\" | 206",
        "If-Match      | *         | 206",
        "If-Match      | \"old\"   | 412",
        "If-Match      | W/\"abc\" | 412",
        "If-None-Match | \"old\"   | 206",
        "If-None-Match | \"abc\"   | 304",
        "If-None-Match | W/\"abc\" | 304",
        "If-None-Match | *         | 304"})
    void a_condition_comes_before_the_range(String header, String value, int status) {
        HttpResponse<String> answer =
            SERVER.send(asking(SIZE).header(header, value).header("Range", "bytes=0-9"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (status == 304) {
            assertThat(answer.body()).isEmpty();
            assertThat(header(answer, "ETag")).isEqualTo(TransferRoutes.TAG);
        }
    }

    @Test
    void what_is_stale_is_the_whole_even_where_the_range_has_no_byte() {
        assertWhole(SERVER.send(asking(SIZE).header("If-Range", "\"old\"").header("Range", "bytes=5000-")));
    }

    @Test
    void the_head_says_how_much_there_is() {
        try (Wired wired = new Wired(SERVER.part(WebServer.class).port())) {
            for (String range : new String[] {"", "Range: bytes=0-9\r\n"}) {
                Answered head = wired.send("HEAD /v1/things/" + LARGE + "/bytes HTTP/1.1\r\nHost: x\r\n"
                    + range + "Authorization: Bearer " + KEY + "\r\n\r\n").answer(true);
                assertThat(head.status()).isEqualTo(200);
                assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(LARGE));
                assertThat(head.header("Accept-Ranges")).isEqualTo("bytes");
                assertThat(head.header("ETag")).isEqualTo(TransferRoutes.TAG);
            }
            assertThat(wired.send("HEAD /v1/things/9/bytes HTTP/1.1\r\nHost: x\r\nIf-None-Match: \"abc\"\r\n"
                + "Authorization: Bearer " + KEY + "\r\n\r\n").answer(true).status()).isEqualTo(304);
        }
    }

    @Test
    void who_takes_too_many_at_once_waits_and_is_refused() {
        try (Wired idle = new Wired(SERVER.part(WebServer.class).port())) {
            idle.send("GET /v1/things/" + NEVER_TAKEN + "/bytes HTTP/1.1\r\nHost: x\r\n"
                + "Authorization: Bearer " + KEY + "\r\n\r\n");
            Await.until("the place is taken", () -> SERVER.send(asking(SIZE)).statusCode() == 429);
            assertThat(header(SERVER.send(asking(SIZE)), "Retry-After")).isEqualTo("5");
            assertThat(SERVER.get("/v1/tickets", KEY).statusCode()).isEqualTo(200);
            assertThat(SERVER.send(SERVER.request("/v1/things/9/bytes", SERVER.key(ACCOUNT, "platform")))
                .statusCode()).as("somebody else of the account").isEqualTo(200);
        }
        Await.until("the place is free", () -> SERVER.send(asking(SIZE)).statusCode() == 200);
    }

    private static void assertWhole(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(bytes(0, SIZE));
        assertThat(header(answer, "Content-Range")).isEmpty();
    }

    private static HttpResponse<String> ranged(int size, String range) {
        return SERVER.send(asking(size).header("Range", range));
    }

    private static HttpRequest.Builder asking(int size) {
        return SERVER.request("/v1/things/" + size + "/bytes", KEY).method("GET", BodyPublishers.noBody());
    }

    private static String bytes(int from, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int at = from; at < from + length; at++) {
            text.append((char) TransferRoutes.at(at));
        }
        return text.toString();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}

package com.jupiteriq.outbound;

import static com.jupiteriq.outbound.Calls.USUAL;
import static com.jupiteriq.outbound.Calls.answered;
import static com.jupiteriq.outbound.Calls.broken;
import static com.jupiteriq.outbound.Calls.get;
import static com.jupiteriq.outbound.Calls.post;
import static com.jupiteriq.outbound.Calls.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.Await;
import com.jupiteriq.outbound.OutboundOutcome.Answered;
import com.jupiteriq.outbound.Receiver.Call;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundTest {

    private static final String HELLO =
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-A: 1\r\nx-a: 2\r\n\r\nhello";

    private final Outbound outbound = Calls.local();

    @AfterEach
    void close() {
        outbound.close();
    }

    @Test
    void a_request_goes_out_as_it_is_and_the_answer_comes_back() {
        try (Receiver receiver = Receiver.answering(HELLO)) {
            OutboundExchange exchange = outbound.send(
                post("http://127.0.0.1:" + receiver.port() + "//a/%2F?q=%20&r", "{\"n\":1}"), USUAL);
            Answered answered = answered(exchange);
            assertThat(answered.status()).isEqualTo(200);
            assertThat(text(answered)).isEqualTo("hello");
            assertThat(answered.truncated()).isFalse();
            assertThat(answered.headers()).containsExactly(new OutboundHeader("Content-Length", "5"),
                new OutboundHeader("X-A", "1"), new OutboundHeader("x-a", "2"));
            assertThat(receiver.heads).hasSize(1).first().satisfies(head -> assertThat(head)
                .startsWith("POST //a/%2F?q=%20&r HTTP/1.1")
                .endsWith("{\"n\":1}")
                .containsOnlyOnce("Host: 127.0.0.1:" + receiver.port(), "Content-Type: application/json",
                    "Content-Length: 7", "Accept-Encoding: gzip", "User-Agent: JupiterIQ")
                .hasSize(8));
            assertThat(exchange.address()).isEqualTo("127.0.0.1:" + receiver.port());
            assertThat(exchange.timings().dns()).isNull();
            assertThat(exchange.timings().tls()).isNull();
            assertThat(exchange.timings().connect()).isPositive();
            assertThat(exchange.timings().firstByte()).isPositive().isLessThan(exchange.duration());
        }
    }

    @Test
    void a_connection_carries_one_exchange_after_the_other() {
        try (Receiver receiver = Receiver.answering(HELLO)) {
            for (int i = 0; i < 5; i++) {
                OutboundExchange exchange = outbound.send(get(receiver.url()), USUAL);
                assertThat(text(answered(exchange))).isEqualTo("hello");
                assertThat(exchange.address()).isEqualTo("127.0.0.1:" + receiver.port());
                assertThat(exchange.timings().connect() == null).isEqualTo(i > 0);
                assertThat(exchange.timings().firstByte()).isPositive();
            }
            assertThat(receiver.connections).hasValue(1);
        }
    }

    @Test
    void a_connection_that_was_closed_meanwhile_is_replaced_and_nothing_is_sent_twice() {
        try (Receiver receiver = new Receiver(call -> {
            call.request();
            call.say(HELLO);
        })) {
            for (int i = 0; i < 20; i++) {
                assertThat(text(answered(outbound.send(post(receiver.url(), "" + i), USUAL))))
                    .isEqualTo("hello");
                Await.until("the receiver has closed the connection", receiver::isIdle);
            }
            assertThat(receiver.connections).hasValue(20);
            assertThat(receiver.heads).hasSize(20);
        }
    }

    @Test
    void an_answer_that_nobody_asked_for_answers_nothing() {
        try (Receiver receiver = Receiver.answering(HELLO + HELLO.replace("hello", "wrong"))) {
            for (int i = 0; i < 3; i++) {
                assertThat(text(answered(outbound.send(get(receiver.url()), USUAL)))).isEqualTo("hello");
            }
            assertThat(receiver.connections).hasValue(3);
        }
    }

    @Test
    void a_redirect_is_an_answer() {
        try (Receiver inside = Receiver.answering(HELLO);
                Receiver receiver = Receiver.answering("HTTP/1.1 307 Temporary Redirect\r\nLocation: "
                    + inside.url() + "\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(answered(outbound.send(post(receiver.url(), "{}"), USUAL)).status()).isEqualTo(307);
            assertThat(inside.connections).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304, 401, 407, 410, 429, 500, 503})
    void every_status_is_an_answer_and_none_is_repeated(int status) {
        String body = status == 204 || status == 304 ? "\r\n" : "Content-Length: 0\r\n\r\n";
        try (Receiver receiver = Receiver.answering("HTTP/1.1 " + status + " So\r\nRetry-After: 0\r\n"
            + "WWW-Authenticate: Basic realm=\"x\"\r\nSet-Cookie: a=b\r\n" + body)) {
            for (int i = 0; i < 2; i++) {
                assertThat(answered(outbound.send(post(receiver.url(), "{}"), USUAL)).status())
                    .isEqualTo(status);
            }
            assertThat(receiver.heads).hasSize(2).allSatisfy(head ->
                assertThat(head).noneMatch(line -> line.startsWith("Cookie") || line.startsWith("Auth")));
        }
    }

    @Test
    void interim_answers_are_passed_over() {
        try (Receiver receiver = Receiver.answering("HTTP/1.1 100 Continue\r\n\r\n"
            + "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + HELLO)) {
            assertThat(text(answered(outbound.send(post(receiver.url(), "{}"), USUAL)))).isEqualTo("hello");
        }
    }

    @Test
    void a_packed_answer_is_unpacked_and_its_connection_kept() {
        byte[] packed = Calls.packed("hello ".repeat(1_000));
        try (Receiver receiver = new Receiver(call -> {
            while (call.request()) {
                call.say("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + Integer.toHexString(packed.length) + "\r\n");
                call.say(packed);
                call.say("\r\n0\r\n\r\n");
            }
        })) {
            for (int i = 0; i < 3; i++) {
                Answered answered = answered(outbound.send(get(receiver.url()), USUAL));
                assertThat(text(answered)).isEqualTo("hello ".repeat(1_000));
                assertThat(answered.truncated()).isFalse();
            }
            assertThat(receiver.connections).hasValue(1);
        }
    }

    @Test
    void nothing_may_be_called_packed() {
        try (Receiver receiver = Receiver.answering(
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(answered(outbound.send(get(receiver.url()), USUAL)).body()).isEmpty();
        }
    }

    @Test
    void what_is_packed_in_another_way_is_kept_as_it_is() {
        try (Receiver receiver = Receiver.answering(HELLO.replace("X-A: 1", "Content-Encoding: br"))) {
            assertThat(text(answered(outbound.send(get(receiver.url()), USUAL)))).isEqualTo("hello");
        }
    }

    @Test
    void what_is_not_kept_is_read_and_the_connection_kept() {
        OutboundBounds bounds = new OutboundBounds(Duration.ofSeconds(20), 3, 5);
        try (Receiver receiver = Receiver.answering(HELLO)) {
            for (int i = 0; i < 2; i++) {
                Answered answered = answered(outbound.send(get(receiver.url()), bounds));
                assertThat(text(answered)).isEqualTo("hel");
                assertThat(answered.truncated()).isTrue();
            }
            assertThat(receiver.connections).hasValue(1);
            answered(outbound.send(get(receiver.url()), new OutboundBounds(Duration.ofSeconds(20), 3, 4)));
            answered(outbound.send(get(receiver.url()), USUAL));
            assertThat(receiver.connections).hasValue(2);
        }
    }

    @Test
    void nobody_listening_is_told() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }
        OutboundExchange exchange = outbound.send(get("http://127.0.0.1:" + port + "/"), USUAL);
        assertThat(broken(exchange).error()).isEqualTo(OutboundError.REFUSED);
        assertThat(exchange.address()).isEqualTo("127.0.0.1:" + port);
        assertThat(exchange.timings().connect()).isNull();
    }

    @Test
    void localhost_is_found_without_a_resolver() {
        try (Receiver receiver = Receiver.answering(HELLO)) {
            OutboundExchange exchange =
                outbound.send(get("http://localhost:" + receiver.port() + "/"), USUAL);
            assertThat(answered(exchange).status()).isEqualTo(200);
            assertThat(exchange.timings().dns()).isNull();
        }
    }

    @Test
    void two_hundred_at_once_get_their_own_answer_while_others_hang() throws Exception {
        try (Receiver hanging = new Receiver(Call::hang);
                Receiver receiver = new Receiver(call -> {
                    while (call.request()) {
                        call.say("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n" + call.body());
                    }
                });
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            OutboundBounds brief = new OutboundBounds(Duration.ofSeconds(3), 100, 100);
            List<Future<OutboundExchange>> stuck = new ArrayList<>();
            List<Future<OutboundExchange>> sent = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String body = "%010d".formatted(i);
                if (i % 10 == 0) {
                    stuck.add(threads.submit(() -> outbound.send(post(hanging.url(), body), brief)));
                }
                sent.add(threads.submit(() -> outbound.send(post(receiver.url(), body), USUAL)));
            }
            for (int i = 0; i < 200; i++) {
                assertThat(text(answered(sent.get(i).get()))).isEqualTo("%010d".formatted(i));
            }
            for (Future<OutboundExchange> one : stuck) {
                assertThat(broken(one.get()).error()).isEqualTo(OutboundError.TIMEOUT);
            }
            assertThat(receiver.heads).hasSize(200);
        }
    }

    @Test
    void nobody_waits_for_a_connection_be_it_that_all_call_one_host() throws Exception {
        int all = 300;
        CountDownLatch arrived = new CountDownLatch(all);
        try (Receiver hanging = new Receiver(call -> {
            call.request();
            arrived.countDown();
            call.hang();
        });
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < all; i++) {
                threads.submit(() -> outbound.send(get(hanging.url()), USUAL));
            }
            assertThat(arrived.await(USUAL.deadline().toSeconds(), TimeUnit.SECONDS)).isTrue();
            outbound.close();
        }
    }

    @Test
    void closing_breaks_off_what_is_under_way_and_what_comes_later() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        try (Receiver receiver = new Receiver(call -> {
            call.request();
            arrived.countDown();
            call.hang();
        });
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            OutboundBounds patient = new OutboundBounds(Duration.ofMinutes(5), 1, 1);
            Future<OutboundExchange> under =
                threads.submit(() -> outbound.send(get(receiver.url()), patient));
            arrived.await();
            outbound.close();
            assertThat(broken(under.get()).message()).isEqualTo(Faults.stopped().sentence());
            assertThat(broken(outbound.send(get(receiver.url()), patient)).message())
                .isEqualTo(Faults.stopped().sentence());
            assertThat(receiver.connections).hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "content-length", "Transfer-Encoding", "Connection", "Expect", "Upgrade",
        "Accept-Encoding", "Proxy-Authorization", "a b", "", "X-A\r\nX-B", "X:"})
    void a_header_that_is_not_the_callers_is_a_bug(String name) {
        OutboundHeader header = new OutboundHeader(name, "x");
        assertThatThrownBy(() -> new OutboundRequest(
            "GET", URI.create("https://a.example"), List.of(header), new byte[0], Reach.PUBLIC))
            .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nB: c", "a\nb", "\u0000", "\u00e9"})
    void a_value_is_one_line_of_ascii(String value) {
        assertThatThrownBy(() -> new OutboundRequest("GET", URI.create("https://a.example"),
            List.of(new OutboundHeader("X-A", value)), new byte[0], Reach.PUBLIC))
            .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_error_has_a_word_of_its_own() {
        assertThat(OutboundError.values()).extracting(OutboundError::word).containsExactly("timeout", "dns",
            "blocked_address", "refused", "unreachable", "reset", "tls", "too_large", "protocol");
    }
}

package com.jupiteriq.outbound;

import static com.jupiteriq.outbound.Calls.answered;
import static com.jupiteriq.outbound.Calls.broken;
import static com.jupiteriq.outbound.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.outbound.OutboundOutcome.Answered;
import com.jupiteriq.outbound.OutboundOutcome.Broken;
import com.jupiteriq.outbound.Receiver.Call;
import com.jupiteriq.outbound.Receiver.Manner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a receiver does, an exchange ends in time, takes little memory and says what happened.
class AbusiveReceiverTest {

    /// Long enough to dial on a busy machine.
    private static final Duration DEADLINE = Duration.ofMillis(1_500);
    private static final Duration AT_MOST = Duration.ofSeconds(8);
    private static final int KEPT = 1_000;
    private static final int READ = 100_000;
    private static final OutboundBounds BOUNDS = new OutboundBounds(DEADLINE, KEPT, READ);
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private final Outbound outbound = Calls.local();

    @AfterEach
    void close() {
        outbound.close();
    }

    private OutboundExchange call(Manner manner) {
        try (Receiver receiver = new Receiver(manner)) {
            OutboundExchange exchange = outbound.send(post(receiver.url(), "{}"), BOUNDS);
            assertThat(exchange.duration()).isLessThan(AT_MOST);
            assertThat(exchange.address()).isEqualTo("127.0.0.1:" + receiver.port());
            assertThat(receiver.heads).as("nothing is sent twice").hasSizeLessThan(2);
            assertThat(receiver.connections).hasValue(1);
            return exchange;
        }
    }

    private static void drip(Call call, String text) throws IOException {
        while (true) {
            call.say(text);
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static void flood(Call call, byte[] bytes) throws IOException {
        while (true) {
            call.say(bytes);
        }
    }

    private static Manner after(String head, Manner rest) {
        return call -> {
            call.request();
            call.say(head);
            rest.treat(call);
        };
    }

    static Stream<Arguments> noAnswers() {
        return Stream.of(
            bad("never answers", Call::hang, OutboundError.TIMEOUT),
            bad("takes nothing in", call -> LockSupport.parkNanos(DEADLINE.toNanos() * 10),
                OutboundError.TIMEOUT),
            bad("drips its status", call -> drip(call, "H"), OutboundError.TIMEOUT),
            bad("drips its head", after(OK, call -> drip(call, "A")), OutboundError.TIMEOUT),
            bad("drips empty lines", call -> drip(call, "\r\n"), OutboundError.TOO_LARGE),
            bad("drips interim answers",
                after("", call -> drip(call, "HTTP/1.1 103 Early Hints\r\n\r\n")), OutboundError.TIMEOUT),
            bad("floods interim answers",
                after("", call -> flood(call, "HTTP/1.1 100 Continue\r\n\r\n".repeat(100).getBytes())),
                OutboundError.TOO_LARGE),
            bad("has a header of 1 MB",
                after(OK, call -> call.say("A: " + "x".repeat(1 << 20) + "\r\n\r\n")),
                OutboundError.TOO_LARGE),
            bad("has folded headers without end",
                after(OK + "A: b\r\n", call -> flood(call, " x\r\n".repeat(100).getBytes())),
                OutboundError.TOO_LARGE),
            bad("has 10,000 headers", after(OK, call -> call.say("A: b\r\n".repeat(10_000) + "\r\n")),
                OutboundError.TOO_LARGE),
            bad("has many long headers",
                after(OK, call -> call.say(("A: " + "x".repeat(4_000) + "\r\n").repeat(50) + "\r\n")),
                OutboundError.TOO_LARGE),
            bad("has an endless status line", after("HTTP/1.1 200 ", call -> flood(call, new byte[8_192])),
                OutboundError.TOO_LARGE),
            bad("closes without an answer", Call::request, OutboundError.RESET),
            bad("closes at once", call -> { }, OutboundError.RESET),
            bad("closes within its head", after(OK + "A: b\r\nB", call -> { }), OutboundError.RESET),
            bad("resets before its head", after("", Call::reset), OutboundError.RESET),
            bad("speaks SSH", after("SSH-2.0-OpenSSH_9.9\r\n", Call::hang), OutboundError.PROTOCOL),
            bad("speaks Redis", after("-ERR unknown command\r\n", Call::hang), OutboundError.PROTOCOL),
            bad("speaks TLS", after("\u0015\u0003\u0001\u0000\u0002\u0002\n\n", Call::hang),
                OutboundError.PROTOCOL),
            bad("speaks HTTP/2", after("HTTP/2.0 200 OK\r\n\r\n", Call::hang), OutboundError.PROTOCOL),
            bad("speaks HTTP/0.9", after("<html>hello</html>\r\n", Call::hang), OutboundError.PROTOCOL),
            bad("switches protocols", after("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
                Call::hang), OutboundError.PROTOCOL),
            bad("has a status of its own", after("HTTP/1.1 999 No\r\n\r\n", Call::hang),
                OutboundError.PROTOCOL),
            bad("has a status that is none", after("HTTP/1.1 abc\r\n\r\n", Call::hang),
                OutboundError.PROTOCOL),
            bad("has a length that is none", after(OK + "Content-Length: x1\r\n\r\n", Call::hang),
                OutboundError.PROTOCOL),
            bad("has two lengths", after(OK + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n",
                Call::hang), OutboundError.PROTOCOL),
            bad("has a transfer coding that nobody knows",
                after(OK + "Transfer-Encoding: x-own\r\n\r\n", Call::hang), OutboundError.PROTOCOL));
    }

    private static Arguments bad(String name, Manner manner, OutboundError error) {
        return Arguments.of(name, manner, error);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noAnswers")
    void no_answer_has_its_reason(String name, Manner manner, OutboundError error) {
        Broken broken = broken(call(manner));
        assertThat(broken.error()).as("%s", broken).isEqualTo(error);
        assertThat(broken.message()).endsWith(".").doesNotContain("127.0.0.1", "Exception");
        assertThat(broken.partial()).isNull();
    }

    static Stream<Arguments> brokenBodies() {
        return Stream.of(
            bad("drips its body", after(OK + "Content-Length: 90000\r\n\r\n", call -> drip(call, "x")),
                OutboundError.TIMEOUT),
            bad("drips chunks", after(OK + "Transfer-Encoding: chunked\r\n\r\n",
                call -> drip(call, "1\r\nx\r\n")), OutboundError.TIMEOUT),
            bad("drips until it closes", after(OK + "\r\n", call -> drip(call, "x")), OutboundError.TIMEOUT),
            bad("never ends a chunk's size", after(OK + "Transfer-Encoding: chunked\r\n\r\n",
                call -> flood(call, "0".repeat(9_000).getBytes())), OutboundError.TOO_LARGE),
            bad("has trailers without end", after(OK + "Transfer-Encoding: chunked\r\n\r\n0\r\n",
                call -> flood(call, "A: b\r\n".repeat(100).getBytes())), OutboundError.TOO_LARGE),
            bad("has a chunk of no size", after(OK + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", Call::hang),
                OutboundError.PROTOCOL),
            bad("ends too early", after(OK + "Content-Length: 10\r\n\r\nxy", call -> { }),
                OutboundError.RESET),
            bad("ends within a chunk", after(OK + "Transfer-Encoding: chunked\r\n\r\n5\r\nxy", call -> { }),
                OutboundError.RESET),
            bad("resets within its body", after(OK + "Content-Length: 10\r\n\r\nxy", Call::reset),
                OutboundError.RESET),
            bad("packs what is not packed",
                after(OK + "Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello", Call::hang),
                OutboundError.PROTOCOL),
            bad("packs only half", after(OK + "Content-Encoding: gzip\r\nContent-Length: 40\r\n\r\n",
                call -> call.say(Arrays.copyOf(Calls.packed("x".repeat(100_000)), 40))),
                OutboundError.PROTOCOL));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenBodies")
    void a_broken_body_does_not_hide_the_status(String name, Manner manner, OutboundError error) {
        Broken broken = broken(call(manner));
        assertThat(broken.error()).as("%s", broken).isEqualTo(error);
        assertThat(broken.partial()).isNotNull();
        assertThat(broken.partial().status()).isEqualTo(200);
        assertThat(broken.partial().truncated()).isTrue();
        assertThat(broken.partial().body().length).isLessThanOrEqualTo(KEPT);
    }

    static Stream<Arguments> endlessBodies() {
        byte[] bomb = Calls.packed("x".repeat(50 << 20));
        return Stream.of(
            Arguments.of("sends chunks for ever", after(OK + "Transfer-Encoding: chunked\r\n\r\n",
                call -> flood(call, ("1000\r\n" + "x".repeat(4_096) + "\r\n").getBytes()))),
            Arguments.of("announces 10 GB", after(OK + "Content-Length: 10737418240\r\n\r\n",
                call -> flood(call, "x".repeat(8_192).getBytes()))),
            Arguments.of("never ends", after(OK + "\r\n", call -> flood(call, "x".repeat(8_192).getBytes()))),
            Arguments.of("sends a bomb", after(OK + "Content-Encoding: gzip\r\nContent-Length: " + bomb.length
                + "\r\n\r\n", call -> call.say(bomb))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endlessBodies")
    void a_body_beyond_its_bound_is_cut(String name, Manner manner) {
        long before = allocated();
        OutboundExchange exchange = call(manner);
        Answered answered = answered(exchange);
        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.truncated()).isTrue();
        assertThat(answered.body()).hasSize(KEPT).containsOnly('x');
        assertThat(allocated() - before).isLessThan(2 << 20);
    }

    /// By this thread, which reads the answer.
    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
            .getCurrentThreadAllocatedBytes();
    }

    @Test
    void what_unpacks_to_nothing_for_ever_is_cut() throws IOException {
        ByteArrayOutputStream endless = new ByteArrayOutputStream();
        endless.write(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3});
        for (int i = 0; i < 100_000; i++) {
            endless.write(new byte[] {0, 0, 0, -1, -1});
        }
        Answered answered = answered(call(after(OK + "Content-Encoding: gzip\r\n\r\n",
            call -> call.say(endless.toByteArray()))));
        assertThat(answered.truncated()).isTrue();
        assertThat(answered.body()).isEmpty();
    }

    @Test
    void a_packed_name_without_end_is_cut() {
        byte[] head = {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 3};
        assertThat(answered(call(after(OK + "Content-Encoding: gzip\r\n\r\n", call -> {
            call.say(head);
            flood(call, "n".repeat(8_192).getBytes());
        }))).truncated()).isTrue();
    }

    @Test
    void a_request_that_nobody_reads_ends_too() {
        try (Receiver receiver = new Receiver(call -> LockSupport.parkNanos(DEADLINE.toNanos() * 10))) {
            OutboundExchange exchange = outbound.send(post(receiver.url(), "x".repeat(30 << 20)), BOUNDS);
            assertThat(broken(exchange).error()).isEqualTo(OutboundError.TIMEOUT);
            assertThat(exchange.duration()).isLessThan(AT_MOST);
        }
    }
}

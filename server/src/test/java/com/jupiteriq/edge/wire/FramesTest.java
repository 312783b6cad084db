package com.jupiteriq.edge.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.edge.tls.TlsFiles;
import com.jupiteriq.edge.wire.ServerSettings.Bounds;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// HTTP/2 frame by frame, where a well-behaved client would not go.
class FramesTest {

    private static final int ENHANCE_YOUR_CALM = 0xb;

    @TempDir
    static Path shared;

    private static TestCertificates certificates;
    private static TlsFiles files;

    private TestServer server;

    @BeforeAll
    static void make() {
        certificates = TestCertificates.fresh(shared);
        files = certificates.write(shared);
    }

    @BeforeEach
    void start() {
        server = new TestServer(TestServer.BOUNDS, files);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /// More requests at once than one connection may have.
    private static final Bounds WIDE = new Bounds(HttpPort.MAX_STREAMS * 2, 256, Duration.ofSeconds(5),
        64L << 20, Duration.ofSeconds(5), Duration.ofSeconds(5), 100, Duration.ofSeconds(5),
        Duration.ofMillis(500),
        Bounds.DEFAULT.answerMemory());

    private Frames connect() {
        return new Frames(server.server.port(), certificates);
    }

    @Test
    void http_2_is_chosen_in_the_handshake() {
        try (Frames wire = connect()) {
            assertThat(wire.protocol()).isEqualTo("h2");
            wire.request(1, Frames.get("/a"));
            assertThat(wire.body(1)).contains("\"path\":\"/a\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a method that is none, G T, /a",
        "a path with a blank, GET, /a b",
        "a path with a quote, GET, /a\"b",
        "a query with a blank, GET, /a?b c",
        "a path without a slash, GET, a",
    })
    void what_cannot_be_read_is_refused_in_shape(String what, String method, String path) {
        try (Frames wire = connect()) {
            wire.request(1, ":method", method, ":scheme", "https", ":path", path, ":authority", "x");
            assertThat(wire.body(1)).as(what).startsWith("{\"error\":\"Unreadable\"");
            wire.request(3, Frames.get("/next"));
            assertThat(wire.body(3)).contains("\"path\":\"/next\"");
        }
        assertThat(server.rooms.served).containsExactly("GET /next");
    }

    @Test
    void a_body_that_drips_is_408() {
        try (Frames wire = connect()) {
            wire.send(Frames.HEADERS, Frames.END_HEADERS, 1, Frames.fields(
                ":method", "POST", ":scheme", "https", ":path", "/a", ":authority", "x"));
            Thread tap = Thread.startVirtualThread(() -> drip(wire));
            assertThat(wire.body(1)).contains("TooSlow");
            tap.interrupt();
            wire.request(3, Frames.get("/next"));
            assertThat(wire.body(3)).contains("\"path\":\"/next\"");
        }
    }

    /// A little now and then for three times as long as a body may take.
    private static void drip(Frames wire) {
        long end = System.nanoTime() + TestServer.BODY_TIME.multipliedBy(3).toNanos();
        try {
            while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
                wire.send(Frames.DATA, 0, 1, new byte[1_100]);
                TimeUnit.MILLISECONDS.sleep(40);
            }
        } catch (InterruptedException | UncheckedIOException enough) {
            // the answer is here
        }
    }

    @Test
    void one_stream_too_many_is_refused_and_the_others_go_on() {
        CountDownLatch open = new CountDownLatch(1);
        server.close();
        server = new TestServer(WIDE, files);
        server.rooms.serving = call -> {
            try {
                open.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            return TestRooms.echo(call);
        };
        try (Frames wire = connect()) {
            for (int i = 0; i <= HttpPort.MAX_STREAMS; i++) {
                wire.request(2 * i + 1, Frames.get("/a"));
            }
            int last = 2 * HttpPort.MAX_STREAMS + 1;
            assertThat(wire.await(frame -> frame.type() == Frames.RESET && frame.stream() == last))
                .isPresent();
            open.countDown();
            assertThat(wire.await(frame -> frame.type() == Frames.DATA)).isPresent();
        }
    }

    @Test
    void a_client_that_opens_and_resets_without_end_is_sent_away() {
        try (Frames wire = connect()) {
            try {
                for (int stream = 1; stream < 10_000; stream += 2) {
                    wire.request(stream, Frames.get("/a"));
                    wire.send(Frames.RESET, 0, stream, new byte[] {0, 0, 0, 8});
                }
            } catch (UncheckedIOException closed) {
                // as it should
            }
            assertThat(wire.await(frame -> frame.type() == Frames.GOAWAY))
                .map(Frames.Frame::error).get().isEqualTo(ENHANCE_YOUR_CALM);
        }
        assertThat(server.rooms.served.size()).isLessThan(1_000);
    }

    @Test
    void a_stop_says_goodbye_and_answers_what_has_begun() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        server.rooms.serving = call -> {
            if (call.path().equals("/late")) {
                arrived.countDown();
            }
            return TestRooms.echo(call);
        };
        try (Frames wire = connect()) {
            wire.request(1, Frames.get("/before"));
            assertThat(wire.body(1)).contains("/before");
            wire.send(Frames.HEADERS, Frames.END_HEADERS, 3, Frames.fields(
                ":method", "POST", ":scheme", "https", ":path", "/late", ":authority", "x"));
            assertThat(arrived.await(5, TimeUnit.SECONDS)).isTrue();
            Thread stopping = Thread.startVirtualThread(server.server::stop);
            assertThat(wire.await(frame -> frame.type() == Frames.GOAWAY))
                .map(Frames.Frame::error).contains(0);
            wire.send(Frames.DATA, Frames.END_STREAM, 3, "hello".getBytes(US_ASCII));
            assertThat(wire.body(3)).contains("\"body\":\"hello\"");
            assertThat(stopping.join(TestServer.BOUNDS.drain())).isTrue();
        }
    }

    @Test
    void plain_http_2_is_not_spoken() {
        try (TestServer plain = new TestServer(); Wired wire = plain.connect()) {
            wire.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
            assertThat(wire.closedByServer()).isTrue();
        }
    }
}

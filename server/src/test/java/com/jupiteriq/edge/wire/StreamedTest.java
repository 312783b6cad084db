package com.jupiteriq.edge.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.Await;
import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.Body;
import com.jupiteriq.edge.http.Header;
import com.jupiteriq.edge.tls.TlsFiles;
import com.jupiteriq.edge.transfer.ClientGone;
import com.jupiteriq.edge.wire.ServerSettings.Bounds;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers whose bodies are written as they go.
class StreamedTest {

    private static final byte[] LINE = "{\"subject\":\"Printer on fire\"}\n".getBytes(US_ASCII);
    private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

    /// Beyond every buffer between the two ends.
    private static final int MANY = 2_000_000;

    /// No answer may hold much, and a client that takes nothing is given up soon.
    private static final Bounds TIGHT = new Bounds(64, 256, TestServer.BODY_TIME, 64L << 20,
        Duration.ofMillis(300), Duration.ofSeconds(5), 1_000, Duration.ofSeconds(5), Duration.ofMillis(500),
        1 << 20);

    @TempDir
    static Path shared;

    private static TestCertificates certificates;
    private static TlsFiles files;

    private TestServer server = new TestServer();
    private HttpClient client = HttpClient.newHttpClient();
    private String scheme = "http";

    @BeforeAll
    static void make() {
        certificates = TestCertificates.fresh(shared);
        files = certificates.write(shared);
    }

    @AfterEach
    void close() {
        client.shutdownNow();
        server.close();
    }

    private void over(String protocol) {
        if (protocol.equals("h2")) {
            over(protocol, TestServer.BOUNDS);
        }
    }

    private void over(String protocol, Bounds bounds) {
        bound(bounds);
        if (protocol.equals("h2")) {
            close();
            server = new TestServer(bounds, files);
            client = HttpClient.newBuilder().sslContext(TestCertificates.trusting(certificates)).build();
            scheme = "https";
        }
    }

    private void bound(Bounds bounds) {
        server.close();
        server = new TestServer(bounds, List.of());
    }

    private void streams(Body.Source source) {
        server.rooms.serving = call -> new Answer(200,
            List.of(new Header("Content-Type", "application/x-ndjson")), new Body.Streamed(source));
    }

    private static Body.Source lines(int count) {
        return sink -> {
            for (int i = 0; i < count; i++) {
                sink.write(LINE);
            }
        };
    }

    private HttpResponse<InputStream> get(String accepts) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(scheme + "://127.0.0.1:" + server.server.port()))
            .timeout(Duration.ofSeconds(20)).header("Accept-Encoding", accepts).build(),
            BodyHandlers.ofInputStream());
    }

    @ParameterizedTest
    @CsvSource({"http/1.1, identity", "http/1.1, gzip", "h2, identity", "h2, gzip"})
    void arrive_whole_and_leave_the_connection_usable(String protocol, String coding) throws Exception {
        over(protocol);
        for (int count : new int[] {0, 1, 100, 1_000, 300_000}) {
            streams(lines(count));
            HttpResponse<InputStream> answer = get(coding);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Vary")).contains("Accept-Encoding");
            assertThat(answer.headers().firstValue("Content-Encoding").orElse("identity")).isEqualTo(coding);
            assertThat(answer.headers().firstValue("X-Server-Request-Id")).isPresent();
            byte[] body = plain(coding, answer.body());
            assertThat(body).hasSize(count * LINE.length).endsWith(count == 0 ? new byte[0] : LINE);
        }
    }

    private static byte[] plain(String coding, InputStream sent) throws IOException {
        try (InputStream in = coding.equals("gzip") ? new GZIPInputStream(sent) : sent) {
            return in.readAllBytes();
        }
    }

    @Test
    void what_is_small_leaves_with_its_length_as_if_it_had_been_held() {
        streams(lines(3));
        assertThat(server.send(GET).body()).hasSize(3 * LINE.length);
        assertThat(server.send(GET).headers()).doesNotContainKey("transfer-encoding");
    }

    @ParameterizedTest
    @CsvSource({"http/1.1, identity", "http/1.1, gzip", "h2, identity", "h2, gzip"})
    void what_is_flushed_arrives_before_the_rest_is_written(String protocol, String coding)
        throws Exception {
        over(protocol);
        CountDownLatch seen = new CountDownLatch(1);
        streams(sink -> {
            sink.write(LINE);
            sink.flush();
            await(seen);
            sink.write(LINE);
        });
        HttpResponse<InputStream> answer = get(coding);
        InputStream in = coding.equals("gzip") ? new GZIPInputStream(answer.body()) : answer.body();
        assertThat(in.readNBytes(LINE.length)).isEqualTo(LINE);
        seen.countDown();
        assertThat(in.readAllBytes()).isEqualTo(LINE);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http/1.1", "h2"})
    void a_failure_before_the_first_bytes_leave_is_answered_as_one(String protocol) throws Exception {
        over(protocol);
        streams(sink -> {
            sink.write(LINE);
            throw new Refused(new Failure.NoSuchRoute());
        });
        assertThat(get("gzip").statusCode()).isEqualTo(404);
        streams(sink -> {
            throw new IllegalStateException("a bug");
        });
        assertThat(get("identity").statusCode()).isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource({"http/1.1, identity", "http/1.1, gzip", "h2, identity", "h2, gzip"})
    void a_failure_afterwards_leaves_no_answer_that_looks_whole(String protocol, String coding)
        throws Exception {
        over(protocol);
        AtomicInteger outcome = new AtomicInteger();
        server.rooms.leaving = visit -> outcome.set(visit.outcome());
        for (RuntimeException failure : List.of(
            new IllegalStateException("a bug"), new Refused(new Failure.DeadlinePassed()))) {
            CountDownLatch seen = new CountDownLatch(1);
            streams(sink -> {
                sink.write(LINE);
                sink.flush();
                await(seen);
                throw failure;
            });
            HttpResponse<InputStream> answer = get(coding);
            assertThat(answer.statusCode()).isEqualTo(200);
            seen.countDown();
            assertThatThrownBy(() -> answer.body().readAllBytes()).isInstanceOf(IOException.class);
            Await.until("the outcome", () -> outcome.get() == 500);
        }
        streams(lines(1));
        assertThat(get(coding).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http/1.1", "h2"})
    void a_client_that_leaves_ends_the_writing(String protocol) throws Exception {
        over(protocol);
        AtomicInteger outcome = new AtomicInteger();
        CountDownLatch told = new CountDownLatch(1);
        server.rooms.leaving = visit -> outcome.set(visit.outcome());
        streams(sink -> {
            try {
                lines(Integer.MAX_VALUE).writeTo(sink);
            } catch (ClientGone gone) {
                told.countDown();
                throw gone;
            }
        });
        HttpResponse<InputStream> answer = get("identity");
        assertThat(answer.body().readNBytes(LINE.length)).isEqualTo(LINE);
        answer.body().close();
        await(told);
        Await.until("the outcome", () -> outcome.get() == 499);
    }

    @Test
    void a_client_that_takes_nothing_is_given_up() throws Exception {
        bound(TIGHT);
        AtomicInteger outcome = new AtomicInteger();
        server.rooms.leaving = visit -> outcome.set(visit.outcome());
        streams(lines(Integer.MAX_VALUE));
        try (Wired deaf = server.connect().send(GET).begun()) {
            Await.until("the outcome", () -> outcome.get() == 499);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http/1.1", "h2"})
    void a_client_that_stops_to_think_is_waited_for(String protocol) throws Exception {
        over(protocol, TIGHT);
        AtomicLong waited = new AtomicLong();
        AtomicInteger outcome = new AtomicInteger();
        server.rooms.leaving = visit -> outcome.set(visit.outcome());
        streams(sink -> {
            long written = System.nanoTime();
            try {
                while (true) {
                    sink.write(LINE);
                    written = System.nanoTime();
                }
            } catch (ClientGone gone) {
                waited.set(System.nanoTime() - written);
                throw gone;
            }
        });
        HttpResponse<InputStream> answer = get("identity");
        Await.until("the outcome", () -> outcome.get() == 499);
        answer.body().close();
        assertThat(Duration.ofNanos(waited.get())).isGreaterThan(TIGHT.headTime().multipliedBy(2))
            .isLessThan(TIGHT.headTime().multipliedBy(10));
    }

    @Test
    void a_body_of_any_size_takes_no_memory_of_answers() throws Exception {
        bound(TIGHT);
        streams(lines(MANY));
        assertThat(get("identity").body().transferTo(java.io.OutputStream.nullOutputStream()))
            .isEqualTo((long) MANY * LINE.length);
    }

    @Test
    void a_head_writes_nothing() {
        streams(sink -> {
            throw new IllegalStateException("nobody reads this");
        });
        try (Wired wired = server.connect()) {
            for (int i = 0; i < 2; i++) {
                assertThat(wired.send(GET.replace("GET", "HEAD")).answer(true).status()).isEqualTo(200);
            }
        }
    }
}

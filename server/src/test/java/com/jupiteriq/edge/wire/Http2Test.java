package com.jupiteriq.edge.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.gzip.Gzip;
import com.jupiteriq.edge.http.Header;
import com.jupiteriq.edge.http.RequestBounds;
import com.jupiteriq.edge.tls.TlsFiles;
import com.jupiteriq.edge.wire.ServerSettings.Bounds;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The limits of the wire over HTTP/2, as a client sees them.
class Http2Test {

    /// Time for the largest body on a slow machine.
    private static final Bounds PATIENT = new Bounds(64, 256, Duration.ofSeconds(10), 64L << 20,
        Duration.ofSeconds(5), Duration.ofSeconds(5), 100, Duration.ofSeconds(10), Duration.ofMillis(500),
        Bounds.DEFAULT.answerMemory());

    @TempDir
    static Path shared;

    private static TestCertificates certificates;
    private static TlsFiles files;

    private TestServer server;
    private HttpClient client;

    @BeforeAll
    static void make() {
        certificates = TestCertificates.fresh(shared);
        files = certificates.write(shared);
    }

    @BeforeEach
    void start() {
        start(TestServer.BOUNDS);
    }

    private void start(Bounds bounds) {
        if (server != null) {
            stop();
        }
        server = new TestServer(bounds, files);
        client = HttpClient.newBuilder().sslContext(TestCertificates.trusting(certificates)).build();
    }

    @AfterEach
    void stop() {
        client.shutdownNow();
        server.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.server.port() + path))
            .timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.headers().firstValue("X-Server-Request-Id")).get().asString().startsWith("req_");
        assertThat(answer.headers().map()).doesNotContainKeys("connection", "server", "transfer-encoding");
        return answer;
    }

    @Test
    void serves_as_over_http_1() throws Exception {
        HttpResponse<String> answer = send(request("/a/b?c=d").header("X-Request-Id", "mine")
            .POST(BodyPublishers.ofString("hello")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Request-Id")).contains("mine");
        assertThat(answer.body()).contains(
            "\"method\":\"POST\"", "\"path\":\"/a/b\"", "\"query\":\"c=d\"",
            "\"address\":\"127.0.0.1\"", "\"body\":\"hello\"");
    }

    @Test
    void the_authority_is_the_host_that_was_called() throws Exception {
        server.rooms.serving = call ->
            new Answer(200, List.of(new Header("X-Seen", call.host())), Answer.NO_BODY);
        assertThat(send(request("/a")).headers().firstValue("X-Seen")).contains("127.0.0.1");
    }

    private static Arguments limit(int status, String what, UnaryOperator<HttpRequest.Builder> change) {
        return arguments(status, what, "/a", change);
    }

    static Stream<Arguments> limits() {
        byte[] most = new byte[RequestBounds.MAX_BODY];
        byte[] more = new byte[RequestBounds.MAX_BODY + 1];
        return Stream.of(
            limit(200, "headers within", request -> request.header("X-Long", "a".repeat(31_000))),
            limit(431, "headers beyond", request -> request.header("X-Long", "a".repeat(33_000))),
            limit(431, "too many headers", Http2Test::manyHeaders),
            arguments(200, "URL within", "/" + "a".repeat(8_191), UnaryOperator.identity()),
            arguments(414, "URL beyond", "/" + "a".repeat(8_192), UnaryOperator.identity()),
            arguments(400, "parameters", "/a?" + "a&".repeat(51), UnaryOperator.identity()),
            arguments(400, "dots in the path", "/a/%2e%2e/b", UnaryOperator.identity()),
            limit(200, "body within", request -> request.POST(BodyPublishers.ofByteArray(most))),
            limit(413, "body beyond", request -> request.POST(BodyPublishers.ofByteArray(more))),
            limit(413, "body beyond of unknown length", request -> request.POST(flowing(more))),
            limit(200, "body of unknown length", request -> request.POST(flowing(most))),
            limit(415, "unknown encoding", request -> request.header("Content-Encoding", "br")
                .POST(BodyPublishers.ofString("x"))),
            limit(400, "broken gzip", request -> request.header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("x"))));
    }

    private static HttpRequest.Builder manyHeaders(HttpRequest.Builder request) {
        IntStream.range(0, 101).forEach(i -> request.header("X-" + i, "a"));
        return request;
    }

    private static BodyPublisher flowing(byte[] bytes) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("limits")
    void holds_every_limit(
        int status, String what, String path, UnaryOperator<HttpRequest.Builder> change) throws Exception {
        start(PATIENT);
        server.rooms.serving = call -> {
            call.body();
            return new Answer(200, List.of(), Answer.NO_BODY);
        };
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer = send(change.apply(request(path)));
            assertThat(answer.statusCode()).as(what).isEqualTo(status);
            if (status >= 400) {
                assertThat(answer.headers().firstValue("Content-Type")).contains(Answer.JSON);
                assertThat(answer.body()).startsWith("{\"error\":");
            }
        }
    }

    @Test
    void headers_beyond_all_measure_end_the_stream_only() throws Exception {
        assertThat(send(request("/a")).statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> send(request("/a").header("X-Long", "a".repeat(70_000))))
            .isInstanceOf(IOException.class);
        assertThat(send(request("/a")).statusCode()).isEqualTo(200);
        assertThat(server.rooms.served).hasSize(2);
    }

    @Test
    void takes_and_gives_gzip() throws Exception {
        String text = "hello, world ".repeat(1_000);
        HttpResponse<InputStream> answer = client.send(request("/a").header("Accept-Encoding", "gzip")
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(Gzip.pack(text.getBytes(US_ASCII))))
            .build(), BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(new String(new GZIPInputStream(answer.body()).readAllBytes(), US_ASCII)).contains(text);
    }

    @Test
    void a_refusal_before_the_body_leaves_the_connection_to_others() throws Exception {
        server.rooms.serving = call -> {
            throw new Refused(new Failure.Unauthenticated(Failure.Reason.MISSING));
        };
        byte[] small = new byte[10];
        byte[] some = new byte[100_000];
        for (byte[] body : List.of(small, some, small, some, small, some, new byte[20 << 20], some)) {
            for (BodyPublisher sent : List.of(BodyPublishers.ofByteArray(body), flowing(body))) {
                assertThat(send(request("/a").POST(sent)).statusCode()).isEqualTo(401);
            }
        }
        server.rooms.serving = TestRooms::echo;
        assertThat(send(request("/a")).statusCode()).isEqualTo(200);
    }

    @Test
    void a_body_that_does_not_come_is_408_and_disturbs_no_other_stream() throws Exception {
        Held held = new Held();
        CountDownLatch arrived = announceArrivals();
        long begun = System.nanoTime();
        CompletableFuture<HttpResponse<String>> slow = post(held);
        await(arrived);
        assertThat(send(request("/a")).statusCode()).isEqualTo(200);
        HttpResponse<String> refused = slow.get(10, TimeUnit.SECONDS);
        assertThat(refused.statusCode()).isEqualTo(408);
        assertThat(refused.body()).contains("TooSlow");
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
            .isBetween(TestServer.BODY_TIME, TestServer.BODY_TIME.plusSeconds(3));
        assertThat(send(request("/a")).statusCode()).isEqualTo(200);
    }

    private CountDownLatch announceArrivals() {
        CountDownLatch arrived = new CountDownLatch(1);
        server.rooms.serving = call -> {
            arrived.countDown();
            return TestRooms.echo(call);
        };
        return arrived;
    }

    private CompletableFuture<HttpResponse<String>> post(Held body) {
        return client.sendAsync(
            request("/late").POST(BodyPublishers.fromPublisher(body)).build(), BodyHandlers.ofString());
    }

    @Test
    void requests_over_the_cap_are_503() throws Exception {
        CountDownLatch arrived = new CountDownLatch(TestServer.BOUNDS.inFlight());
        CountDownLatch open = new CountDownLatch(1);
        server.rooms.serving = call -> {
            arrived.countDown();
            await(open);
            return TestRooms.echo(call);
        };
        List<CompletableFuture<HttpResponse<String>>> begun = new ArrayList<>();
        for (int i = 0; i < TestServer.BOUNDS.inFlight(); i++) {
            begun.add(client.sendAsync(request("/a").build(), BodyHandlers.ofString()));
        }
        await(arrived);
        HttpResponse<String> refused = send(request("/a"));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        open.countDown();
        for (CompletableFuture<HttpResponse<String>> one : begun) {
            assertThat(one.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
    }

    /// This client writes to a connection that the connector has closed behind the last answer, now and
    /// then, and loses the answer with it: then it is tried again.
    @Test
    void a_request_that_has_begun_ends_before_the_server_does() throws Exception {
        HttpResponse<String> finished = null;
        for (int tries = 0; finished == null; tries++) {
            finished = endsBeforeTheServer(tries < 2);
        }
        assertThat(finished.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(finished.body()).contains("\"body\":\"hello\"");
    }

    private @Nullable HttpResponse<String> endsBeforeTheServer(boolean mayBeLost) throws Exception {
        start(PATIENT);
        Held held = new Held();
        CountDownLatch arrived = announceArrivals();
        CompletableFuture<HttpResponse<String>> late = post(held);
        await(arrived);
        Thread stopping = Thread.startVirtualThread(server.server::stop);
        held.end();
        try {
            return late.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException lost) {
            assertThat(mayBeLost && "Broken pipe".equals(lost.getCause().getMessage()))
                .as(lost.toString()).isTrue();
            return null;
        } finally {
            assertThat(stopping.join(Duration.ofSeconds(5))).isTrue();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /// A body that begins at once and ends when it is told to.
    private static final class Held implements Flow.Publisher<ByteBuffer>, Flow.Subscription {

        private final AtomicBoolean asked = new AtomicBoolean();
        private final CompletableFuture<Flow.Subscriber<? super ByteBuffer>> client =
            new CompletableFuture<>();

        @Override
        public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
            client.complete(subscriber);
            subscriber.onSubscribe(this);
        }

        @Override
        public void request(long wanted) {
            if (asked.compareAndSet(false, true)) {
                client.join().onNext(ByteBuffer.wrap("hello".getBytes(US_ASCII)));
            }
        }

        @Override
        public void cancel() {}

        void end() {
            client.join().onComplete();
        }
    }
}

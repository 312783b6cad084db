package com.jupiteriq.edge.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.Await;
import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.Body;
import com.jupiteriq.edge.Call;
import com.jupiteriq.edge.tls.TlsFiles;
import com.jupiteriq.edge.transfer.ClientGone;
import com.jupiteriq.edge.wire.ServerSettings.Uploads;
import com.jupiteriq.json.JsonWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bodies that are taken as they come, and bodies of a known length, over HTTP/2.
class TransferHttp2Test {

    private static final int MOST = 200_000;
    private static final Uploads SHORT = new Uploads(Duration.ofSeconds(1), Duration.ofSeconds(4));

    /// Between two drops of a client that drips. Of smaller ones the connector bears only a few before it
    /// ends the connection.
    private static final Duration DRIP = Duration.ofMillis(100);
    private static final int DROP = 2 << 10;

    @TempDir
    static Path shared;

    private static TestServer server;
    private static HttpClient client;
    private static TestCertificates certificates;

    private final List<String> seen = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() {
        certificates = TestCertificates.fresh(shared);
        TlsFiles files = certificates.write(shared);
        server = new TestServer(TestServer.BOUNDS.with(SHORT), files);
        client = HttpClient.newBuilder().sslContext(TestCertificates.trusting(certificates)).build();
    }

    @AfterAll
    static void stop() {
        client.shutdownNow();
        server.close();
    }

    @BeforeEach
    void begin() {
        server.rooms.serving = this::measured;
    }

    private Answer measured(Call call) {
        try {
            seen.add("begun");
            long length = call.incoming(MOST).bytes().transferTo(OutputStream.nullOutputStream());
            return TestRooms.json(200, new JsonWriter().object().field("length", length));
        } catch (ClientGone gone) {
            seen.add("gone");
            throw gone;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.server.port() + "/a"))
            .timeout(Duration.ofSeconds(20));
    }

    private static HttpResponse<String> send(BodyPublisher body) throws Exception {
        HttpResponse<String> answer = client.send(request().POST(body).build(), BodyHandlers.ofString());
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        return answer;
    }

    private static BodyPublisher flowing(int length) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[length]));
    }

    @Test
    void a_body_is_taken_whatever_it_announces() throws Exception {
        assertThat(send(BodyPublishers.noBody()).body()).isEqualTo("{\"length\":0}");
        assertThat(send(flowing(0)).body()).isEqualTo("{\"length\":0}");
        for (BodyPublisher body : List.of(BodyPublishers.ofByteArray(new byte[MOST]), flowing(MOST))) {
            assertThat(send(body).body()).isEqualTo("{\"length\":" + MOST + "}");
        }
    }

    @Test
    void what_passes_the_bound_is_refused() throws Exception {
        assertThat(send(flowing(MOST + 1)).statusCode()).isEqualTo(413);
        assertThat(send(BodyPublishers.ofByteArray(new byte[MOST + 1])).statusCode()).isEqualTo(413);
        assertThat(send(flowing(MOST)).statusCode()).isEqualTo(200);
    }

    @Test
    void who_stalls_or_drips_is_refused_and_disturbs_nobody() throws Exception {
        CompletableFuture<HttpResponse<String>> stalling = post(new Dripping(false));
        CompletableFuture<HttpResponse<String>> dripping = post(new Dripping(true));
        Await.until("both have begun", () -> seen.size() == 2);
        assertThat(send(BodyPublishers.ofString("Hello")).body()).isEqualTo("{\"length\":5}");
        assertThat(stalling.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(408);
        assertThat(dripping.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(504);
        assertThat(send(BodyPublishers.ofString("Hello")).body()).isEqualTo("{\"length\":5}");
    }

    @Test
    void who_resets_the_stream_has_left() {
        try (Frames frames = new Frames(server.server.port(), certificates)) {
            frames.send(Frames.HEADERS, Frames.END_HEADERS, 1, Frames.fields(
                ":method", "POST", ":scheme", "https", ":path", "/a", ":authority", "x"));
            frames.send(Frames.DATA, 0, 1, "Hello".getBytes(US_ASCII));
            Await.until("it has begun", () -> seen.contains("begun"));
            frames.send(Frames.RESET, 0, 1, new byte[] {0, 0, 0, 8});
            Await.until("it is noticed", () -> seen.contains("gone"));
        }
    }

    @Test
    void a_body_of_a_known_length_says_it_and_has_it() throws Exception {
        server.rooms.serving = call -> new Answer(200, List.of(), new Body.Sized(100_000, sink -> {
            sink.write(new byte[40_000]);
            sink.write(new byte[100_000], 10, 60_000);
        }));
        HttpResponse<byte[]> whole = client.send(request().build(), BodyHandlers.ofByteArray());
        assertThat(whole.headers().firstValue("Content-Length")).contains("100000");
        assertThat(whole.body()).hasSize(100_000);
        HttpResponse<byte[]> head = client.send(
            request().method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofByteArray());
        assertThat(head.headers().firstValue("Content-Length")).contains("100000");
        assertThat(head.body()).isEmpty();
    }

    @Test
    void a_body_that_turns_out_otherwise_is_broken_off() throws Exception {
        server.rooms.serving = sized(30_000, 20_000, 0);
        assertThatThrownBy(() -> send(BodyPublishers.noBody())).isInstanceOf(IOException.class);
        server.rooms.serving = sized(30_000, 20_000, 20_000);
        assertThatThrownBy(() -> send(BodyPublishers.noBody())).isInstanceOf(IOException.class);
        server.rooms.serving = sized(30_000, 40_000, 0);
        assertThat(send(BodyPublishers.noBody()).statusCode()).as("before a byte has left").isEqualTo(500);
        server.rooms.serving = this::measured;
        assertThat(send(BodyPublishers.ofString("Hello")).body()).isEqualTo("{\"length\":5}");
    }

    private static Function<Call, Answer> sized(long promised, int first, int second) {
        return call -> new Answer(200, List.of(), new Body.Sized(promised, sink -> {
            sink.write(new byte[first]);
            sink.write(new byte[second]);
        }));
    }

    private static CompletableFuture<HttpResponse<String>> post(BodyPublisher body) {
        return client.sendAsync(request().POST(body).build(), BodyHandlers.ofString());
    }

    /// A body that begins and has no end.
    ///
    /// @param goesOn whether it goes on drop by drop
    private record Dripping(boolean goesOn) implements BodyPublisher {

        @Override
        public long contentLength() {
            return -1;
        }

        @Override
        public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
            AtomicBoolean begun = new AtomicBoolean();
            CountDownLatch over = new CountDownLatch(1);
            subscriber.onSubscribe(new Flow.Subscription() {

                @Override
                public void request(long wanted) {
                    if (begun.compareAndSet(false, true)) {
                        Thread.startVirtualThread(() -> drip(subscriber, over));
                    }
                }

                @Override
                public void cancel() {
                    over.countDown();
                }
            });
        }

        private void drip(Flow.Subscriber<? super ByteBuffer> subscriber, CountDownLatch over) {
            try {
                do {
                    subscriber.onNext(ByteBuffer.wrap(new byte[DROP]));
                } while (goesOn && !over.await(DRIP.toMillis(), TimeUnit.MILLISECONDS));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

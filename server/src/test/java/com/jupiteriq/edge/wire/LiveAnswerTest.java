package com.jupiteriq.edge.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.Body;
import com.jupiteriq.edge.http.Header;
import com.jupiteriq.kernel.Live;
import com.jupiteriq.kernel.Outlet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Answers that go on after their head, over every kind of connection.
class LiveAnswerTest {

    private static final String GET = "GET /live HTTP/1.1\r\nHost: x\r\n\r\n";

    private final List<Told> lives = new CopyOnWriteArrayList<>();
    private final AtomicInteger left = new AtomicInteger();

    /// What is told, and heard, of one answer.
    private static final class Told implements Live {

        final AtomicInteger gone = new AtomicInteger();
        final AtomicInteger roomAgain = new AtomicInteger();
        volatile @Nullable Outlet outlet;

        @Override
        public void begin(Outlet begun) {
            outlet = begun;
        }

        void say(String words) {
            out().send(words.getBytes(StandardCharsets.US_ASCII));
        }

        Outlet out() {
            Outlet begun = outlet;
            assertThat(begun).isNotNull();
            return begun;
        }

        @Override
        public void roomAgain() {
            roomAgain.incrementAndGet();
        }

        @Override
        public void drain() {
            say("end\n");
            out().end();
        }

        @Override
        public void gone() {
            gone.incrementAndGet();
        }
    }

    private TestServer serving(TestServer server) {
        server.rooms.serving = visit -> {
            Told told = new Told();
            lives.add(told);
            return new Answer(200, List.of(new Header("Content-Type", "text/event-stream")),
                new Body.Ongoing("first\n".getBytes(StandardCharsets.US_ASCII), told));
        };
        server.rooms.leaving = visit -> left.incrementAndGet();
        return server;
    }

    private Told live() {
        Await.until("an answer that goes on", () -> !lives.isEmpty() && lives.getFirst().outlet != null);
        return lives.getFirst();
    }

    @Test
    void the_head_and_the_first_words_leave_at_once_and_more_when_it_is_said() {
        try (TestServer server = serving(new TestServer()); Wired wired = server.connect().send(GET)) {
            Answered head = wired.answer();
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.headers()).containsEntry("content-type", List.of("text/event-stream"))
                .containsEntry("connection", List.of("close"))
                .doesNotContainKeys("content-length", "transfer-encoding", "content-encoding");
            Told told = live();
            told.say("second\n");
            told.say("third\n");
            told.out().end();
            assertThat(wired.rest()).isEqualTo("first\nsecond\nthird\n");
            Await.until("the end", () -> told.gone.get() == 1 && left.get() == 1);
        }
    }

    @Test
    void who_leaves_is_noticed_though_nothing_is_said() {
        try (TestServer server = serving(new TestServer())) {
            Wired wired = server.connect().send(GET).begun();
            Told told = live();
            assertThat(told.gone.get() + left.get()).isZero();
            wired.close();
            Await.until("the end", () -> told.gone.get() == 1 && left.get() == 1);
        }
    }

    @Test
    void more_may_go_on_than_connections_and_requests_are_allowed() {
        int many = TestServer.BOUNDS.connections() * 2;
        try (TestServer server = serving(new TestServer())) {
            List<Wired> clients = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                clients.add(server.connect().send(GET).begun());
            }
            Await.until("all streams",
                () -> lives.stream().filter(told -> told.outlet != null).count() == many);
            server.rooms.serving = TestRooms::echo;
            assertThat(server.send("GET /next HTTP/1.1\r\nHost: x\r\n\r\n").status()).isEqualTo(200);
            server.server.stop();
            for (Wired client : clients) {
                client.answer();
                assertThat(client.rest()).isEqualTo("first\nend\n");
                client.close();
            }
            assertThat(lives).allMatch(told -> told.gone.get() == 1);
            assertThat(left).hasValue(many + 1);
        }
    }

    @Test
    void a_head_request_gets_the_head_and_holds_nothing() {
        try (TestServer server = serving(new TestServer()); Wired wired = server.connect()) {
            wired.send("HEAD /live HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(wired.answer(true).headers())
                .containsEntry("content-type", List.of("text/event-stream"));
            Await.until("the end", () -> lives.getFirst().gone.get() == 1 && left.get() == 1);
            assertThat(lives.getFirst().outlet).isNull();
        }
    }

    @Test
    void who_does_not_read_gets_no_more_until_he_does() throws IOException {
        try (TestServer server = serving(new TestServer()); Wired wired = server.connect()) {
            wired.send(GET).begun();
            Told told = live();
            byte[] much = new byte[Line.FULL];
            int sent = 0;
            while (told.out().hasRoom() && sent < 10_000) {
                told.out().send(much);
                sent++;
                Await.until("room, or none", () -> true);
            }
            assertThat(told.out().hasRoom()).isFalse();
            wired.socket.getInputStream().readNBytes((sent - 1) * much.length);
            Await.until("room again", () -> told.roomAgain.get() > 0 && told.out().hasRoom());
            assertThat(told.gone).hasValue(0);
        }
    }

    @Test
    void over_tls_it_goes_on_as_well(@TempDir Path folder) throws Exception {
        TestCertificates certificates = TestCertificates.fresh(folder);
        for (HttpClient.Version version : HttpClient.Version.values()) {
            lives.clear();
            left.set(0);
            try (TestServer server =
                    serving(new TestServer(TestServer.BOUNDS, certificates.write(folder)));
                HttpClient client = HttpClient.newBuilder().version(version)
                    .sslContext(TestCertificates.trusting(certificates)).build()) {
                HttpResponse<InputStream> answer = client.send(HttpRequest.newBuilder(
                        URI.create("https://localhost:" + server.server.port() + "/live")).build(),
                    BodyHandlers.ofInputStream());
                assertThat(answer.version()).isEqualTo(version);
                BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body()));
                assertThat(lines.readLine()).isEqualTo("first");
                Told told = live();
                told.say("second\n");
                assertThat(lines.readLine()).isEqualTo("second");
                byte[] long_ = ("x".repeat(100_000) + "\n").getBytes(StandardCharsets.US_ASCII);
                told.out().send(long_);
                assertThat(lines.readLine()).hasSize(100_000);
                server.server.stop();
                assertThat(lines.readLine()).isEqualTo("end");
                assertThat(lines.readLine()).isNull();
                Await.until("the end", () -> told.gone.get() == 1 && left.get() == 1);
            }
        }
    }
}

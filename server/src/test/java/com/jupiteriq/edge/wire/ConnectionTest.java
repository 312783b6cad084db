package com.jupiteriq.edge.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.Call;
import com.jupiteriq.edge.health.Health;
import com.jupiteriq.edge.wire.ServerSettings.Bounds;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.StartRefused;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of connections: kept, closed, counted, drained.
class ConnectionTest {

    private static final String GET = "GET /next HTTP/1.1\r\nHost: x\r\n\r\n";

    private static Bounds bounds(int inFlight, Duration keepAlive, int requests, Duration drain) {
        return new Bounds(inFlight, 256, Duration.ofSeconds(5), 64L << 20, Duration.ofSeconds(5), keepAlive,
            requests, drain, Duration.ofMillis(500), Bounds.DEFAULT.answerMemory());
    }

    private static final Bounds PATIENT = bounds(64, Duration.ofSeconds(5), 100, Duration.ofSeconds(5));

    @ParameterizedTest
    @ValueSource(strings = {
        "Content-Length: 5\r\n\r\nhello",
        "Content-Length: 0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
    })
    void survives_the_refusal_of_an_unread_body(String body) {
        try (TestServer server = new TestServer(); Wired wired = server.connect()) {
            server.rooms.serving = call -> {
                throw new Refused(new Failure.Unauthenticated(Failure.Reason.MISSING));
            };
            for (int i = 0; i < 3; i++) {
                wired.send("POST /a HTTP/1.1\r\nHost: x\r\n" + body);
                assertThat(wired.answer().status()).isEqualTo(401);
            }
            server.rooms.serving = TestRooms::echo;
            assertThat(wired.send(GET).answer().text()).contains("/next");
        }
    }

    @Test
    void survives_the_refusal_of_a_body_up_to_a_bound() {
        try (TestServer server = new TestServer()) {
            server.rooms.serving = call -> {
                throw new Refused(new Failure.Unauthenticated(Failure.Reason.MISSING));
            };
            try (Wired wired = server.connect()) {
                assertThat(wired.send(post(1 << 20)).answer().status()).isEqualTo(401);
                assertThat(wired.send(GET).answer().status()).isEqualTo(401);
            }
            try (Wired wired = server.connect()) {
                Answered answered = wired.send(post((1 << 20) + 1)).answer();
                assertThat(answered.status()).isEqualTo(401);
                assertThat(answered.header("Connection")).isEqualTo("close");
                assertThat(wired.closedByServer()).isTrue();
            }
        }
    }

    private static byte[] post(int length) {
        String head = "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: " + length + "\r\n\r\n";
        return Arrays.copyOf(head.getBytes(US_ASCII), head.length() + length);
    }

    @Test
    void closes_when_the_rest_of_a_refused_body_does_not_come() {
        try (TestServer server = new TestServer(); Wired wired = server.connect()) {
            server.rooms.serving = call -> {
                throw new Refused(new Failure.Unauthenticated(Failure.Reason.MISSING));
            };
            wired.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc");
            assertThat(wired.answer().status()).isEqualTo(401);
            assertThat(wired.closedByServer()).isTrue();
        }
    }

    @Test
    void answers_pipelined_requests_in_their_order() {
        try (TestServer server = new TestServer(); Wired wired = server.connect()) {
            StringBuilder requests = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                requests.append("POST /p").append(i)
                    .append(" HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}");
            }
            wired.send(requests.toString());
            for (int i = 0; i < 20; i++) {
                assertThat(wired.answer().text()).contains("\"path\":\"/p" + i + "\"", "\"body\":\"{}\"");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1, , keeps", "HTTP/1.1, close, closes", "HTTP/1.0, , closes", "HTTP/1.0, keep-alive, keeps",
    })
    void keeps_connections_as_asked(String version, String connection, String expected) {
        try (TestServer server = new TestServer(); Wired wired = server.connect()) {
            String header = connection == null ? "" : "Connection: " + connection + "\r\n";
            wired.send("GET /a " + version + "\r\nHost: x\r\n" + header + "\r\n");
            assertThat(wired.answer().status()).isEqualTo(200);
            if (expected.equals("keeps")) {
                assertThat(wired.send(GET).answer().status()).isEqualTo(200);
            } else {
                assertThat(wired.closedByServer()).isTrue();
            }
        }
    }

    @Test
    void bounds_the_requests_and_the_rest_of_a_connection() {
        Bounds short2 = bounds(64, Duration.ofMillis(300), 2, Duration.ofSeconds(1));
        try (TestServer server = new TestServer(short2, List.of())) {
            try (Wired wired = server.connect()) {
                assertThat(wired.send(GET).answer().header("Connection")).isEmpty();
                assertThat(wired.send(GET).answer().header("Connection")).isEqualTo("close");
                assertThat(wired.closedByServer()).isTrue();
            }
            try (Wired idle = server.connect()) {
                assertThat(idle.send(GET).answer().status()).isEqualTo(200);
                assertThat(idle.closedByServer()).isTrue();
            }
        }
    }

    private static final Bounds IMPATIENT = new Bounds(64, 256, Duration.ofSeconds(5), 64L << 20,
        Duration.ofMillis(400), Duration.ofSeconds(5), 100, Duration.ofSeconds(1), Duration.ofMillis(500),
        Bounds.DEFAULT.answerMemory());

    @Test
    void gives_up_a_client_that_does_not_take_its_answer() throws Exception {
        try (TestServer server = new TestServer(IMPATIENT, List.of()); Wired deaf = server.connect()) {
            CountDownLatch given = new CountDownLatch(1);
            server.rooms.serving = call -> new Answer(200, List.of(), new byte[64 << 20]);
            server.rooms.leaving = visit -> given.countDown();
            deaf.send(GET);
            assertThat(given.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(deaf.rest().length()).isLessThan(64 << 20);
        }
    }

    @Test
    void closes_when_a_head_drips() {
        try (TestServer server = new TestServer(IMPATIENT, List.of());
            ScheduledExecutorService tap = Executors.newSingleThreadScheduledExecutor();
            Wired fresh = server.connect();
            Wired used = server.connect()) {
            used.send(GET).answer();
            for (Wired wired : List.of(fresh, used)) {
                long begun = System.nanoTime();
                wired.send("GET /a HTTP/1.1\r\nHost: x\r\nX-Slow: ");
                var drip = tap.scheduleAtFixedRate(
                    () -> wired.trySend("a".getBytes(US_ASCII)), 20, 20, TimeUnit.MILLISECONDS);
                assertThat(wired.closedByServer()).isTrue();
                assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isBetween(Duration.ofMillis(390), Duration.ofMillis(1_500));
                drip.cancel(true);
            }
            assertThat(server.send(GET).status()).isEqualTo(200);
        }
    }

    @Test
    void refuses_requests_over_the_cap_at_once() throws Exception {
        try (TestServer server = new TestServer(bounds(2, Duration.ofSeconds(5), 100, Duration.ofSeconds(5)),
            List.of())) {
            Gate gate = new Gate(2);
            server.rooms.serving = gate::pass;
            try (Wired first = server.connect();
                Wired second = server.connect();
                Wired third = server.connect()) {
                first.send(GET);
                second.send(GET);
                gate.awaitArrivals();
                Answered refused = third.send(GET).answer();
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.header("Retry-After")).isEqualTo("1");
                gate.open();
                assertThat(first.answer().status()).isEqualTo(200);
                assertThat(second.answer().status()).isEqualTo(200);
            }
            assertThat(server.send(GET).status()).isEqualTo(200);
        }
    }

    @Test
    void finishes_what_has_begun_before_it_stops() throws Exception {
        try (TestServer server = new TestServer(PATIENT, List.of());
            Wired body = server.connect();
            Wired idle = server.connect();
            Wired idleAsking = server.connect()) {
            idle.send(GET).answer();
            idleAsking.send(GET).answer();
            Gate gate = new Gate(1);
            server.rooms.serving = gate::pass;
            body.send("POST /late HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\n\r\nabc");
            gate.awaitArrivals();
            gate.open();
            int port = server.server.port();
            Thread stopping = Thread.startVirtualThread(server.server::stop);

            awaitRefusedConnections(port);
            Answered last = idleAsking.send(GET).answer();
            assertThat(last.status()).isEqualTo(200);
            assertThat(last.header("Connection")).isEqualTo("close");
            assertThat(readiness(server)).contains("\"server\":\"stopping\"");

            Answered finished = body.send("def").answer();
            assertThat(finished.text()).contains("\"body\":\"abcdef\"");
            assertThat(finished.header("Connection")).isEqualTo("close");
            assertThat(stopping.join(Duration.ofSeconds(3))).isTrue();
            assertThat(idle.closedByServer()).isTrue();
        }
    }

    private static String readiness(TestServer server) {
        try (Wired management = new Wired(server.server.managementPort())) {
            return management.send("GET /health/ready HTTP/1.1\r\nHost: x\r\n\r\n").answer().text();
        }
    }

    private static void awaitRefusedConnections(int port) {
        for (int tries = 0; tries < 1_000; tries++) {
            try (Wired probe = new Wired(port)) {
                assertThat(probe.socket.isConnected()).isTrue();
            } catch (java.io.UncheckedIOException refused) {
                return;
            }
        }
        throw new AssertionError("still accepts");
    }

    @Test
    void waits_no_longer_than_its_bound() throws Exception {
        Bounds hasty = bounds(64, Duration.ofSeconds(5), 100, Duration.ofMillis(200));
        TestServer server = new TestServer(hasty, List.of());
        Gate gate = new Gate(1);
        server.rooms.serving = gate::pass;
        try (Wired stuck = server.connect()) {
            stuck.send(GET);
            gate.awaitArrivals();
            long begun = System.nanoTime();
            server.server.stop();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
            gate.open();
        }
    }

    @Test
    void says_which_port_is_taken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            Ids ids = UUID::randomUUID;
            for (int[] ports : new int[][] {{port, 0}, {0, port}}) {
                ServerSettings settings = new ServerSettings("127.0.0.1", ports[0], ports[1], List.of(),
                    Bounds.DEFAULT, null, List.of());
                WebServer server = new WebServer(settings, ids, new TestRooms(), new Health(List.of()),
                    call -> Optional.empty());
                assertThatThrownBy(server::start)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("Port " + port)
                    .hasMessageMatching("[^\n]*\\.");
            }
        }
    }

    /// Holds requests back until it is opened.
    private static final class Gate {

        private final CountDownLatch arrivals;
        private final CountDownLatch opened = new CountDownLatch(1);

        Gate(int expected) {
            arrivals = new CountDownLatch(expected);
        }

        Answer pass(Call call) {
            arrivals.countDown();
            try {
                opened.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            return TestRooms.echo(call);
        }

        void awaitArrivals() throws InterruptedException {
            assertThat(arrivals.await(5, TimeUnit.SECONDS)).isTrue();
        }

        void open() {
            opened.countDown();
        }
    }
}

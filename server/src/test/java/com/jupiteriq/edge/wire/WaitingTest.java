package com.jupiteriq.edge.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import com.jupiteriq.edge.wire.ServerSettings.Bounds;
import com.jupiteriq.kernel.Failure;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// A server with one place, over HTTP.
class WaitingTest {

    @Test
    void the_one_waits_and_the_other_hears_503() throws Exception {
        try (TestServer server = new TestServer(narrow(), List.of())) {
            CountDownLatch enough = new CountDownLatch(1);
            server.rooms.waits = call -> call.path().equals("/patient");
            server.rooms.serving = call -> {
                if (call.path().equals("/slow")) {
                    awaitQuietly(enough);
                }
                return TestRooms.echo(call);
            };
            try (Wired slow = server.connect(); Wired patient = server.connect()) {
                slow.send(get("/slow"));
                Await.until("it is served", () -> server.rooms.served.contains("GET /slow"));
                patient.send(get("/patient"));
                Await.until("somebody is refused and somebody waits", () ->
                    server.send(get("/hasty")).status() == 503);
                assertThat(server.rooms.failures).allMatch(Failure.Unavailable.class::isInstance);
                assertThat(server.rooms.served).containsExactly("GET /slow");
                enough.countDown();
                assertThat(slow.answer().status()).isEqualTo(200);
                assertThat(patient.answer().status()).isEqualTo(200);
            }
            Await.until("the place is left, a moment after its answer", () ->
                server.send(get("/hasty")).status() == 200);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n";
    }

    private static Bounds narrow() {
        Bounds usual = TestServer.BOUNDS;
        return new Bounds(1, usual.connections(), usual.bodyTime(), usual.bodyMemory(), usual.headTime(),
            usual.keepAlive(), usual.requestsPerConnection(), usual.drain(), usual.linger(),
            usual.answerMemory());
    }
}

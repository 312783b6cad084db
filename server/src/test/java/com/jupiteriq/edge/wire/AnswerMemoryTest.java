package com.jupiteriq.edge.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.wire.ServerSettings.Bounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What answers hold until their clients have taken them.
public class AnswerMemoryTest {

    /// More than the buffers of a connection take, so that it waits for its reader.
    public static final int LARGE = 40 << 20;

    @Test
    void answers_that_their_clients_do_not_take_are_bounded() {
        Bounds bounds = new Bounds(64, 256, TestServer.BODY_TIME, 64L << 20, Duration.ofSeconds(20),
            Duration.ofSeconds(5), 1_000, Duration.ofSeconds(5), Duration.ofMillis(500), 3L * LARGE);
        try (TestServer server = new TestServer(bounds, List.of())) {
            server.rooms.serving = call ->
                new Answer(200, List.of(), new byte[call.path().equals("/large") ? LARGE : 9]);
            List<Wired> slow = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                slow.add(server.connect().send(get("/large")).begun());
            }
            Answered refused = repeated(server, 503);
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(server.send(get("/small")).status()).isEqualTo(200);
            assertThat(slow.getFirst().answer().body()).hasSize(LARGE);
            assertThat(repeated(server, 200).body()).hasSize(LARGE);
            slow.forEach(Wired::close);
        }
    }

    /// The answer with this status, which comes as soon as the others have taken or given back their memory.
    private static Answered repeated(TestServer server, int status) {
        Answered answered = server.send(get("/large"));
        for (int tries = 0; answered.status() != status && tries < 100; tries++) {
            answered = server.send(get("/large"));
        }
        assertThat(answered.status()).isEqualTo(status);
        return answered;
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n";
    }
}

package com.jupiteriq.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.edge.ServerSettings.Bounds;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

public class AnswerMemoryTest {

    /// More than the buffers of a connection take, so that it waits for its reader.
    public static final int LARGE = 40 << 20;

    private static final Answer NO_ANSWER = new Answer(200, List.of(), Answer.NO_BODY);

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

    @Test
    void lists_wait_for_others_and_are_refused_when_it_takes_too_long() {
        ListMemory memory = new ListMemory(150, Duration.ofMillis(1));
        assertThat(memory.within(100, () -> memory.within(50, () -> NO_ANSWER))).isSameAs(NO_ANSWER);
        assertThat(memory.within(150, () -> memory.within(0, () -> NO_ANSWER))).isSameAs(NO_ANSWER);
        assertThatThrownBy(() -> memory.within(100, () -> memory.within(51, () -> NO_ANSWER)))
            .isInstanceOf(Refused.class);
        assertThat(memory.within(150, () -> NO_ANSWER)).isSameAs(NO_ANSWER);
    }

    @Test
    void a_list_is_joined_of_its_items() {
        JsonText others = new JsonText("{\"total\":2}");
        assertThat(Lists.bytes("data", List.of(new JsonText("\"é\""), new JsonText("2")), others))
            .isEqualTo("{\"data\":[\"é\",2],\"total\":2}".getBytes(StandardCharsets.UTF_8));
        assertThat(Lists.bytes("data", List.of(), others)).asString().isEqualTo("{\"data\":[],\"total\":2}");
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

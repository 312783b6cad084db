package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The lines of `docs/streams.md` do what they say.
class StreamGuideTest {

    @Test
    void every_line_of_the_guide_is_told_what_it_shows() throws Exception {
        List<String> examples = Guide.of("streams").examples();
        assertThat(examples).hasSize(4);
        try (TestServer server = new TestServer()) {
            String key = server.key(server.account(), "platform");
            server.send("POST", "/v1/tickets", key, "{\"subject\":\"Told\"}");
            Await.until("the event", () -> server.get("/v1/events", key).body().contains("ticket.created"));
            for (String example : examples) {
                String told = Guide.run(example, server, Map.of("KEY", key));
                assertThat(told).as(example).startsWith("retry: 3000\n\n");
                assertThat(told.contains("event: ticket.created\ndata: {"))
                    .as(example).isEqualTo(!example.contains("type="));
            }
        }
    }
}

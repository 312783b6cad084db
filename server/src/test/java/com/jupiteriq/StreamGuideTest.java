package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.edge.wire.WebServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The lines of `docs/streams.md` do what they say.
class StreamGuideTest {

    private static final Path GUIDE = Path.of("../docs/streams.md");
    private static final Pattern LINES = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @Test
    void every_line_of_the_guide_is_told_what_it_shows() throws Exception {
        List<String> examples = LINES.matcher(Files.readString(GUIDE)).results()
            .map((MatchResult found) -> found.group(1)).toList();
        assertThat(examples).hasSize(4);
        try (TestServer server = new TestServer()) {
            String key = server.key(server.account(), "platform");
            server.send("POST", "/v1/tickets", key, "{\"subject\":\"Told\"}");
            Await.until("the event", () -> server.get("/v1/events", key).body().contains("ticket.created"));
            String api = "http://127.0.0.1:" + server.part(WebServer.class).port() + "/v1";
            for (String example : examples) {
                String told = run(example, api, key);
                assertThat(told).as(example).startsWith("retry: 3000\n\n");
                assertThat(told.contains("event: ticket.created\ndata: {"))
                    .as(example).isEqualTo(!example.contains("type="));
            }
        }
    }

    private static String run(String example, String api, String key)
            throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-euc", example).redirectErrorStream(true);
        shell.environment().put("API", api);
        shell.environment().put("KEY", key);
        Process process = shell.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out;
    }
}

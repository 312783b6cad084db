package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Ports;
import com.jupiteriq.acceptance.kit.Server;
import com.jupiteriq.acceptance.kit.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The README's loop, pasted piece by piece: endpoint and receiver, ticket, attempt.
@AcceptanceTest
class WebhookLoopTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final World world;
    private final String key;

    WebhookLoopTest(World world) {
        this.world = world;
        this.key = world.operator().secret("platform", "test");
    }

    @Test
    void the_readme_leads_from_an_endpoint_to_the_attempt() throws IOException {
        List.of("bash", "curl", "grep", "python3").forEach(Programs::need);
        List<String> pieces = pieces(Ports.free());
        try (Terminal terminal = new Terminal(Server.root())) {
            terminal.paste(pieces.get(0));
            terminal.paste(pieces.get(1));
            terminal.await("listening on port");
            terminal.paste(pieces.get(2));
            terminal.await("verified ticket.created TCK-");
            JsonNode webhook = delivered();
            terminal.paste(pieces.get(3));
            terminal.await("\"first_byte\"");
            String screen = terminal.screen();
            assertThat(screen).contains(
                "\"title\":\"Printer on fire\"", "\"state\":\"delivered\"", "\"event\":\"ticket.created\"",
                "\"url\":\"" + webhook.path("url").asString() + "\"", "\"name\":\"X-Webhook-Signature\"",
                "\\\"subject\\\":\\\"Printer on fire\\\"", "\"status\":204");
            assertThat(screen).as("in the terminal").doesNotContain("whsec_").doesNotContain("refused");
            world.send(Call.delete("/v1/webhooks/" + webhook.path("id").asString()).apiKey(key)).must(204);
        }
    }

    /// The endpoint that was made last, when its delivery has come to its end.
    private JsonNode delivered() {
        JsonNode webhook = get("/v1/webhooks?limit=1").at("/data/0");
        String path = "/v1/webhooks/" + webhook.path("id").asString() + "/deliveries?state=delivered";
        Eventually.until("the delivery's end", SOON, () -> get(path).path("total").asInt() == 1);
        return webhook;
    }

    private JsonNode get(String path) {
        return world.send(Call.get(path).apiKey(key)).must(200).json();
    }

    /// The blocks of the section, with this server's addresses and keys put in: first the one that sets keys.
    private List<String> pieces(int port) throws IOException {
        String readme = Files.readString(Server.root().resolve("README.md"));
        String section =
            readme.substring(readme.indexOf("## Three minutes"), readme.indexOf("## Five contracts"));
        List<String> blocks = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL).matcher(section).results()
            .map((MatchResult block) -> block.group(1)
                .replace("data/keys.json", world.server().data().resolve("keys.json").toString())
                .replace("127.0.0.1:8080", "127.0.0.1:" + world.server().port())
                .replace("9000", Integer.toString(port)))
            .toList();
        int from = blocks.indexOf(
            blocks.stream().filter(block -> block.contains("examples/webhooks")).findFirst().orElseThrow());
        String keys = blocks.getFirst().replaceAll("(?m)^bash .*", "");
        return List.of(keys, blocks.get(from), blocks.get(from + 1), blocks.get(from + 2));
    }
}

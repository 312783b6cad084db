package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Server;
import com.jupiteriq.acceptance.kit.Shell;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The snippets of the documents run as published, with host and key put in (part 4 of the requirements).
@AcceptanceTest
class PublishedSnippetsTest {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final World world;
    private final String token;
    private final String key;

    PublishedSnippetsTest(World world) {
        this.world = world;
        this.token = world.operator().secret("integration", "test");
        this.key = world.operator().secret("platform", "test");
    }

    @Test
    void v01_a_placeholder_path_is_not_found_with_either_header(@TempDir Path folder) {
        for (String snippet : List.of("000-key-header.sh", "000-bearer-header.sh")) {
            String script = Snippets.text(snippet)
                .replace("https://api.jupiteriq.com", world.server().url())
                .replace("your-api-key", key)
                .replace("your-access-token", key);
            JsonNode body = Json.read(Programs.bash(folder, Map.of(), script).must(0).out());
            assertThat(body.at("/error/code").asString()).isEqualTo("RESOURCE_NOT_FOUND");
        }
        assertThat(world.send(Call.get("/v1/endpoint")).must(401).json().at("/error/code").asString())
            .isEqualTo("AUTH_REQUIRED");
    }

    @Test
    void v03_a_filtered_list_of_data_is_told() {
        ItemDriver items = ItemDriver.platform(world, key);
        JsonNode active = items.made(Json.object("attributes", Json.object("city", "Oslo")));
        JsonNode other = items.made(Json.object("status", "paid"));
        String[] line = Snippets.text("000-list-data.txt").strip().split(" ");
        JsonNode list = items.send(Call.of(line[0], line[1])).must(200).json();
        assertThat(list.path("page").asInt()).isOne();
        assertThat(list.path("limit").asInt()).isEqualTo(50);
        assertThat(list.path("data").valueStream()).contains(active).doesNotContain(other)
            .allMatch(item -> item.path("status").asString().equals("active"));
        items.purge(active.path("id").asString()).must(204);
        items.purge(other.path("id").asString()).must(204);
    }

    @Test
    void v05_curl_lists_tickets_with_a_bearer_key(@TempDir Path folder) {
        String script = Snippets.text("001-list.sh")
            .replace("https://api.example.com", world.server().url())
            .replace("YOUR_API_KEY", key);
        JsonNode list = Json.read(Programs.bash(folder, Map.of(), script).must(0).out());
        assertThat(Json.keys(list))
            .containsExactly("data", "total", "page", "limit", "offset", "has_more", "next_cursor");
        assertThat(list.path("data").valueStream().map(ticket -> ticket.path("id").asString()))
            .contains("TCK-12345");
    }

    @Test
    void v07_curl_reaches_the_bare_host(@TempDir Path folder) {
        String script = Snippets.text("001-head.sh").replace("https://api.example.com", world.server().url());
        assertThat(Programs.bash(folder, Map.of(), script).must(0).out()).startsWith("HTTP/1.1 200");
    }

    @Test
    void v08_and_v09_the_calls_of_the_published_clients_work_over_http() {
        SupportDesk desk = V1Driver.support(world, key);
        JsonNode created = desk.open(Json.object(
            "subject", "Issue with login", "description", "Cannot access my account", "priority", "high"))
            .must(201).json();
        assertThat(created.path("subject").asString()).isEqualTo("Issue with login");
        assertThat(created.path("status").asString()).isEqualTo("open");

        JsonNode listed = desk.list("status=open&limit=50").must(200).json();
        assertThat(listed.path("limit").asInt()).isEqualTo(50);
        assertThat(listed.path("data").valueStream().map(ticket -> ticket.path("id")))
            .contains(created.path("id"));
        assertThat(listed.path("data").valueStream().map(ticket -> ticket.path("status").asString()))
            .containsOnly("open");

        JsonNode updated = desk.change("TCK-12345", Json.object("status", "resolved")).must(200).json();
        assertThat(updated.path("id").asString()).isEqualTo("TCK-12345");
        assertThat(updated.path("status").asString()).isEqualTo("resolved");
        assertThat(updated.path("resolved_at").asString()).matches(TIME);
        desk.change("TCK-12345", Json.object("status", "open")).must(200);
    }

    @Test
    void v13_discovery_answers_to_the_letter() {
        String compact = Snippets.json("003-discover.response.json").toString();
        for (String root : List.of(IntegrationDriver.MOUNT, IntegrationDriver.MOUNT + "/")) {
            assertThat(world.send(Call.get(root).bearer(token)).must(200).text()).isEqualTo(compact);
        }
        assertThat(
            world.send(Call.get(IntegrationDriver.MOUNT + "/")).must(401).json().path("error").asString())
            .isEqualTo("missing_token");
    }

    @Test
    void v14_the_four_exchanges_answer_as_printed() {
        String tickets = IntegrationDriver.TICKETS;
        Answer created = world.send(
            Call.post(tickets).bearer(token).json(Snippets.text("003-create.request.json"))).must(201);
        String id = created.json().at("/ticket/id").asString();
        assertPrinted(created, "003-create.response.json");

        Answer commented = world.send(Call.post(tickets + "/" + id + "/comments")
            .bearer(token).json(Snippets.text("003-comment.request.json"))).must(201);
        assertPrinted(commented, "003-comment.response.json");

        new IntegrationDriver(world, token).changeStatus(id, "in_progress").must(200);
        assertPrinted(
            world.send(Call.get(tickets + "/" + id).bearer(token)).must(200), "003-get.response.json");

        Answer resolved = world.send(Call.patch(tickets + "/" + id + "/status")
            .bearer(token).json(Snippets.text("003-status.request.json"))).must(200);
        assertPrinted(resolved, "003-status.response.json");
    }

    @Test
    void v15_the_fetch_flow_runs_in_node(@TempDir Path folder) {
        Programs.need("node");
        String program = "const baseUrl = process.env.BASE_URL, token = process.env.TOKEN;\n"
            + Snippets.text("003-fetch-flow.js");
        Shell.Outcome outcome =
            Shell.run(folder, environment(), List.of("node", "--input-type=module", "-e", program));
        assertThat(outcome.must(0).out()).isEqualTo("Current status: in_progress\n");
    }

    @Test
    void v16_the_example_script_shows_every_exchange() {
        String script = Snippets.text("003-examples.sh")
            .replace("your_token_here", token)
            .replace("https://your-project.supabase.co", world.server().url());
        assertThat(Programs.bash(Server.root(), Map.of(), script).must(0).out())
            .contains("All answers are as documented.");
    }

    @Test
    void v16_the_example_script_notices_a_difference() {
        Map<String, String> wrong =
            Map.of("TOKEN", "stk_wrong", "BASE_URL", world.server().url() + IntegrationDriver.MOUNT);
        assertThat(Programs.bash(Server.root(), wrong, "bash examples/integration_examples.sh").must(1).out())
            .contains("documented: 200");
    }

    private Map<String, String> environment() {
        return Map.of("TOKEN", token, "BASE_URL", world.server().url() + IntegrationDriver.MOUNT);
    }

    /// Same keys in the same order and same values, except for ids and times, which have the printed form.
    private static void assertPrinted(Answer answer, String snippet) {
        assertThat(masked(answer.json()).toString()).isEqualTo(masked(Snippets.json(snippet)).toString());
    }

    private static JsonNode masked(JsonNode node) {
        if (node.isObject()) {
            ObjectNode out = Json.object();
            node.properties().forEach(entry -> out.set(entry.getKey(), masked(entry.getValue())));
            return out;
        }
        String text = node.asString("");
        return text.matches(TIME) ? Json.node("<time>") : text.matches(UUID) ? Json.node("<id>") : node;
    }
}

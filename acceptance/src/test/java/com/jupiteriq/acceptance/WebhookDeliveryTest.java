package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Inbox;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Shell;
import com.jupiteriq.acceptance.kit.Tenant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What arrives at a receiver, and that the documents' own code and the reference libraries take it.
@AcceptanceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookDeliveryTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    /// What the receiver of 001 does with the function that 001 prints.
    private static final String ASK = """

        import json
        import sys
        delivery = json.load(sys.stdin)
        print(verify_signature(delivery["body"], delivery["signature"], delivery["secret"]))
        """;

    private final World world;
    private final Tenant tenant;
    private final V1Driver desk;
    private final IntegrationDriver outside;
    private Inbox inbox;
    private JsonNode webhook;

    WebhookDeliveryTest(World world) {
        this.world = world;
        this.tenant = Tenant.inTest(world.admin(), "Receiver");
        this.desk = V1Driver.platform(world, tenant.platform().secret());
        this.outside = new IntegrationDriver(world, tenant.integration().secret());
    }

    @BeforeEach
    void listen() {
        inbox = new Inbox();
        JsonNode wanted = Json.object("url", inbox.url(), "events", List.of("*"));
        webhook = send(Call.post("/v1/webhooks").json(wanted)).must(201).json();
    }

    @AfterEach
    void hang_up() {
        send(Call.delete("/v1/webhooks/" + webhook.path("id").asString())).must(204);
        inbox.close();
    }

    @Test
    void v04_each_type_has_the_printed_payload_and_the_header() {
        Map<String, Inbox.Delivery> came = everything();
        Set<String> types = world.quickEventTypes();
        types.removeIf(World::isOfAccount);
        types.add("webhook.test");
        assertThat(came.keySet()).isEqualTo(types);
        JsonNode printed = Snippets.json("000-webhook.json");
        came.forEach((type, delivery) -> {
            assertSameKinds(printed, delivery.json());
            assertThat(delivery.json().path("account_id").asString()).isEqualTo(tenant.account());
            assertThat(delivery.header("X-Webhook-Signature")).as(type).matches("[0-9a-f]{64}");
            assertThat(delivery.header("X-Webhook-Event")).isEqualTo(type);
            assertThat(delivery.header("Content-Type")).isEqualTo("application/json");
            assertThat(delivery.header("webhook-id")).isEqualTo(delivery.json().path("id").asString());
        });
    }

    @Test
    void a_ticket_is_told_in_the_words_of_001_too() {
        JsonNode printed = Snippets.json("001-webhook.json");
        desk.open(Json.object("subject", "API Error", "description", "Every call fails.",
            "priority", "high", "customer_email", "customer@example.com")).must(201);
        JsonNode payload = inbox.take(1).getFirst().json();
        assertSameKinds(printed, payload);
        JsonNode data = payload.path("data");
        for (String same : List.of("subject", "priority", "customer_email")) {
            assertThat(data.path(same)).isEqualTo(printed.at("/data/" + same));
        }
        assertThat(data.path("ticket_id").asString()).matches(desk.idPattern());
        assertThat(data.path("id")).isEqualTo(data.path("ticket_id"));
        assertThat(data.at("/attributes/description").asString()).isEqualTo("Every call fails.");
    }

    @Test
    void what_happens_to_a_ticket_is_told_with_what_changed() {
        Map<String, Inbox.Delivery> came = everything();
        assertThat(came.get("ticket.updated").json().at("/data/changed_fields").toString())
            .isEqualTo("[\"status\"]");
        assertThat(came.get("ticket.resolved").json().at("/data/attributes/status").asString())
            .isEqualTo("resolved");
        assertThat(came.get("response.sent").json().at("/data/comment/content").asString())
            .isEqualTo("We are on it");
        assertThat(came.get("webhook.test").json().at("/data/id")).isEqualTo(webhook.path("id"));
    }

    @Test
    void v06_the_printed_python_function_returns_true(@TempDir Path folder) {
        Programs.need("python3");
        desk.open(Json.object("subject", "Gr\u00fc\u00dfe \uD83D\uDE00")).must(201);
        Inbox.Delivery delivery = inbox.take(1).getFirst();
        assertThat(asked(folder, delivery.body(), delivery)).isEqualTo("True\n");
        assertThat(asked(folder, delivery.body().replace("\"open\"", "\"closed\""), delivery))
            .isEqualTo("False\n");
        assertThat(asked(folder, delivery.body() + "\n", delivery)).isEqualTo("False\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"python", "node", "go"})
    void the_reference_libraries_of_standard_webhooks_take_it_and_no_changed_one(String language) {
        outside.open(Json.object("title", "Gr\u00fc\u00dfe \uD83D\uDE00")).must(201);
        Inbox.Delivery delivery = inbox.take(1).getFirst();
        String input = Json.object("secret", webhook.path("secret"), "headers", delivery.headers(),
            "body", delivery.body()).toString();
        String said = Programs.verifier(language, input).must(0).out();
        assertThat(said.lines()).hasSize(2).allMatch(line -> line.startsWith("refused:"));
    }

    @Test
    void the_attempt_tells_what_the_receiver_saw() {
        desk.open(Json.object("subject", "Seen from both sides")).must(201);
        Inbox.Delivery delivery = inbox.take(1).getFirst();
        String path = "/v1/webhooks/deliveries/" + delivery.header("X-Webhook-Delivery");
        Eventually.until("the delivery's end", SOON, () ->
            send(Call.get(path)).must(200).json().path("state").asString().equals("delivered"));
        JsonNode told = send(Call.get(path)).must(200).json();
        assertThat(told.path("event_id").asString()).isEqualTo(delivery.header("webhook-id"));
        assertThat(told.path("attempts").size()).isEqualTo(1);
        JsonNode attempt = told.at("/attempts/0");
        assertThat(attempt.at("/request/url").asString()).isEqualTo(inbox.url());
        assertThat(attempt.at("/request/body").asString()).isEqualTo(delivery.body());
        attempt.at("/request/headers").forEach(header ->
            assertThat(delivery.header(header.path("name").asString()))
                .isEqualTo(header.path("value").asString()));
        assertThat(attempt.at("/response/status").asInt()).isEqualTo(204);
        assertThat(attempt.path("error").isNull()).isTrue();
    }

    @Test
    void a_call_that_is_repeated_with_its_key_makes_one_endpoint_and_one_delivery() {
        JsonNode wanted = Json.object("url", inbox.url(), "events", List.of("*"), "enabled", false);
        Call make = Call.post("/v1/webhooks").json(wanted).idempotent("make");
        Answer made = send(make).must(201);
        assertThat(send(make).must(201).body()).as("its secret too").isEqualTo(made.body());
        assertThat(send(Call.get("/v1/webhooks")).must(200).json().path("total").asInt()).isEqualTo(2);
        send(Call.delete("/v1/webhooks/" + made.json().path("id").asString())).must(204);

        String hook = "/v1/webhooks/" + webhook.path("id").asString();
        Call test = Call.post(hook + "/test").idempotent("test");
        Answer tested = send(test).must(202);
        assertThat(send(test).must(202).body()).isEqualTo(tested.body());
        inbox.take(1);
        assertThat(send(Call.get(hook + "/deliveries")).must(200).json().path("total").asInt())
            .isEqualTo(1);
    }

    /// One delivery of each type that a customer can make happen; of changes the one of the status.
    private Map<String, Inbox.Delivery> everything() {
        Feed feed = Feed.fromNow(world, tenant.platform().secret());
        Answer opened = outside.open(Json.object("title", "Told")).must(201);
        String id = outside.ticket(opened).path("id").asString();
        desk.comment(id, "We are on it", false).must(201);
        outside.changeStatus(id, "resolved").must(200);
        desk.send(Call.delete("/v1/tickets/" + id)).must(204);
        Lives lives = new Lives(world, tenant.platform().secret());
        String user = lives.all();
        send(Call.post("/v1/webhooks/" + webhook.path("id").asString() + "/test")).must(202);
        List<Inbox.Delivery> deliveries = new ArrayList<>(inbox.take(feed.all().size() + 1));
        lives.end(user);
        deliveries.addAll(inbox.take(feed.all().size()));
        Map<String, Inbox.Delivery> came = new HashMap<>();
        for (Inbox.Delivery delivery : deliveries) {
            if (!delivery.json().at("/data/changed_fields").toString().equals("[\"comments\"]")) {
                came.put(delivery.event(), delivery);
            }
        }
        return came;
    }

    private String asked(Path folder, String body, Inbox.Delivery delivery) {
        String input = Json.object("body", body, "signature", delivery.header("X-Webhook-Signature"),
            "secret", webhook.path("secret")).toString();
        String program = Snippets.text("001-verify.py") + ASK;
        return Shell.run(folder, Map.of(), List.of("python3", "-c", program), input).must(0).out();
    }

    private Answer send(Call call) {
        return world.send(call.apiKey(tenant.platform().secret()));
    }

    /// Everything that is printed is there, a text as a text and an object as an object.
    private static void assertSameKinds(JsonNode printed, JsonNode payload) {
        printed.properties().forEach(member -> {
            JsonNode value = payload.path(member.getKey());
            assertThat(value.getNodeType()).as(member.getKey()).isEqualTo(member.getValue().getNodeType());
            assertSameKinds(member.getValue(), value);
        });
    }
}

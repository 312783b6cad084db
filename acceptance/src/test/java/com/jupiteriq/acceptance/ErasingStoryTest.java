package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Inbox;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Tenant;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// A person is deleted: what clients of either contract of `/v1` see of them before and after, and receivers.
@AcceptanceTest
class ErasingStoryTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String EMAIL = "forgotten.person@somewhere.example";

    private final World world;
    private V1Driver desk;
    private V1Driver rival;

    ErasingStoryTest(World world) {
        this.world = world;
        this.desk = V1Driver.platform(world, "");
        this.rival = desk;
    }

    @ParameterizedTest
    @ValueSource(strings = {"platform", "identity"})
    void a_deleted_person_is_known_by_the_id_alone(String contract) throws IOException {
        begin(contract);
        try (Inbox inbox = new Inbox()) {
            JsonNode hook = object(desk.send(Call.post("/v1/webhooks")
                .json(Json.object("url", inbox.url(), "events", List.of("user.*")))).must(201));
            JsonNode user = object(desk.send(create()).must(201));
            String path = "/v1/users/" + user.path("id").asString();
            assertThat(desk.send(create()).must(201).need("Idempotent-Replayed")).isEqualTo("true");
            desk.send(Call.patch(path).json("{\"name\":\"Forgotten Soon\"}")).must(200);
            JsonNode neighbour = object(rival.send(create()).must(201));
            List<Inbox.Delivery> told = inbox.take(2);
            assertThat(told).allMatch(delivery -> delivery.body().contains(EMAIL));
            Inbox.Delivery made = told.stream()
                .filter(delivery -> delivery.event().equals("user.created")).findFirst().orElseThrow();
            awaitDelivered(made);
            assertThat(delivery(made).at("/attempts/0/request/body").asString()).contains(EMAIL);
            assertThat(log(desk)).contains(EMAIL);

            desk.send(Call.delete(path).idempotent("away")).must(204);
            Inbox.Delivery gone = inbox.take(1).getFirst();
            assertThat(gone.event()).isEqualTo("user.deleted");
            assertThat(gone.json().at("/data/attributes")).isEqualTo(
                Json.object("id", user.path("id"), "number", user.path("number")));
            desk.send(Call.get(path)).must(404);
            Eventually.until("the log forgets", SOON, () -> !log(desk).contains(EMAIL));

            assertErased(user);
            assertReplayed(path);
            assertAttemptAndRetry(made, inbox, user);
            assertThat(log(rival)).contains(EMAIL, neighbour.path("id").asString());
            assertThat(object(rival.send(create()).must(201))).isEqualTo(neighbour);
            desk.send(create().without("X-Idempotency-Key")).must(201);
            desk.send(Call.delete("/v1/webhooks/" + hook.path("id").asString())).must(204);
        }
    }

    private void begin(String contract) {
        Tenant ours = Tenant.inTest(world.admin(), "Forgetful");
        Tenant theirs = Tenant.inTest(world.admin(), "Mindful");
        boolean plain = contract.equals("platform");
        desk = plain ? V1Driver.platform(world, ours.platform().secret())
            : V1Driver.identity(world, ours.identity().secret());
        rival = plain ? V1Driver.platform(world, theirs.platform().secret())
            : V1Driver.identity(world, theirs.identity().secret());
    }

    private static Call create() {
        return Call.post("/v1/users").idempotent("once").json(Json.object(
            "email", EMAIL, "name", "Forgotten Person", "username", "forgotten", "phone", "+4915112345678"));
    }

    private JsonNode object(Answer answer) {
        return desk.ticket(answer);
    }

    /// In the log and in a stream of it.
    private void assertErased(JsonNode user) throws IOException {
        JsonNode page = desk.send(Call.get("/v1/events?type=user.*")).must(200).json();
        assertThat(page.path("data").valueStream().map(event -> event.path("event").asString()))
            .containsExactly("user.created", "user.updated", "user.deleted");
        for (JsonNode event : List.of(page.at("/data/0"), page.at("/data/1"))) {
            assertThat(event.path("data")).isEqualTo(erased(user));
        }
        assertThat(page.at("/data/2/data/attributes/number")).isEqualTo(user.path("number"));
        long first = page.at("/data/0/sequence").asLong();
        assertThat(page.path("data").valueStream().map(event -> event.path("sequence").asLong()))
            .as("no position is lost").containsExactly(first, first + 1, first + 2);
        assertThat(streamed()).isEqualTo(erased(user));
    }

    private static JsonNode erased(JsonNode user) {
        return Json.object("id", user.path("id"), "type", "user",
            "attributes", Json.object("id", user.path("id"), "erased", true));
    }

    /// What the first event of a user tells to who listens from its beginning.
    private JsonNode streamed() throws IOException {
        HttpRequest.Builder request =
            HttpRequest.newBuilder(URI.create(world.server().url() + "/v1/events/stream?after=0&type=user.*"));
        desk.credential().apply(Call.get("/")).headers()
            .forEach(header -> request.header(header.getKey(), header.getValue()));
        try (HttpClient client = HttpClient.newHttpClient();
                InputStream in = client.send(request.build(), BodyHandlers.ofInputStream()).body();
                BufferedReader lines =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String data = lines.lines().filter(line -> line.startsWith("data:")).findFirst().orElseThrow();
            client.shutdownNow();
            return Json.read(data.substring("data:".length())).path("data");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The create cannot be answered again; that the deletion was done can.
    private void assertReplayed(String path) {
        JsonNode error = desk.send(create()).must(410).json().path("error");
        assertThat(error.path("code").asString()).isEqualTo("GONE");
        assertThat(error.path("message").asString()).contains("was carried out").contains("erased");
        desk.send(Call.delete(path)).must(404);
    }

    private void assertAttemptAndRetry(Inbox.Delivery made, Inbox inbox, JsonNode user) {
        JsonNode attempt = Eventually.get("the attempt's body to be wiped", SOON, () -> Optional
            .of(delivery(made).at("/attempts/0")).filter(one -> one.at("/request/body").isNull()));
        assertThat(attempt.at("/response/status").asInt()).isEqualTo(204);
        assertThat(attempt.at("/response/headers").isEmpty()).isTrue();
        String id = made.header("X-Webhook-Delivery");
        desk.send(Call.post("/v1/webhooks/deliveries/" + id + "/retry")).must(202);
        Inbox.Delivery again = inbox.take(1).getFirst();
        assertThat(again.header("webhook-id")).isEqualTo(made.header("webhook-id"));
        assertThat(again.json().path("data")).isEqualTo(erased(user));
        assertThat(again.body()).doesNotContain(EMAIL);
        awaitDelivered(again);
    }

    private void awaitDelivered(Inbox.Delivery delivery) {
        Eventually.until("the delivery's end", SOON, () ->
            delivery(delivery).path("state").asString().equals("delivered"));
    }

    private JsonNode delivery(Inbox.Delivery delivery) {
        return object(desk.send(
            Call.get("/v1/webhooks/deliveries/" + delivery.header("X-Webhook-Delivery"))).must(200));
    }

    private static String log(V1Driver driver) {
        return driver.send(Call.get("/v1/events?limit=100")).must(200).text();
    }

    @Test
    void the_operator_sees_that_nobody_waits_longer_than_may_be() throws IOException, InterruptedException {
        String metrics;
        try (HttpClient client = HttpClient.newHttpClient()) {
            metrics = client.send(
                HttpRequest.newBuilder(URI.create(world.server().managementUrl() + "/metrics")).build(),
                BodyHandlers.ofString()).body();
        }
        assertThat(metrics).contains("jupiteriq_erasure_bound_seconds 3600.0", "jupiteriq_erasures_waiting ",
            "jupiteriq_erasure_oldest_seconds ", "task=\"erasing\"");
    }
}

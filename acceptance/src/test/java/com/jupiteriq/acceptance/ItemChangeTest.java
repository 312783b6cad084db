package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Json;
import java.io.BufferedReader;
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
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The changes of data items, by each of their parameters (R119; 000:513-517).
@AcceptanceTest
class ItemChangeTest {

    private static final Duration ROUTED = Duration.ofSeconds(10);

    private final World world;
    private final ItemDriver items;
    private final String type = "type-" + UUID.randomUUID();

    ItemChangeTest(World world) {
        this.world = world;
        this.items = ItemDriver.platform(world, world.acme().platform().secret());
    }

    private JsonNode changes(String query) {
        return items.send(Call.get(ItemDriver.CHANGES + "?" + query)).must(200).json();
    }

    private JsonNode make(int n) {
        return items.made(Json.object("type", type, "attributes", Json.object("n", n)));
    }

    /// The position behind all that was done so far.
    private long newest() {
        String id = make(0).path("id").asString();
        return Eventually.get("the changes", ROUTED, () -> {
            long after = 0;
            JsonNode page;
            do {
                page = changes("limit=1000&after=" + after);
                for (JsonNode change : page.path("data")) {
                    if (change.path("id").asString().equals(id)) {
                        return Optional.of(change.path("position").asLong());
                    }
                }
                after = page.path("next_after").asLong();
            } while (page.path("has_more").asBoolean());
            return Optional.empty();
        });
    }

    private static List<String> ids(JsonNode page) {
        return page.path("data").valueStream().map(change -> change.path("id").asString()).toList();
    }

    @Test
    void an_item_is_told_once_a_page_where_it_last_changed_and_as_it_is_by_now() {
        long before = newest();
        String one = make(1).path("id").asString();
        String two = make(2).path("id").asString();
        items.patch(one, Json.object("status", "late")).must(200);
        items.delete(two).must(204);
        JsonNode page = Eventually.get("the changes", ROUTED, () ->
            Optional.of(changes("type=" + type + "&after=" + before))
                .filter(told -> told.path("next_after").asLong() >= before + 4));
        assertThat(ids(page)).containsExactly(one, two);
        assertThat(page.at("/data/0/item/status").asString()).isEqualTo("late");
        assertThat(page.at("/data/0/position").asLong()).isEqualTo(before + 3);
        assertThat(page.at("/data/1/op").asString()).isEqualTo("delete");
        assertThat(page.at("/data/1/type").asString()).isEqualTo(type);
        assertThat(page.path("has_more").asBoolean()).isFalse();
    }

    @Test
    void a_page_ends_at_its_limit_and_never_inside_a_bulk() {
        long before = newest();
        make(1);
        JsonNode[] many = IntStream.range(0, 30)
            .mapToObj(n -> Json.object("op", "create", "data", Json.object("type", type)))
            .toArray(JsonNode[]::new);
        items.results(items.bulk(true, many));
        make(2);
        long end = newest();
        assertThat(ids(changes("limit=1&after=" + before))).hasSize(1);
        JsonNode page = changes("limit=2&after=" + before);
        assertThat(ids(page)).hasSize(31);
        assertThat(page.path("has_more").asBoolean()).isTrue();
        assertThat(page.path("next_after").asLong()).isEqualTo(before + 2);
        assertThat(ids(changes("limit=1000&after=" + before))).hasSize(33);
        assertThat(changes("after=" + end).path("next_after").asLong()).isGreaterThanOrEqualTo(end);
    }

    @Test
    void whoever_waits_is_told_when_an_item_of_the_type_changes_and_of_no_other() throws Exception {
        long before = newest();
        CompletableFuture<JsonNode> waiting = CompletableFuture.supplyAsync(() ->
            changes("wait=30&type=" + type + "&after=" + before));
        String other = items.made(Json.object("type", "other-" + UUID.randomUUID())).path("id").asString();
        String wanted = make(1).path("id").asString();
        assertThat(ids(waiting.get(20, TimeUnit.SECONDS)))
            .containsExactly(wanted).doesNotContain(other);
    }

    @Test
    void whoever_waits_for_nothing_hears_so_in_time() {
        long before = newest();
        long begun = System.nanoTime();
        JsonNode page = changes("wait=1&type=nothing&after=" + before);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(
            Duration.ofMillis(900), Duration.ofSeconds(10));
        assertThat(page.path("data")).isEmpty();
    }

    /// 000:484
    @Test
    void a_stream_tells_of_an_item_at_once() throws Exception {
        HttpRequest request = HttpRequest
            .newBuilder(URI.create(world.server().url() + "/v1/events/stream?type=data.*"))
            .header("Authorization", "Bearer " + items.secret()).build();
        try (HttpClient client = HttpClient.newHttpClient();
                InputStream in = client.send(request, BodyHandlers.ofInputStream()).body();
                BufferedReader lines =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String id = make(1).path("id").asString();
            assertThat(lines.lines().filter(line -> line.startsWith("data:") && line.contains(id)).findFirst()
                .map(line -> Json.read(line.substring("data:".length())))).get()
                .satisfies(event -> {
                    assertThat(event.path("event").asString()).isEqualTo("data.created");
                    assertThat(event.at("/data/attributes/n").asInt()).isEqualTo(1);
                });
            client.shutdownNow();
        }
    }
}

package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Admin;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Tenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The event log as a client reads it: what is told, in which order, and how to go on (C29, C46, D10, D15).
@AcceptanceTest
class EventTest {

    private final World world;
    private final V1Driver desk;
    private Feed feed;

    EventTest(World world) {
        this.world = world;
        this.desk = V1Driver.platform(world, world.acme().platform().secret());
        this.feed = Feed.fromNow(world, world.acme().platform().secret());
    }

    @BeforeEach
    void go_on_from_now() {
        feed = Feed.fromNow(world, world.acme().platform().secret());
    }

    @Test
    void a_payload_has_what_each_document_prints() {
        JsonNode ticket = desk.open(Json.object(
            "subject", "API Error", "customer_email", "customer@example.com", "priority", "high"))
            .must(201).json();
        JsonNode event = feed.next(1).getFirst();
        assertThat(Json.keys(event))
            .contains("id", "event", "timestamp", "account_id", "api_version", "sequence", "data");
        assertThat(event.path("id").asString()).matches("evt_[0-9a-z]{26}");
        assertThat(event.path("timestamp")).isEqualTo(ticket.path("created_at"));
        assertThat(event.path("account_id").asString()).isEqualTo(world.acme().account());
        JsonNode data = event.path("data");
        assertThat(data.path("attributes")).isEqualTo(ticket);
        assertThat(data.path("type").asString()).isEqualTo("ticket");
        assertThat(data.path("id")).isEqualTo(ticket.path("id"));
        assertThat(data.path("ticket_id")).isEqualTo(ticket.path("id"));
        for (String flat : List.of("customer_email", "subject", "priority")) {
            assertThat(data.path(flat)).isEqualTo(ticket.path(flat));
        }
    }

    @Test
    void a_change_names_its_fields_and_a_resolution_is_told_besides() {
        String id = fresh();
        desk.change(id, Json.object("status", "resolved", "priority", "urgent")).must(200);
        List<JsonNode> events = feed.next(3).subList(1, 3);
        assertThat(types(events)).containsExactlyInAnyOrder("ticket.updated", "ticket.resolved");
        JsonNode updated = events.stream()
            .filter(event -> event.path("event").asString().equals("ticket.updated")).findFirst()
                .orElseThrow();
        assertThat(updated.at("/data/changed_fields").valueStream().map(JsonNode::asString))
            .containsExactlyInAnyOrder("status", "priority");
    }

    @Test
    void a_reply_is_told_with_its_text_and_a_note_without() {
        String id = fresh();
        String secret = "between us " + UUID.randomUUID();
        desk.comment(id, secret, true).must(201);
        String reply = desk.comment(id, "We are on it", false).must(201).json().path("id").asString();
        List<JsonNode> events = feed.next(4);
        assertThat(types(events))
            .containsExactlyInAnyOrder("ticket.created", "ticket.updated", "ticket.updated", "response.sent");
        assertThat(events.toString()).doesNotContain(secret);
        for (JsonNode event : events) {
            if (event.path("event").asString().equals("response.sent")) {
                assertThat(event.at("/data/comment/id").asString()).isEqualTo(reply);
                assertThat(event.at("/data/comment/content").asString()).isEqualTo("We are on it");
                assertThat(event.at("/data/comment/created_at").asString()).endsWith("Z");
            } else if (event.path("event").asString().equals("ticket.updated")) {
                assertThat(event.at("/data/changed_fields").toString()).isEqualTo("[\"comments\"]");
                assertThat(event.toString()).doesNotContain("We are on it");
            }
        }
    }

    @Test
    void each_type_is_documented_by_a_payload_of_the_same_shape() {
        String key = Tenant.create(world.admin(), "Told").platform().secret();
        V1Driver own = V1Driver.platform(world, key);
        feed = Feed.fromNow(world, key);
        String id = own.open(Json.object("subject", "API Error", "description", "Every call fails.",
            "customer_email", "customer@example.com", "priority", "high")).must(201).json()
            .path("id").asString();
        own.comment(id, "We have found the cause.", false).must(201);
        own.changeStatus(id, "resolved").must(200);
        own.send(Call.delete("/v1/tickets/" + id)).must(204);
        Lives lives = new Lives(world, key);
        String user = lives.all();
        lives.account();
        List<JsonNode> events = new ArrayList<>(feed.all());
        lives.end(user);
        events.addAll(feed.all());
        Map<String, JsonNode> told = new HashMap<>();
        events.forEach(event -> told.put(event.path("event").asString(), event));

        assertThat(told.keySet()).as("what this test makes happen is every type there is")
            .isEqualTo(world.quickEventTypes());
        JsonNode examples =
            world.eventLog().response(200).orElseThrow().at("/content/application~1json/examples");
        told.forEach((type, event) -> assertThat(shape(event))
            .as("%s as it happened to what the documented examples made; its sample has to be like it", type)
            .isEqualTo(shape(examples.path(type).at("/value/data/0"))));
    }

    /// Every place in a value with the kinds of what stands there; the elements of a list share one place.
    private static Map<String, Set<String>> shape(JsonNode value) {
        Map<String, Set<String>> places = new TreeMap<>();
        addShape("", value, places);
        return places;
    }

    private static void addShape(String at, JsonNode value, Map<String, Set<String>> places) {
        places.computeIfAbsent(at, _ -> new TreeSet<>()).add(value.getNodeType().name());
        value.properties().forEach(member -> addShape(at + "/" + member.getKey(), member.getValue(), places));
        if (value.isArray()) {
            value.forEach(element -> addShape(at + "/-", element, places));
        }
    }

    @Test
    void a_deletion_is_told() {
        String id = fresh();
        desk.send(Call.delete("/v1/tickets/" + id)).must(204);
        JsonNode event = feed.next(2).getLast();
        assertThat(event.path("event").asString()).isEqualTo("ticket.deleted");
        assertThat(event.at("/data/ticket_id").asString()).isEqualTo(id);
    }

    @Test
    void positions_count_without_gap_and_reading_resumes() {
        List<JsonNode> all = new ArrayList<>();
        Together.run(10, i -> () -> desk.open(Json.object("subject", "Counted " + i)).must(201));
        all.addAll(feed.next(10));
        List<Long> positions = all.stream().map(event -> event.path("sequence").asLong()).toList();
        assertThat(positions).containsExactlyElementsOf(
            LongStream.rangeClosed(positions.getFirst(), positions.getFirst() + 9).boxed().toList());

        List<JsonNode> pieces = new ArrayList<>();
        long after = positions.getFirst() - 1;
        for (int i = 0; i < 4; i++) {
            JsonNode page = read("after=" + after + "&limit=3");
            page.path("data").forEach(pieces::add);
            after = page.path("next_after").asLong();
            assertThat(page.path("has_more").asBoolean()).isEqualTo(i < 3);
        }
        assertThat(pieces).isEqualTo(all);
        JsonNode nothing = read("after=" + after);
        assertThat(nothing.path("data").isEmpty()).isTrue();
        assertThat(nothing.path("next_after").asLong()).isEqualTo(after);
    }

    @Test
    void a_type_may_be_asked_for() {
        String id = fresh();
        desk.changeStatus(id, "closed").must(200);
        long before = feed.next(2).getFirst().path("sequence").asLong() - 1;
        JsonNode closed = read("type=ticket.updated&after=" + before);
        assertThat(types(closed.path("data").valueStream().toList())).containsExactly("ticket.updated");
        desk.send(Call.get("/v1/events?type=ticket.exploded")).must(400);
    }

    @Test
    void each_tenant_counts_its_own() {
        Admin.Key test = world.admin().createKey(world.acme().account(), "test", "platform");
        V1Driver sandbox = V1Driver.platform(world, test.secret());
        Feed own = Feed.fromNow(world, test.secret());
        sandbox.open(Json.object("subject", "First in test")).must(201);
        assertThat(own.next(1).getFirst().at("/data/subject").asString()).isEqualTo("First in test");
        assertThat(feed.rest()).isEmpty();
    }

    private JsonNode read(String query) {
        return desk.send(Call.get("/v1/events?" + query)).must(200).json();
    }

    private String fresh() {
        return desk.open(Json.object("subject", "Told")).must(201).json().path("id").asString();
    }

    private static List<String> types(List<JsonNode> events) {
        return events.stream().map(event -> event.path("event").asString()).toList();
    }
}

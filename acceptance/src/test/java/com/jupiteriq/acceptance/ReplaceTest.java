package com.jupiteriq.acceptance;

import static com.jupiteriq.acceptance.kit.Ledger.Counts;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Ledger;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `PUT` replaces a whole object (decisions C19, C68), `PATCH` merges into it (RFC 7396).
@AcceptanceTest
class ReplaceTest {

    private final World world;
    private final V1Driver desk;
    private ObjectNode ticket;
    private String etag;

    ReplaceTest(World world) {
        this.world = world;
        this.desk = V1Driver.platform(world, world.acme().platform().secret());
    }

    @BeforeEach
    void open_a_ticket_with_every_field() {
        Answer opened = desk.open(Json.object(
            "subject", "Whole " + UUID.randomUUID(), "description", "story", "status", "waiting",
            "priority", "urgent", "category", "Kind", "customer_email", "whole@example.com",
            "tags", List.of("a", "b"), "metadata", Json.object("keep", 1, "drop", 2))).must(201);
        ticket = (ObjectNode) opened.json();
        etag = opened.need("ETag");
    }

    @Test
    void what_is_left_out_returns_to_its_default() {
        Answer[] replaced = new Answer[1];
        assertThat(world.ledger().gained(() -> replaced[0] = put("{\"subject\":\"Bare\"}").must(200)))
            .isEqualTo(Counts.of(0, 0, 1, 1));
        JsonNode shown = replaced[0].json();
        assertThat(shown.path("subject").asString()).isEqualTo("Bare");
        assertThat(shown.path("status").asString()).isEqualTo("open");
        assertThat(shown.path("priority").asString()).isEqualTo("medium");
        for (String cleared : List.of("description", "category", "customer_email")) {
            assertThat(shown.path(cleared).isNull()).as(cleared).isTrue();
        }
        assertThat(shown.path("tags").isEmpty()).isTrue();
        assertThat(shown.path("metadata").isEmpty()).isTrue();
        assertThat(shown.path("id")).isEqualTo(ticket.path("id"));
        assertThat(shown.path("created_at")).isEqualTo(ticket.path("created_at"));
        assertThat(replaced[0].need("ETag")).isNotEqualTo(etag);
        assertThat(desk.read(id()).must(200).json()).isEqualTo(shown);
    }

    @Test
    void what_was_read_can_be_sent_back_and_changes_nothing() {
        assertThat(world.ledger().gained(() -> {
            Answer same = put(ticket.toString()).must(200);
            assertThat(same.need("ETag")).isEqualTo(etag);
            assertThat(same.json()).isEqualTo(ticket);
        })).isEqualTo(Ledger.NOTHING);
        assertThat(put(ticket.put("priority", "low").toString()).must(200).json().path("priority").asString())
            .isEqualTo("low");
    }

    @Test
    void a_replacement_is_told_by_the_fields_that_it_changed() {
        Feed feed = Feed.fromNow(world, world.acme().platform().secret());
        put(ticket.put("status", "resolved").put("category", "Other").toString()).must(200);
        List<JsonNode> told = feed.next(2);
        assertThat(told.getFirst().path("event").asString()).isEqualTo("ticket.updated");
        assertThat(told.getFirst().at("/data/changed_fields").valueStream().map(JsonNode::asString))
            .containsExactly("status", "category");
        assertThat(told.get(1).path("event").asString()).isEqualTo("ticket.resolved");
    }

    @Test
    void a_version_can_be_demanded_and_nothing_is_created() {
        Call replace = Call.put(path()).json("{\"subject\":\"New\"}");
        desk.send(replace.header("If-Match", "\"77\"")).must(412);
        desk.send(replace.header("If-Match", etag)).must(200);
        desk.send(replace.header("If-Match", etag)).must(412);
        assertThat(world.ledger().gained(() -> {
            desk.send(Call.put("/v1/tickets/" + UUID.randomUUID()).json("{\"subject\":\"x\"}")).must(404);
            desk.send(Call.put("/v1/tickets").json("{\"subject\":\"x\"}").undocumented()).must(405);
        })).isEqualTo(Ledger.NOTHING);
    }

    @Test
    void an_idempotency_key_means_nothing() {
        Call first = Call.put(path()).json("{\"subject\":\"One\"}").idempotent("put-" + id()).undocumented();
        desk.send(first).must(200);
        put("{\"subject\":\"Two\"}").must(200);
        Answer again = desk.send(first).must(200);
        assertThat(again.json().path("subject").asString()).isEqualTo("One");
        assertThat(again.header("Idempotent-Replayed")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{}                                                              | subject",
        "{\"priority\":\"low\"}                                          | subject",
        "{\"subject\":null}                                              | subject",
        "{\"subject\":\"x\",\"number\":1,\"id\":\"TCK-1\"}               | id,number",
        "{\"subject\":\"x\",\"created_at\":\"2020-01-01T00:00:00Z\"}     | created_at",
        "{\"subject\":\"x\",\"closed_at\":\"2020-01-01T00:00:00Z\"}      | closed_at",
        "{\"subject\":\"x\",\"colour\":1,\"status\":null,\"tags\":[7]}   | status,tags[0],colour",
        "{\"subject\":\"x\",\"title\":\"y\"}                             | title",
    })
    void a_wrong_replacement_changes_nothing_and_every_field_is_named(String body, String fields) {
        Answer[] refused = new Answer[1];
        assertThat(world.ledger().gained(() -> refused[0] = put(body).must(422))).isEqualTo(Ledger.NOTHING);
        assertThat(refused[0].json().at("/error/details/errors").valueStream()
            .map(error -> error.path("field").asString())).containsExactly(fields.split(","));
        assertThat(desk.read(id()).must(200).json()).isEqualTo(ticket);
    }

    @Test
    void a_patch_merges_metadata_and_keeps_order_and_numbers() {
        assertThat(patched("{\"drop\":null,\"new\":3}")).isEqualTo("{\"keep\":1,\"new\":3}");
        assertThat(patched("{\"deep\":{\"a\":1.10,\"b\":-0}}"))
            .isEqualTo("{\"keep\":1,\"new\":3,\"deep\":{\"a\":1.10,\"b\":-0}}");
        assertThat(patched("{\"deep\":{\"a\":null,\"c\":[1,null]},\"keep\":\"x\"}"))
            .isEqualTo("{\"keep\":\"x\",\"new\":3,\"deep\":{\"b\":-0,\"c\":[1,null]}}");
        assertThat(world.ledger().gained(() -> patched("{\"nothing\":null}"))).isEqualTo(Ledger.NOTHING);
        assertThat(patched("null")).isEqualTo("{}");
    }

    @Test
    void metadata_that_grows_too_large_by_merging_is_refused() {
        patched("{\"one\":\"" + "x".repeat(9_000) + "\"}");
        Answer refused = desk.send(Call.patch(path())
            .json("{\"metadata\":{\"two\":\"" + "y".repeat(9_000) + "\"}}")).must(422);
        assertThat(refused.json().at("/error/details/field").asString()).isEqualTo("metadata");
    }

    private String patched(String metadata) {
        String text = desk.send(Call.patch(path()).json("{\"metadata\":" + metadata + "}")).must(200).text();
        int from = text.indexOf("\"metadata\":") + "\"metadata\":".length();
        return text.substring(from, text.indexOf(",\"created_at\""));
    }

    private Answer put(String body) {
        return desk.send(Call.put(path()).json(body));
    }

    private String path() {
        return "/v1/tickets/" + id();
    }

    private String id() {
        return ticket.path("id").asString();
    }
}

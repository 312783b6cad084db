package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Ledger;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Changes of a ticket on `/v1`: merge patches, tags of its versions, what may not be changed (D13, D15).
@AcceptanceTest
class VersionTest {

    private final World world;
    private final V1Driver desk;

    VersionTest(World world) {
        this.world = world;
        this.desk = V1Driver.platform(world, world.acme().platform().secret());
    }

    @Test
    void a_known_version_is_not_sent_again() {
        Call read = Call.get("/v1/tickets/" + fresh());
        Answer first = desk.send(read).must(200);
        String tag = first.need("ETag");
        assertThat(tag).matches("\"[!#-~]+\"");
        Answer same = desk.send(read.header("If-None-Match", tag)).must(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.need("Cache-Control")).isEqualTo(first.need("Cache-Control"));
        assertThat(same.need("ETag")).isEqualTo(tag);
        desk.send(read.header("If-None-Match", "W/" + tag + ", \"other\"")).must(304);
        desk.send(read.header("If-None-Match", "*")).must(304);
        desk.send(read.header("If-None-Match", "\"other\"")).must(200);
    }

    @Test
    void a_change_of_another_version_is_refused() {
        String id = fresh();
        String old = desk.read(id).need("ETag");
        String now = desk.change(id, Json.object("priority", "low")).must(200).need("ETag");
        assertThat(now).isNotEqualTo(old);
        Call change = Call.patch("/v1/tickets/" + id).json(Json.object("priority", "high"));
        assertThat(world.ledger().gained(() -> {
            Answer refused = desk.send(change.header("If-Match", old)).must(412);
            assertThat(refused.json().at("/error/code").asString()).isEqualTo("PRECONDITION_FAILED");
            desk.send(Call.delete("/v1/tickets/" + id).header("If-Match", old)).must(412);
        })).isEqualTo(Ledger.NOTHING);
        desk.send(change.header("If-Match", now)).must(200);
        desk.send(change.header("If-Match", "*")).must(200);
    }

    @Test
    void a_change_that_changes_nothing_leaves_no_trace() {
        String id = fresh();
        Answer before = desk.read(id);
        assertThat(world.ledger().gained(() -> {
            desk.change(id, Json.object()).must(200);
            desk.change(id, Json.object("status", "open", "subject", "Version")).must(200);
            desk.change(id, (ObjectNode) before.json()).must(200);
        })).isEqualTo(Ledger.NOTHING);
        Answer after = desk.read(id);
        assertThat(after.text()).isEqualTo(before.text());
        assertThat(after.need("ETag")).isEqualTo(before.need("ETag"));
    }

    @Test
    void null_clears_what_may_be_empty() {
        ObjectNode full = Json.object("subject", "Full", "description", "d", "category", "c",
            "customer_email", "a@example.com", "tags", List.of("t"), "metadata", Json.object("k", 1));
        String id = desk.open(full).must(201).json().path("id").asString();
        ObjectNode nulls = Json.object(
            "description", null, "category", null, "customer_email", null, "tags", null, "metadata", null);
        JsonNode cleared = desk.change(id, nulls).must(200).json();
        assertThat(cleared.path("description").isNull()).isTrue();
        assertThat(cleared.path("category").isNull()).isTrue();
        assertThat(cleared.path("customer_email").isNull()).isTrue();
        assertThat(cleared.path("tags").toString()).isEqualTo("[]");
        assertThat(cleared.path("metadata").toString()).isEqualTo("{}");
        for (String required : List.of("subject", "status", "priority")) {
            Answer refused = desk.change(id, Json.object(required, null)).must(422);
            assertThat(Surface.V1.fields(refused.json())).containsExactly(required);
        }
    }

    @Test
    void all_wrong_fields_are_named_at_once() {
        Answer refused = desk.change(fresh(),
            Json.object("status", "done", "priority", 7, "colour", "red", "number", "seven")).must(422);
        assertThat(Surface.V1.fields(refused.json()))
            .containsExactlyInAnyOrder("status", "priority", "colour", "number");
    }

    @Test
    void what_cannot_be_changed_is_refused_unless_it_is_the_same() {
        JsonNode ticket = desk.read(fresh()).must(200).json();
        String id = ticket.path("id").asString();
        desk.change(id, Json.object("id", id, "number", ticket.path("number"))).must(200);
        ObjectNode wrong = Json.object(
            "id", "TCK-99999999", "number", 7, "created_at", "2024-01-01T00:00:00Z",
            "updated_at", "2024-01-01T00:00:00Z", "resolved_at", "2024-01-01T00:00:00Z", "closed_at", null);
        assertThat(Surface.V1.fields(desk.change(id, wrong).must(422).json()))
            .containsExactlyInAnyOrder("id", "number", "created_at", "updated_at", "resolved_at");
        assertThat(Surface.V1.fields(desk.change(id, Json.object("id", "nonsense")).must(422).json()))
            .containsExactly("id");
    }

    @Test
    void title_is_another_word_for_subject() {
        String id = fresh();
        assertThat(
            desk.change(id, Json.object("title", "Renamed")).must(200).json().path("subject").asString())
            .isEqualTo("Renamed");
        desk.change(id, Json.object("title", "A", "subject", "A")).must(200);
        desk.change(id, Json.object("title", "A", "subject", "B")).must(422);
        desk.send(Call.post("/v1/tickets").json(Json.object("title", "By title"))).must(201);
    }

    @Test
    void the_times_of_resolving_and_closing_stay() {
        String id = fresh();
        JsonNode resolved = desk.changeStatus(id, "resolved").must(200).json();
        JsonNode reopened = desk.changeStatus(id, "open").must(200).json();
        assertThat(reopened.path("resolved_at")).isEqualTo(resolved.path("resolved_at"));
        assertThat(reopened.path("closed_at").isNull()).isTrue();
        assertThat(desk.changeStatus(id, "closed").must(200).json().path("closed_at").isNull()).isFalse();
    }

    @Test
    void a_lost_race_is_retried_so_that_no_change_is_lost() {
        String id = fresh();
        List<Answer> answers = Together.run(8, i -> () ->
            desk.change(id, Json.object("metadata", Json.object("writer", i))));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 409));
        answers.stream().filter(answer -> answer.status() == 409)
            .forEach(answer -> assertThat(answer.need("Retry-After")).isEqualTo("1"));
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).isNotEmpty();
    }

    private String fresh() {
        return desk.open(Json.object("subject", "Version")).must(201).json().path("id").asString();
    }
}

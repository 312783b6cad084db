package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Admin;
import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// One core, several contracts: what one writes, the other reads.
@AcceptanceTest
class InteropTest {

    private final World world;
    private final TicketDriver system;
    private final SupportDesk desk;

    InteropTest(World world) {
        this.world = world;
        this.system = new IntegrationDriver(world, world.acme().integration().secret());
        this.desk = V1Driver.platform(world, world.acme().platform().secret());
    }

    @Test
    void a_ticket_of_003_is_the_same_ticket_on_v1_by_either_id() {
        JsonNode opened = system.ticket(system.open(
            Json.object("title", "Order stuck", "metadata", Json.object("order_id", "12345"))).must(201));
        JsonNode byUuid = desk.read(opened.path("id").asString()).must(200).json();
        JsonNode byNumber = desk.read(byUuid.path("id").asString()).must(200).json();
        assertThat(byNumber).isEqualTo(byUuid);
        assertThat(byUuid.path("subject")).isEqualTo(opened.path("title"));
        assertThat(byUuid.path("metadata")).isEqualTo(opened.path("metadata"));
        assertThat(byUuid.path("created_at")).isEqualTo(opened.path("created_at"));
        assertThat(byUuid.path("id").asString()).isEqualTo("TCK-" + byUuid.path("number").asLong());
    }

    @Test
    void what_003_leaves_out_has_its_documented_value() {
        JsonNode opened = system.ticket(system.open(Json.object("title", "Order stuck")).must(201));
        String id = opened.path("id").asString();
        assertThat(opened.path("priority").asString()).isEqualTo("medium");
        assertThat(desk.read(id).must(200).json().path("priority").asString()).isEqualTo("medium");

        Call comment = Call.post(IntegrationDriver.TICKETS + "/" + id + "/comments")
            .bearer(world.acme().integration().secret());
        world.send(comment.json(Json.object("content", "Says nothing of internal"))).must(201);
        JsonNode internal = desk.comments(id).must(200).json().at("/data/0/is_internal");
        assertThat(internal.isBoolean()).isTrue();
        assertThat(internal.asBoolean()).isFalse();
    }

    @Test
    void a_change_on_v1_shows_on_003() {
        String id =
            system.ticket(system.open(Json.object("title", "Order stuck")).must(201)).path("id").asString();
        desk.change(id, Json.object("status", "waiting", "subject", "Order shipped", "priority", "urgent"))
            .must(200);
        JsonNode seen = system.ticket(system.read(id).must(200));
        assertThat(seen.path("status").asString()).isEqualTo("waiting");
        assertThat(seen.path("title").asString()).isEqualTo("Order shipped");
        assertThat(seen.path("priority").asString()).isEqualTo("urgent");
    }

    @Test
    void a_change_on_003_shows_on_v1() {
        String id =
            system.ticket(system.open(Json.object("title", "Order stuck")).must(201)).path("id").asString();
        Answer changed = system.changeStatus(id, "closed").must(200);
        assertThat(Json.keys(changed.json())).containsExactly("success", "ticket");
        JsonNode seen = desk.read(id).must(200).json();
        assertThat(seen.path("status").asString()).isEqualTo("closed");
        assertThat(seen.path("closed_at").asString())
            .isEqualTo(changed.json().at("/ticket/updated_at").asString());
    }

    @Test
    void comments_meet_on_v1_and_internal_ones_never_reach_003() {
        String id =
            system.ticket(system.open(Json.object("title", "Order stuck")).must(201)).path("id").asString();
        String secret = "between us " + UUID.randomUUID();
        String fromSystem =
            system.comment(id, "From outside", false).must(201).json().path("comment_id").asString();
        desk.comment(id, secret, true).must(201);
        desk.comment(id, "To the customer", false).must(201);

        JsonNode comments = desk.comments(id).must(200).json();
        assertThat(comments.path("total").asInt()).isEqualTo(3);
        assertThat(comments.path("data").valueStream().map(comment -> comment.path("content").asString()))
            .containsExactly("From outside", secret, "To the customer");
        assertThat(
            comments.path("data").valueStream().map(comment -> comment.path("is_internal").asBoolean()))
            .containsExactly(false, true, false);
        assertThat(comments.at("/data/0/id").asString()).matches("cmt_[0-9a-z]{26}");
        assertThat(fromSystem).matches(system.idPattern());
        assertThat(comments.at("/data/0/author/type").asString()).isEqualTo("service_account");
        assertThat(comments.at("/data/0/author/id").asString()).startsWith("svc_");
        assertThat(system.read(id).must(200).text()).doesNotContain(secret);
    }

    @Test
    void a_ticket_of_v1_is_not_003s_to_touch() {
        String subject = "Ours alone " + UUID.randomUUID();
        JsonNode opened = desk.open(Json.object("subject", subject)).must(201).json();
        String id = world.ledger().ticketId(subject).toString();
        assertThat(system.read(id).must(404).json().path("error").asString()).isEqualTo("not_found");
        assertThat(system.comment(id, "hello", false).must(401).json().path("error").asString())
            .isEqualTo("not_authorized");
        assertThat(system.changeStatus(id, "closed").must(401).json().path("error").asString())
            .isEqualTo("not_authorized");
        assertThat(desk.read(id).must(200).json()).isEqualTo(opened);
    }

    @Test
    void two_tokens_of_one_tenant_do_not_share_their_tickets_but_a_rotated_one_keeps_them() {
        Admin.Key first = world.admin().createKey(world.acme().account(), "live", "integration");
        TicketDriver before = new IntegrationDriver(world, first.secret());
        String id = before.ticket(before.open(Json.object("title", "Mine")).must(201)).path("id").asString();
        Admin.Key second = world.admin().rotate(first.id(), "--overlap", "1h");
        TicketDriver after = new IntegrationDriver(world, second.secret());

        assertThat(after.read(id).must(200).text()).isEqualTo(before.read(id).must(200).text());
        assertThat(second.id()).isNotEqualTo(first.id());
        system.read(id).must(404);
    }
}

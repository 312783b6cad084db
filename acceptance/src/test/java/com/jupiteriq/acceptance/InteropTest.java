package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Admin;
import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// One core, several contracts: what one writes, the others read.
@AcceptanceTest
class InteropTest {

    private final World world;
    private final TicketDriver system;

    InteropTest(World world) {
        this.world = world;
        this.system = new IntegrationDriver(world, world.acme().integration().secret());
    }

    /// The contracts of `/v1`, in either of which support works.
    enum Desk {
        PLATFORM, IDENTITY;

        SupportDesk at(World world) {
            return switch (this) {
                case PLATFORM -> V1Driver.platform(world, world.acme().platform().secret());
                case IDENTITY -> V1Driver.identity(world, world.acme().identity().secret());
            };
        }
    }

    /// Every contract with every other one.
    static Stream<Arguments> pairs() {
        List<String> contracts = List.of("platform", "identity", "integration");
        return contracts.stream().flatMap(writer -> contracts.stream()
            .filter(reader -> !reader.equals(writer)).map(reader -> Arguments.of(writer, reader)));
    }

    private TicketDriver driver(String contract) {
        return contract.equals("integration")
            ? system : Desk.valueOf(contract.toUpperCase(Locale.ROOT)).at(world);
    }

    /// Whatever an external system opened is its own and support's, so all can read it.
    @ParameterizedTest
    @MethodSource("pairs")
    void what_one_contract_writes_the_other_reads(String writing, String reading) {
        TicketDriver writer = driver(writing);
        TicketDriver reader = driver(reading);
        String subject = "Between contracts " + UUID.randomUUID();
        String id = system.ticket(system.open(Json.object("title", subject, "description", "Shared",
            "category", "Orders", "metadata", Json.object("n", 1))).must(201)).path("id").asString();
        assertThat(reader.ticket(reader.read(id).must(200)).path(reader.subjectField()).asString())
            .isEqualTo(subject);

        writer.changeStatus(id, "in_progress").must(200);
        writer.comment(id, "Written in " + writing, false).must(201);
        JsonNode written = writer.ticket(writer.read(id).must(200));
        JsonNode read = reader.ticket(reader.read(id).must(200));
        for (String field : List.of(
            "status", "priority", "description", "category", "metadata", "created_at", "updated_at")) {
            assertThat(read.path(field)).as(field).isEqualTo(written.path(field));
        }
        assertThat(read.path("status").asString()).isEqualTo("in_progress");
        if (reader instanceof SupportDesk desk) {
            assertThat(desk.comments(id).must(200).json().at("/data/0/content").asString())
                .isEqualTo("Written in " + writing);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_one_dress_of_v1_opens_the_other_reads_and_changes(Desk opening) {
        SupportDesk opener = opening.at(world);
        SupportDesk other = Desk.values()[1 - opening.ordinal()].at(world);
        JsonNode opened = opener.ticket(opener.open(Json.object(
            "subject", "On one desk", "metadata", Json.object("n", 1))).must(201));
        String id = opened.path("id").asString();
        Answer seen = other.read(id).must(200);
        assertThat(other.ticket(seen)).isEqualTo(opened);
        assertThat(seen.need("ETag")).isEqualTo(opener.read(id).must(200).need("ETag"));
        JsonNode changed = other.ticket(other.change(id, Json.object("priority", "urgent")).must(200));
        assertThat(opener.ticket(opener.read(id).must(200))).isEqualTo(changed);
    }

    @ParameterizedTest
    @EnumSource
    void a_ticket_of_003_is_the_same_ticket_on_v1_by_either_id(Desk contract) {
        SupportDesk desk = contract.at(world);
        JsonNode opened = system.ticket(system.open(
            Json.object("title", "Order stuck", "metadata", Json.object("order_id", "12345"))).must(201));
        JsonNode byUuid = desk.ticket(desk.read(opened.path("id").asString()).must(200));
        JsonNode byNumber = desk.ticket(desk.read(byUuid.path("id").asString()).must(200));
        assertThat(byNumber).isEqualTo(byUuid);
        assertThat(byUuid.path("subject")).isEqualTo(opened.path("title"));
        assertThat(byUuid.path("metadata")).isEqualTo(opened.path("metadata"));
        assertThat(byUuid.path("created_at")).isEqualTo(opened.path("created_at"));
        assertThat(byUuid.path("id").asString()).isEqualTo("TCK-" + byUuid.path("number").asLong());
    }

    @ParameterizedTest
    @EnumSource
    void what_003_leaves_out_has_its_documented_value(Desk contract) {
        SupportDesk desk = contract.at(world);
        JsonNode opened = system.ticket(system.open(Json.object("title", "Order stuck")).must(201));
        String id = opened.path("id").asString();
        assertThat(opened.path("priority").asString()).isEqualTo("medium");
        assertThat(desk.ticket(desk.read(id).must(200)).path("priority").asString()).isEqualTo("medium");

        Call comment = Call.post(IntegrationDriver.TICKETS + "/" + id + "/comments")
            .bearer(world.acme().integration().secret());
        world.send(comment.json(Json.object("content", "Says nothing of internal"))).must(201);
        JsonNode internal = desk.comments(id).must(200).json().at("/data/0/is_internal");
        assertThat(internal.isBoolean()).isTrue();
        assertThat(internal.asBoolean()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void a_change_on_v1_shows_on_003(Desk contract) {
        SupportDesk desk = contract.at(world);
        String id =
            system.ticket(system.open(Json.object("title", "Order stuck")).must(201)).path("id").asString();
        desk.change(id, Json.object("status", "waiting", "subject", "Order shipped", "priority", "urgent"))
            .must(200);
        JsonNode seen = system.ticket(system.read(id).must(200));
        assertThat(seen.path("status").asString()).isEqualTo("waiting");
        assertThat(seen.path("title").asString()).isEqualTo("Order shipped");
        assertThat(seen.path("priority").asString()).isEqualTo("urgent");
    }

    @ParameterizedTest
    @EnumSource
    void a_change_on_003_shows_on_v1(Desk contract) {
        SupportDesk desk = contract.at(world);
        String id =
            system.ticket(system.open(Json.object("title", "Order stuck")).must(201)).path("id").asString();
        Answer changed = system.changeStatus(id, "closed").must(200);
        assertThat(Json.keys(changed.json())).containsExactly("success", "ticket");
        JsonNode seen = desk.ticket(desk.read(id).must(200));
        assertThat(seen.path("status").asString()).isEqualTo("closed");
        assertThat(seen.path("closed_at").asString())
            .isEqualTo(changed.json().at("/ticket/updated_at").asString());
    }

    @ParameterizedTest
    @EnumSource
    void comments_meet_on_v1_and_internal_ones_never_reach_003(Desk contract) {
        SupportDesk desk = contract.at(world);
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

    @ParameterizedTest
    @EnumSource
    void a_ticket_of_v1_is_not_003s_to_touch(Desk contract) {
        SupportDesk desk = contract.at(world);
        String subject = "Ours alone " + UUID.randomUUID();
        JsonNode opened = desk.ticket(desk.open(Json.object("subject", subject)).must(201));
        String id = world.ledger().ticketId(subject).toString();
        assertThat(system.read(id).must(404).json().path("error").asString()).isEqualTo("not_found");
        assertThat(system.comment(id, "hello", false).must(401).json().path("error").asString())
            .isEqualTo("not_authorized");
        assertThat(system.changeStatus(id, "closed").must(401).json().path("error").asString())
            .isEqualTo("not_authorized");
        assertThat(desk.ticket(desk.read(id).must(200))).isEqualTo(opened);
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

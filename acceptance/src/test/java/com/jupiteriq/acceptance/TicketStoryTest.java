package com.jupiteriq.acceptance;

import static com.jupiteriq.acceptance.kit.Ledger.Counts;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The one story that the platform exists for, told in each contract: an external system reports a problem,
/// support finds and resolves it, and whoever looks later sees what happened.
@AcceptanceTest
class TicketStoryTest {

    enum Contract {
        INTEGRATION, SUPPORT, PLATFORM, IDENTITY;

        TicketDriver driver(World world) {
            return switch (this) {
                case INTEGRATION -> new IntegrationDriver(world, world.acme().integration().secret());
                case SUPPORT -> V1Driver.support(world, world.acme().platform().secret());
                case PLATFORM -> V1Driver.platform(world, world.acme().platform().secret());
                case IDENTITY -> V1Driver.identity(world, world.acme().identity().secret());
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_external_system_opens_a_ticket_and_support_resolves_it(Contract contract, World world) {
        TicketDriver system = contract.driver(world);
        SupportDesk desk = V1Driver.support(world, world.acme().platform().secret());
        Feed feed = Feed.fromNow(world, world.acme().platform().secret());
        String subject = "Printer on fire " + UUID.randomUUID();

        String id = opens(world, system, subject);
        String deskId = finds(desk, subject);
        assertThat(world.ledger().gained(() -> system.comment(id, "Smoke everywhere", false).must(201)))
            .isEqualTo(Counts.of(0, 1, system instanceof SupportDesk ? 2 : 1, 1));
        assertThat(world.ledger().gained(() -> system.changeStatus(id, "in_progress").must(200)))
            .isEqualTo(Counts.of(0, 0, 1, 1));
        assertThat(world.ledger().gained(() -> desk.changeStatus(deskId, "resolved").must(200)))
            .isEqualTo(Counts.of(0, 0, 2, 1));

        JsonNode seen = system.ticket(system.read(id).must(200));
        assertThat(seen.path("status").asString()).isEqualTo("resolved");
        assertThat(desk.ticket(desk.read(deskId).must(200)).path("resolved_at").asString()).endsWith("Z");
        tells(feed, system, deskId, subject);
    }

    private static String opens(World world, TicketDriver system, String subject) {
        ObjectNode ticket = Json.object(
            system.subjectField(), subject,
            "description", "The office printer burns.",
            "priority", "high",
            "category", "Hardware",
            "metadata", Json.object("floor", 3));
        Answer[] opened = new Answer[1];
        assertThat(world.ledger().gained(() -> opened[0] = system.open(ticket).must(201)))
            .isEqualTo(Counts.of(1, 0, 1, 1));
        JsonNode shown = system.ticket(opened[0]);
        assertThat(shown.path("id").asString()).matches(system.idPattern());
        assertThat(shown.path(system.subjectField()).asString()).isEqualTo(subject);
        assertThat(shown.path("status").asString()).isEqualTo("open");
        assertThat(shown.path("metadata")).isEqualTo(Json.object("floor", 3));
        assertThat(opened[0].need("Location")).endsWith("/tickets/" + shown.path("id").asString());
        return shown.path("id").asString();
    }

    private static String finds(SupportDesk desk, String subject) {
        String lastWord = subject.substring(subject.lastIndexOf(' ') + 1);
        JsonNode found = desk.list("status=open&limit=50&q=" + lastWord).must(200).json();
        assertThat(found.path("total").asInt()).isEqualTo(1);
        assertThat(found.path("data").path(0).path("subject").asString()).isEqualTo(subject);
        return found.path("data").path(0).path("id").asString();
    }

    private static void tells(Feed feed, TicketDriver system, String deskId, String subject) {
        boolean replied = system instanceof SupportDesk;
        List<JsonNode> events = feed.next(replied ? 6 : 5);
        List<String> told = new ArrayList<>(List.of(
            "ticket.created", "ticket.updated", "ticket.updated", "ticket.updated", "ticket.resolved"));
        if (replied) {
            told.add("response.sent");
        }
        assertThat(events.stream().map(event -> event.path("event").asString()))
            .containsExactlyInAnyOrderElementsOf(told);
        for (JsonNode event : events) {
            assertThat(event.at("/data/ticket_id").asString()).isEqualTo(deskId);
            assertThat(event.at("/data/id").asString()).isEqualTo(deskId);
            assertThat(event.at("/data/subject").asString()).isEqualTo(subject);
            assertThat(event.at("/data/priority").asString()).isEqualTo("high");
            assertThat(event.at("/data/type").asString()).isEqualTo("ticket");
            assertThat(event.at("/data").has("customer_email")).isTrue();
            assertThat(event.path("account_id").asString()).startsWith("acc_");
        }
    }
}

package com.jupiteriq.acceptance;

import static com.jupiteriq.acceptance.kit.Ledger.Counts;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Ledger;
import com.jupiteriq.acceptance.kit.Tenant;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Files that tickets and comments name: who may name which, what is told of it, and how long they stay.
@AcceptanceTest
class AttachmentStoryTest {

    private static final String FIELD = "attachments";
    private static final Duration PLACED = Duration.ofSeconds(10);

    private final World world;

    AttachmentStoryTest(World world) {
        this.world = world;
    }

    static Stream<Surface> dresses() {
        return Surface.ON_V1.stream();
    }

    private FileDriver files(Surface surface) {
        return FileDriver.both(world).get(surface == Surface.IDENTITY ? 1 : 0);
    }

    private String ready(Surface surface) {
        return files(surface).ready("attached.pdf", FileDriver.PDF).path("id").asString();
    }

    private Answer send(Surface surface, Call call) {
        return world.send(surface.owned(world, call));
    }

    private static String path(JsonNode ticket) {
        return V1Driver.TICKETS + "/" + ticket.path("id").asString();
    }

    private static ObjectNode ticket(String... attached) {
        return Json.object("subject", "Attached " + UUID.randomUUID(), FIELD, attached);
    }

    private static List<String> attached(JsonNode object) {
        return object.path(FIELD).valueStream().map(JsonNode::asString).toList();
    }

    /// The object in the answer, and that so many rows, events and entries came with it.
    private JsonNode gains(Counts counts, Surface surface, int status, Call call) {
        Answer[] answer = new Answer[1];
        assertThat(world.ledger().gained(() -> answer[0] = send(surface, call).must(status)))
            .isEqualTo(counts);
        return surface.object(answer[0].json());
    }

    @ParameterizedTest
    @MethodSource("dresses")
    void files_are_named_by_tickets_and_comments_and_stay_as_long_as_that(Surface surface) {
        String one = ready(surface);
        String two = ready(surface);
        Feed feed = Feed.fromNow(world, world.acme().platform().secret());
        JsonNode ticket = gains(Counts.of(1, 0, 1, 1), surface, 201,
            Call.post(V1Driver.TICKETS).json(ticket(one, one)));
        assertThat(attached(ticket)).containsExactly(one);
        JsonNode changed = gains(Counts.of(0, 0, 1, 1), surface, 200,
            Call.patch(path(ticket)).json(Json.object(FIELD, new String[] {two, one})));
        assertThat(attached(changed)).containsExactly(two, one);
        JsonNode comment = gains(Counts.of(0, 1, 2, 1), surface, 201, Call.post(path(ticket) + "/comments")
            .json(Json.object("content", "See there.", FIELD, new String[] {two})));
        assertThat(attached(comment)).containsExactly(two);
        shown(surface, ticket, two, one);
        told(feed.next(4), two, one);

        inUse(surface, one, ticket);
        assertThat(gains(Counts.of(0, 0, 1, 1), surface, 200,
            Call.patch(path(ticket)).json("{\"attachments\":null}")).path(FIELD).isEmpty()).isTrue();
        files(surface).delete(one).must(204);
        inUse(surface, two, ticket);
        send(surface, Call.delete(path(ticket))).must(204);
        files(surface).content(two).must(200);
        files(surface).delete(two).must(204);
    }

    /// By itself and in lists, also whole ones; and what was read changes nothing when it is sent back.
    private void shown(Surface surface, JsonNode ticket, String... attached) {
        JsonNode read = surface.object(send(surface, Call.get(path(ticket))).must(200).json());
        assertThat(attached(read)).containsExactly(attached);
        gains(Ledger.NOTHING, surface, 200, Call.put(path(ticket)).json(read));
        String word = read.path("subject").asString().substring("Attached ".length());
        Call list = Call.get(V1Driver.TICKETS + "?q=" + word);
        assertThat(send(surface, list).must(200).json().at("/data/0/attachments"))
            .isEqualTo(read.path(FIELD));
        assertThat(Json.read(send(surface, list.header("Accept", "application/x-ndjson")).must(200).body())
            .path(FIELD)).isEqualTo(read.path(FIELD));
        JsonNode comments = send(surface, Call.get(path(ticket) + "/comments")).must(200).json();
        assertThat(attached(comments.at("/data/0"))).containsExactly(attached[0]);
    }

    private static void told(List<JsonNode> events, String two, String one) {
        assertThat(events.stream().map(event -> event.path("event").asString())).containsExactly(
            "ticket.created", "ticket.updated", "ticket.updated", "response.sent");
        assertThat(attached(events.getFirst().at("/data/attributes"))).containsExactly(one);
        assertThat(attached(events.get(1).at("/data/attributes"))).containsExactly(two, one);
        assertThat(events.get(1).at("/data/changed_fields").toString()).isEqualTo("[\"attachments\"]");
        assertThat(attached(events.getLast().at("/data/comment"))).containsExactly(two);
    }

    private void inUse(Surface surface, String file, JsonNode ticket) {
        Answer[] answer = new Answer[1];
        assertThat(world.ledger().gained(() -> answer[0] = files(surface).delete(file).must(409)))
            .isEqualTo(Ledger.NOTHING);
        assertThat(answer[0].json().at("/error/message").asString())
            .contains(" " + ticket.path("id").asString() + ". ");
    }

    @ParameterizedTest
    @MethodSource("dresses")
    void a_repeated_request_and_one_of_a_batch_attach_once(Surface surface) {
        String file = ready(surface);
        Call call = Call.post(V1Driver.TICKETS).json(ticket(file)).idempotent(UUID.randomUUID().toString());
        int before = uses();
        JsonNode first = gains(Counts.of(1, 0, 1, 1), surface, 201, call);
        assertThat(gains(Ledger.NOTHING, surface, 201, call)).isEqualTo(first);
        assertThat(uses()).isEqualTo(before + 1);
        send(surface, Call.delete(path(first))).must(204);
        JsonNode results = send(surface, Call.post("/v1/batch").json(Json.object("operations", List.of(
            Json.object("method", "POST", "path", "/v1/tickets", "body", ticket(file)),
            Json.object("method", "POST", "path", "/v1/tickets", "body", ticket("file_" + "0".repeat(26)))))))
            .must(200).json();
        assertThat(results.findValues("status").toString()).contains("201", "422");
        assertThat(uses()).isEqualTo(before + 1);
    }

    private int uses() {
        return world.ledger().query("select 1 from file_uses").size();
    }

    /// Whoever may not read files does not learn by their ids which there are.
    @ParameterizedTest
    @MethodSource("dresses")
    void whoever_names_files_may_read_them(Surface surface) {
        String file = ready(surface);
        String contract = surface == Surface.IDENTITY ? "identity" : "platform";
        String clerk = world.admin().createKey(world.acme().account(), "live", contract,
            "--permissions", "tickets:read,tickets:write").secret();
        JsonNode ticket = surface.object(send(surface, Call.post(V1Driver.TICKETS).json(ticket(file)))
            .must(201).json());
        ObjectNode comment = Json.object("content", "See there.", FIELD, new String[] {file});
        for (Call call : List.of(Call.post(V1Driver.TICKETS).json(ticket(file)),
                Call.post(V1Driver.TICKETS).json(ticket("file_" + "0".repeat(26))),
                Call.patch(path(ticket)).json(Json.object(FIELD, new String[] {file})),
                Call.put(path(ticket)).json(ticket(file)),
                Call.post(path(ticket) + "/comments").json(comment))) {
            Answer[] answer = new Answer[1];
            assertThat(world.ledger().gained(() -> answer[0] = world.send(call.apiKey(clerk))))
                .isEqualTo(Ledger.NOTHING);
            surface.assertRefused(answer[0], surface.refusal(403, "PERMISSION_DENIED"));
            assertThat(answer[0].text()).contains("files:read");
        }
        world.send(Call.patch(path(ticket)).json("{\"priority\":\"low\"}").apiKey(clerk)).must(200);
        JsonNode read = world.send(Call.get(path(ticket)).apiKey(clerk)).must(200).json();
        assertThat(attached(surface.object(read))).containsExactly(file);
        world.send(Call.put(path(ticket)).json("{\"subject\":\"None\"}").apiKey(clerk)).must(200);
        files(surface).delete(file).must(204);
    }

    record Wrong(String name, Object sent, String... fields) {}

    @TestFactory
    Stream<DynamicTest> what_cannot_be_attached_is_named_and_nothing_is_written() {
        FileDriver files = files(Surface.V1);
        String ready = ready(Surface.V1);
        String rejected = files.upload("page.pdf", FileDriver.bytes("<html></html>")).path("id").asString();
        assertThat(files.settled(rejected).path("status").asString()).isEqualTo("rejected");
        String foreign = FileDriver.platform(world, world.rival().platform().secret())
            .upload("theirs.pdf", FileDriver.PDF).path("id").asString();
        String none = "file_" + "0".repeat(26);
        String[] many = new String[21];
        Arrays.fill(many, ready);
        List<Wrong> all = List.of(
            new Wrong("unknown", List.of(ready, none), "attachments[1]"),
            new Wrong("of another tenant", List.of(foreign, ready), "attachments[0]"),
            new Wrong("rejected, named behind one that is named twice", List.of(ready, ready, rejected),
                "attachments[2]"),
            new Wrong("several", List.of(none, ready, rejected, foreign), "attachments[0]", "attachments[2]",
                "attachments[3]"),
            new Wrong("a bare UUID", List.of(UUID.randomUUID().toString()), "attachments[0]"),
            new Wrong("of another kind", List.of("TCK-1", "usr_" + "0".repeat(26)), "attachments[0]",
                "attachments[1]"),
            new Wrong("null", Arrays.asList(ready, null), "attachments[1]"),
            new Wrong("too many", many, FIELD),
            new Wrong("no list", ready, FIELD));
        return all.stream().flatMap(wrong -> Surface.ON_V1.stream().map(surface ->
            DynamicTest.dynamicTest(surface + ": " + wrong.name(), () -> refused(surface, wrong))));
    }

    private void refused(Surface surface, Wrong wrong) {
        JsonNode ticket =
            surface.object(send(surface, Call.post(V1Driver.TICKETS).json(ticket())).must(201).json());
        JsonNode sent = Json.node(wrong.sent());
        ObjectNode whole = ticket().set(FIELD, sent);
        ObjectNode comment = Json.object("content", "See there.").set(FIELD, sent);
        for (Call call : List.of(Call.post(V1Driver.TICKETS).json(whole),
                Call.patch(path(ticket)).json(Json.object().set(FIELD, sent)),
                Call.put(path(ticket)).json(whole),
                Call.post(path(ticket) + "/comments").json(comment))) {
            Answer[] answer = new Answer[1];
            assertThat(world.ledger().gained(() ->
                answer[0] = send(surface, call.undocumented()).must(422))).isEqualTo(Ledger.NOTHING);
            surface.assertRefused(answer[0], surface.refusal(422, "VALIDATION_ERROR"));
            assertThat(surface.fields(answer[0].json())).containsExactly(wrong.fields());
        }
        assertThat(world.ledger().query("select 1 from file_uses where owner = ?",
            ticket.path("id").asString())).isEmpty();
    }

    /// Document 003 knows no files: it neither shows nor takes them, and leaves what others have attached.
    @Test
    void the_integration_contract_knows_nothing_of_them() {
        IntegrationDriver system = new IntegrationDriver(world, world.acme().integration().secret());
        String file = ready(Surface.V1);
        ArrayNode named = (ArrayNode) Json.node(List.of(file));
        Answer opened = system.open(Json.object("title", "From outside").set(FIELD, named)).must(201);
        JsonNode ticket = system.ticket(opened);
        String id = ticket.path("id").asString();
        assertThat(ticket.has(FIELD)).isFalse();
        V1Driver desk = V1Driver.platform(world, world.acme().platform().secret());
        assertThat(desk.read(id).must(200).json().path(FIELD).isEmpty()).isTrue();
        desk.change(id, Json.object().set(FIELD, named)).must(200);
        assertThat(system.ticket(system.read(id).must(200)).has(FIELD)).isFalse();
        system.changeStatus(id, "in_progress").must(200);
        system.comment(id, "Thanks.", false).must(201);
        assertThat(attached(desk.read(id).must(200).json())).containsExactly(file);
        assertThat(desk.comments(id).must(200).json().at("/data/0/attachments").isEmpty()).isTrue();
    }

    @Test
    void what_was_attached_is_found_in_the_trail() {
        Tenant tenant = Tenant.create(world.admin(), "Attaching");
        FileDriver files = FileDriver.platform(world, tenant.platform().secret());
        V1Driver desk = V1Driver.platform(world, tenant.platform().secret());
        String file = files.ready("a.pdf", FileDriver.PDF).path("id").asString();
        String id = desk.open(ticket()).must(201).json().path("id").asString();
        desk.change(id, Json.object(FIELD, new String[] {file})).must(200);
        desk.send(Call.post(V1Driver.TICKETS + "/" + id + "/comments")
            .json(Json.object("content", "See there.", FIELD, new String[] {file}))).must(201);
        JsonNode entries = Eventually.get("the entries", PLACED, () -> Optional.of(desk.send(
                Call.get("/v1/audit?sort=sequence&target_id=" + id)).must(200).json().path("data"))
                .filter(found -> found.size() == 3));
        assertThat(entries.path(1).path("before").toString()).isEqualTo("{\"attachments\":[]}");
        assertThat(entries.path(1).path("after").toString())
            .isEqualTo("{\"attachments\":[\"" + file + "\"]}");
        assertThat(attached(entries.path(2).path("after"))).containsExactly(file);
    }
}

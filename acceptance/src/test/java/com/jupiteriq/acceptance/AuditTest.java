package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Admin;
import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Ledger;
import com.jupiteriq.acceptance.kit.Ledger.Counts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `/v1/audit` in both dresses: what is done through any contract and by commands, what is denied, the tables
/// for spreadsheets, the seals.
@AcceptanceTest
class AuditTest {

    private static final String AUDIT = "/v1/audit";
    private static final Duration SOON = Duration.ofSeconds(10);

    private final World world;
    private final V1Driver desk;

    AuditTest(World world) {
        this.world = world;
        this.desk = V1Driver.platform(world, world.acme().platform().secret());
    }

    static Stream<Surface> dresses() {
        return Surface.ON_V1.stream();
    }

    @ParameterizedTest
    @MethodSource("dresses")
    void a_change_through_one_contract_is_read_through_another(Surface surface) {
        String title = "Audited " + UUID.randomUUID();
        IntegrationDriver outside = new IntegrationDriver(world, world.acme().integration().secret());
        ObjectNode body = Json.object(outside.subjectField(), title);
        assertThat(world.ledger().gained(() -> outside.open(body).must(201))).isEqualTo(Counts.of(1, 0, 1, 1));
        String ticket = world.ledger().ticketId(title).toString();
        String number = desk.send(Call.get("/v1/tickets/" + ticket)).must(200).json().path("id").asString();
        desk.send(Call.patch("/v1/tickets/" + ticket).json("{\"priority\":\"high\"}")).must(200);
        JsonNode entries = entries(surface, "?sort=sequence&target_id=" + number, 2);
        assertThat(entries.path(0).path("action").asString()).isEqualTo("ticket.create");
        JsonNode change = entries.path(1);
        assertThat(change.path("action").asString()).isEqualTo("ticket.update");
        assertThat(change.path("before").toString()).isEqualTo("{\"priority\":\"medium\"}");
        assertThat(change.path("after").toString()).isEqualTo("{\"priority\":\"high\"}");
        assertThat(change.at("/actor/type").asString()).isEqualTo("service_account");
        assertThat(change.path("sequence").asLong()).isGreaterThan(entries.path(0).path("sequence").asLong());
        String actor = change.at("/actor/id").asString();
        assertThat(entries(surface, "?action=ticket.*&actor_id=" + actor + "&target_id=" + number, 1)
            .path(0)).isEqualTo(change);
        Call one = Call.get(AUDIT + "/" + change.path("id").asString());
        assertThat(surface.object(send(surface, one).must(200).json())).isEqualTo(change);
        assertThat(entries(surface, "?request_id=" + change.path("request_id").asString(), 1).path(0))
            .isEqualTo(change);
    }

    @ParameterizedTest
    @MethodSource("dresses")
    void what_is_denied_is_told_and_changes_nothing(Surface surface) {
        Admin.Key powerless = world.admin().createKey(
            world.acme().account(), "live", surface == Surface.IDENTITY ? "identity" : "platform",
            "--permissions", "events:read");
        Answer[] refused = new Answer[1];
        assertThat(world.ledger().gained(() -> refused[0] =
            world.send(Call.delete("/v1/tickets/TCK-987").apiKey(powerless.secret())).must(403)))
            .isEqualTo(Ledger.NOTHING);
        String request = refused[0].need("X-Server-Request-Id");
        JsonNode entry = entries(surface, "?outcome=denied&request_id=" + request, 1).path(0);
        assertThat(entry.path("action").asString()).isEqualTo("ticket.delete");
        assertThat(entry.at("/target/id").asString()).isEqualTo("TCK-987");
        assertThat(entry.path("before").isNull() && entry.path("after").isNull()).isTrue();
        assertThat(world.send(Call.get(AUDIT + "?request_id=" + request)
            .apiKey(world.rival().platform().secret())).must(200).json().path("total").asLong()).isZero();
    }

    @Test
    void each_command_of_the_operator_is_on_record_and_what_only_reads_is_not() {
        Admin admin = world.admin();
        String account = admin.createAccount("Commanded", "enterprise");
        Admin.Key reader = admin.createKey(account, "live", "platform");
        Admin.Key key = admin.createKey(account, "live", "platform", "--name", "=1+1");
        assertThat(admin.quickly("key", "create", "--account", account, "--environment", "live",
            "--contract", "platform", "--name", "A\r\nX-Injected: 1").err()).contains("without line breaks");
        admin.rotate(key.id());
        for (String verb : List.of("disable", "enable", "revoke")) {
            admin.quickly("key", verb, key.id()).must(0);
        }
        admin.quickly("account", "limit", account, "--requests", "1000/minute").must(0);
        admin.quickly("account", "rotate-key", account).must(0);
        admin.quickly("account", "list").must(0);
        admin.quickly("key", "list", "--account", account).must(0);
        String verified = admin.quickly(
            "audit", "verify", "--account", account, "--environment", "live").must(0).out();
        assertThat(verified).contains("entries are as they were sealed");
        V1Driver tenant = V1Driver.platform(world, reader.secret());
        Call all = Call.get(AUDIT + "?sort=sequence&limit=100");
        List<String> actions = List.of("account.create", "key.create", "key.create", "key.rotate",
            "key.disable", "key.enable", "key.revoke", "account.update", "account.rotate_key");
        Eventually.until("an entry of each command", SOON, () ->
            tenant.send(all).must(200).json().path("total").asInt() >= actions.size());
        JsonNode entries = tenant.send(all).must(200).json().path("data");
        assertThat(entries.findValuesAsString("action")).isEqualTo(actions);
        for (JsonNode entry : entries) {
            assertThat(entry.path("actor").toString()).isEqualTo(
                "{\"type\":\"operator\",\"id\":null,\"name\":\"operator\",\"on_behalf_of\":null}");
            assertThat(entry.path("address").asString()).isEqualTo("local");
            assertThat(entry.path("request_id").asString()).startsWith("cmd_");
        }
        Answer table = tenant.send(Call.get(AUDIT).header("Accept", "text/csv")).must(200);
        assertThat(table.text().lines()).as("no name breaks a line").hasSize(actions.size() + 1);
        assertThat(table.text()).doesNotContain(key.secret()).doesNotContain(reader.secret());
    }

    @ParameterizedTest
    @MethodSource("dresses")
    void what_finds_nothing_and_what_spans_ten_years_is_answered_at_once(Surface surface) {
        for (String range : List.of("?created_after=2030-01-01&created_before=2020-01-01",
            "?created_before=1999-01-01", "?action=nothing.*", "?target_id=%22%27%3B", "?request_id=none",
            "?address=nowhere")) {
            JsonNode page = send(surface, Call.get(AUDIT + range)).must(200).json();
            assertThat(page.path("data")).as(range).isEmpty();
            assertThat(page.path("total").asInt()).as(range).isZero();
        }
        Instant begin = Instant.now();
        JsonNode page = send(surface, Call.get(AUDIT
            + "?created_after=2016-01-01&created_before=2036-01-01&include_total=false")).must(200).json();
        assertThat(page.path("total").isNull()).isTrue();
        assertThat(page.path("data")).isNotEmpty();
        assertThat(surface.object(send(surface, Call.get(
            AUDIT + "/verify?from=2016-01-01&to=2036-01-01")).must(200).json()).path("valid").asBoolean())
            .isTrue();
        assertThat(Duration.between(begin, Instant.now())).isLessThan(SOON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /v1/audit", "PUT /v1/audit", "DELETE /v1/audit",
        "PATCH /v1/audit", "PATCH /v1/audit/aud_1",
        "PUT /v1/audit/aud_1", "DELETE /v1/audit/aud_1", "DELETE /v1/audit/seals", "PUT /v1/audit/keys",
        "POST /v1/audit/verify"})
    void nothing_in_it_can_be_changed(String call) {
        String[] parts = call.split(" ");
        Answer answer = desk.send(Call.of(parts[0], parts[1]).undocumented()).must(405);
        assertThat(answer.need("Allow")).contains("GET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?action=ticket", "?action=*", "?action=ticket.create'", "?actor_id=acc_1",
        "?outcome=maybe", "?created_after=yesterday", "?sort=action", "?acton=ticket.create", "?address=",
        "/verify?from=2025-02-30", "/verify?from=2025-02-02&to=2025-02-01", "/verify?limit=1"})
    void what_cannot_be_asked_is_refused(String query) {
        desk.send(Call.get(AUDIT + query).undocumented()).must(400);
    }

    @Test
    void a_table_for_a_spreadsheet_has_no_formula_in_it() {
        Call call = Call.post("/v1/tickets").header("User-Agent", "=cmd|' /C calc'!A0")
            .json("{\"subject\":\"-1+1\"}");
        String number = desk.send(call).must(201).json().path("id").asString();
        entries(Surface.ON_V1.getFirst(), "?target_id=" + number, 1);
        Answer table =
            desk.send(Call.get(AUDIT + "?target_id=" + number).header("Accept", "text/csv")).must(200);
        assertThat(table.need("Content-Type")).isEqualTo("text/csv; charset=utf-8; header=present");
        List<String> lines = table.text().lines().toList();
        assertThat(lines.getFirst()).startsWith("id,sequence,action,outcome,actor,target,before,after,");
        assertThat(lines).hasSize(2);
        assertThat(lines.getLast()).contains(",'=cmd|' /C calc'!A0,", "\"\"subject\"\":\"\"-1+1\"\"");
        desk.send(Call.get(AUDIT + "?limit=1").header("Accept", "text/csv").undocumented()).must(400);
        desk.send(Call.get("/v1/tickets").header("Accept", "text/csv").undocumented()).must(406);
    }

    @ParameterizedTest
    @MethodSource("dresses")
    void everything_verifies_until_somebody_writes_past_the_server(Surface surface) {
        String first = desk.open(Json.object("subject", "Sealed")).must(201).json().path("id").asString();
        JsonNode entry = entries(surface, "?target_id=" + first, 1).path(0);
        JsonNode whole = verdict(surface);
        assertThat(whole.path("valid").asBoolean()).as(whole.toString()).isTrue();
        assertThat(whole.path("checked").asLong())
            .isGreaterThanOrEqualTo(entry.path("sequence").asLong());
        String row = " where id = '" + world.ledger().query(
            "select id::text from audit where target = ? and action = 'ticket.create'", first)
            .getFirst().get("id") + "'";
        world.ledger().run("update audit set request_id = request_id || 'x'" + row);
        JsonNode broken = verdict(surface);
        world.ledger().run("update audit set request_id = left(request_id, -1)" + row);
        assertThat(broken.path("valid").asBoolean()).isFalse();
        assertThat(broken.at("/first_invalid/sequence").asLong()).isEqualTo(entry.path("sequence").asLong());
        assertThat(broken.at("/first_invalid/reason").asString()).isEqualTo("changed");
        assertThat(verdict(surface).path("valid").asBoolean()).isTrue();
    }

    private JsonNode verdict(Surface surface) {
        return surface.object(send(surface, Call.get(AUDIT + "/verify")).must(200).json());
    }

    /// When there are so many.
    private JsonNode entries(Surface surface, String query, int count) {
        JsonNode[] found = new JsonNode[1];
        Eventually.until("entries " + query, SOON, () -> {
            found[0] = send(surface, Call.get(AUDIT + query)).must(200).json().path("data");
            return found[0].size() == count;
        });
        return found[0];
    }

    private Answer send(Surface surface, Call call) {
        return world.send(surface.owned(world, call));
    }
}

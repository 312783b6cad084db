package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Http;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Ledger;
import com.jupiteriq.acceptance.kit.Server;
import com.jupiteriq.acceptance.kit.Tenant;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The server is killed while it wipes what was said of somebody: after a first step, within the second one.
@Order(Integer.MAX_VALUE)
class ErasingKillTest {

    /// More than one step has.
    private static final int EVENTS = 131;

    private static final Duration SOON = Duration.ofSeconds(20);

    /// The claim of the killed process ends first.
    private static final Duration AFTER_THE_CLAIM = Duration.ofSeconds(60);

    private static final String LAST_EVENT = """
        select id from events where subject = ? order by day desc, id desc limit 1 for update""";

    @Test
    void what_a_killed_server_has_begun_the_next_one_ends() {
        Server server = Server.fresh();
        try {
            Tenant tenant = Tenant.inTest(server.admin(), "Forgetful");
            String user = someone(server, tenant.platform().secret());
            Object person;
            try (Ledger holder = Ledger.of(server); Ledger ledger = Ledger.of(server)) {
                person = Objects.requireNonNull(ledger.query(
                    "select id from users order by created_at desc limit 1").getFirst().get("id"));
                assertThat(personal(ledger, person)).isEqualTo(EVENTS);
                holder.run("begin");
                holder.query(LAST_EVENT, person);
                send(server, Call.delete(user), tenant.platform().secret(), 204);
                Eventually.until("a step that waits", SOON, () -> waits(ledger));
                assertThat(personal(ledger, person)).as("the first step is done, the second is not")
                    .isGreaterThan(0).isLessThan(EVENTS);
                server.kill();
                holder.run("rollback");
            }
            server.start();
            try (Ledger ledger = Ledger.of(server)) {
                assertThat(ledger.query("select state from erasures").toString()).contains("asked");
                Eventually.until("nothing personal", AFTER_THE_CLAIM, () -> personal(ledger, person) == 0
                    && ledger.query("select 1 from erasures where state = 'asked'").isEmpty());
            }
            String log = new Http(server)
                .send(Call.get("/v1/events?limit=100").apiKey(tenant.platform().secret())).must(200).text();
            assertThat(log).doesNotContain("killed.person@").contains("\"erased\":true");
        } finally {
            server.close();
        }
    }

    /// Somebody of whom much was said.
    private static String someone(Server server, String key) {
        String id = send(server, Call.post("/v1/users").json(Json.object(
            "email", "killed.person@somewhere.example")), key, 201).path("id").asString();
        for (int i = 1; i < EVENTS; i++) {
            send(server, Call.patch("/v1/users/" + id).json("{\"name\":\"Name " + i + "\"}"), key, 200);
        }
        return "/v1/users/" + id;
    }

    private static JsonNode send(Server server, Call call, String key, int status) {
        Answer answer = new Http(server).send(call.apiKey(key)).must(status);
        return status == 204 ? Json.object() : answer.json();
    }

    private static long personal(Ledger ledger, Object person) {
        return (Long) Objects.requireNonNull(ledger.query(
            "select count(*) as n from events where subject = ?", person).getFirst().get("n"));
    }

    private static boolean waits(Ledger ledger) {
        return !ledger.query("""
            select 1
            from pg_stat_activity
            where wait_event_type = 'Lock' and application_name = 'jupiter-worker'""").isEmpty();
    }
}

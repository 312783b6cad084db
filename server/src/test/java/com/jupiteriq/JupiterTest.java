package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.edge.wire.WebServer;
import com.jupiteriq.outbound.Outbound;
import com.jupiteriq.outbound.Reach;
import com.jupiteriq.postgres.Logins;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/// All rooms together: a ticket comes in over one contract and is found over the other.
class JupiterTest {

    @Test
    void a_ticket_goes_through_every_room() {
        try (TestServer server = new TestServer()) {
            Account account = server.account();
            String token = server.key(account, "integration");
            String key = server.key(account, "platform");
            HttpResponse<String> created = server.send(
                "POST", "/functions/v1/integration-tickets/tickets", token, """
                {"title":"Printer on fire","metadata":{"n":1.50}}""", "X-Idempotency-Key", "k1");
            assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
            assertThat(created.body()).startsWith("{\"ticket\":{\"id\":")
                .contains("\"metadata\":{\"n\":1.50}");
            HttpResponse<String> replayed = server.send(
                "POST", "/functions/v1/integration-tickets/tickets", token, """
                {"title":"Printer on fire","metadata":{"n":1.50}}""", "X-Idempotency-Key", "k1");
            assertThat(replayed.body()).isEqualTo(created.body());
            assertThat(replayed.headers().firstValue("Idempotent-Replayed")).contains("true");
            HttpResponse<String> listed = server.get("/v1/tickets?q=FIRE&status=open", key);
            assertThat(listed.statusCode()).as(listed.body()).isEqualTo(200);
            assertThat(listed.body()).contains("\"id\":\"TCK-1\"").contains("\"total\":1");
            HttpResponse<String> patched =
                server.send("PATCH", "/v1/tickets/TCK-1", key, "{\"status\":\"resolved\"}");
            assertThat(patched.statusCode()).as(patched.body()).isEqualTo(200);
            assertThat(server.tenants.count("tickets")).isEqualTo(1);
            assertThat(server.tenants.count("events")).isEqualTo(3);
            assertThat(server.tenants.count("audit where action like 'ticket.%'")).isEqualTo(2);
        }
    }

    @Test
    void no_call_leads_back_into_the_server_or_its_database() {
        try (TestServer server = new TestServer()) {
            WebServer web = server.part(WebServer.class);
            String database = server.part(Logins.class).owner().url().replaceFirst(".*:([0-9]+)/.*", "$1");
            for (String port : List.of("" + web.port(), "" + web.managementPort(), database)) {
                URI url = URI.create("http://localhost:" + port + "/");
                assertThat(server.part(Outbound.class).refusal(url, Reach.LOOPBACK_TOO)).as(port)
                    .contains("The port is none that may be called. Use another.");
            }
            assertThat(server.part(Outbound.class)
                .refusal(URI.create("http://localhost:1/"), Reach.LOOPBACK_TOO)).isEmpty();
        }
    }
}

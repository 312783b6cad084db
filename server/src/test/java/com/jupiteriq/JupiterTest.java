package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.accounts.Account;
import java.net.http.HttpResponse;
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
}

package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.Actor;
import com.jupiteriq.accounts.EncryptionKeys;
import com.jupiteriq.keys.KeyOrder;
import com.jupiteriq.keys.OperatorKeys;
import com.jupiteriq.seals.MasterKey;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What is denied over HTTP is in the trail, and the master key can be replaced below the keys that sign.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditStoryTest {

    private static final Actor OPERATOR = Actor.operator("cmd_test");

    private TestServer server;
    private Account account;
    private String key;

    @BeforeAll
    void start() {
        server = new TestServer();
        account = server.account();
        key = server.key(account, "platform");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void what_a_key_may_not_do_is_told_with_what_it_was_about() {
        String reader = server.part(OperatorKeys.class).create(OPERATOR, new KeyOrder(
            account.publicId(), "live", "platform", null, List.of("events:read"), List.of(), List.of(),
            null, null)).secret();
        assertThat(server.send("PATCH", "/v1/tickets/TCK-7", reader, "{}").statusCode()).isEqualTo(403);
        assertThat(server.send("DELETE", "/tickets/someone@example.com", reader, "").statusCode())
            .isEqualTo(403);
        assertThat(server.get("/v1/canned-replies", reader).statusCode()).isEqualTo(403);
        HttpResponse<String> batch = server.send("POST", "/v1/batch", reader,
            "{\"operations\":[{\"method\":\"GET\",\"path\":\"/v1/audit\"}]}");
        assertThat(batch.body()).contains("403");
        Await.until("four denials", () -> denied().contains("\"total\":4"));
        assertThat(denied()).contains(
            "\"action\":\"ticket.update\",\"outcome\":\"denied\"",
            "\"target\":{\"type\":\"ticket\",\"id\":\"TCK-7\"}",
            "\"action\":\"ticket.delete\"", "\"target\":{\"type\":\"ticket\",\"id\":null}",
            "\"action\":\"canned_replies.list\"", "\"action\":\"audit_entries.list\"")
            .doesNotContain("someone@example.com");
        assertThat(server.get("/v1/audit?outcome=denied", server.key(server.account(), "platform")).body())
            .contains("\"total\":0");
    }

    private String denied() {
        return server.get("/v1/audit?outcome=denied", key).body();
    }

    @Test
    void seals_are_signed_by_the_same_key_after_the_master_key_was_replaced() {
        server.send("POST", "/v1/tickets", key, "{\"subject\":\"Before\"}");
        Await.until("its place", () -> server.get("/v1/audit", key).body().contains("ticket.create"));
        assertThat(server.get("/v1/audit/verify", key).body()).contains("\"valid\":true");
        String keys = server.get("/v1/audit/keys", key).body();
        EncryptionKeys encryption = server.part(EncryptionKeys.class);
        encryption.rotateMasterKey(OPERATOR, MasterKey.random(server.tenants.random));
        try (TestServer other = server.another()) {
            String path = "/v1/audit?action=ticket.create&target_id=";
            String made = other.send("POST", "/v1/tickets", key, "{\"subject\":\"After\"}").body();
            String id = made.replaceAll("(?s).*?\"id\":\"([^\"]*)\".*", "$1");
            Await.until("its place", () -> other.get(path + id, key).body().contains("\"total\":1"));
            assertThat(other.get("/v1/audit/verify", key).body()).contains("\"valid\":true");
            assertThat(other.get("/v1/audit/keys", key).body()).isEqualTo(keys);
        }
    }
}

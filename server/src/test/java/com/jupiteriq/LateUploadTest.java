package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.edge.wire.Answered;
import com.jupiteriq.edge.wire.WebServer;
import com.jupiteriq.edge.wire.Wired;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Whoever begins to send a file may lose the right to before its last byte: then nothing is put on record.
class LateUploadTest {

    private static final String FIRST = "%PDF-";
    private static final String REST = "1.7\n%%EOF\n";
    private static final int LENGTH = FIRST.length() + REST.length();
    private static final TestServer SERVER = new TestServer();
    private static final String OPERATOR = SERVER.key(SERVER.account(), "platform");

    private final Account account = SERVER.account();
    private final String key = SERVER.key(account, "platform");

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void a_key_that_is_revoked_meanwhile_puts_nothing_on_record() {
        String made = newKey();
        Answered answer = upload(secret(made), "X-Other", "x", () -> send("DELETE", keyPath(made), ""));
        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        assertNoFile();
    }

    @Test
    void a_key_that_loses_its_permission_meanwhile_puts_nothing_on_record() {
        String made = newKey();
        Answered answer = upload(secret(made), "X-Other", "x", () ->
            send("PATCH", keyPath(made), "{\"permissions\":[\"tickets:read\"]}"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertNoFile();
    }

    @Test
    void nor_does_a_key_for_a_user_who_is_deactivated_meanwhile() {
        String user = SessionStoryTest.part(send("POST", "/v1/users", """
            {"email":"ann@example.com","role":"agent","password":"%s"}"""
            .formatted(SessionStoryTest.PASSWORD)), "id");
        Answered answer = upload(key, "X-On-Behalf-Of", user, () ->
            send("POST", "/v1/users/" + user + "/deactivate", ""));
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertNoFile();
    }

    @Test
    void nor_does_anybody_of_an_account_that_is_suspended_meanwhile() {
        String path = "/v1/accounts/" + account.publicId();
        Answered answer = upload(key, "X-Other", "x", () ->
            SERVER.send("PATCH", path, OPERATOR, "{\"state\":\"suspended\"}"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        SERVER.send("PATCH", path, OPERATOR, "{\"state\":\"active\"}");
        Await.until("active again", () -> SERVER.get("/v1/files", key).statusCode() == 200);
        assertNoFile();
    }

    @Test
    void an_upload_that_can_be_resumed_stays_where_it_was() {
        String made = newKey();
        String begun = SERVER.send(SERVER.request("/v1/files/uploads", key)
            .header("Tus-Resumable", "1.0.0").header("Upload-Length", Integer.toString(LENGTH))
            .header("Upload-Metadata", "filename YS5wZGY=")
            .POST(BodyPublishers.noBody())).headers()
            .firstValue("Location").orElseThrow();
        Answered answer = sent("PATCH " + begun, secret(made), "Tus-Resumable: 1.0.0\r\n"
            + "Upload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\n",
            () -> {
                send("DELETE", keyPath(made), "");
                Await.until("it is heard of", () -> SERVER.get(begun, secret(made)).statusCode() == 401);
            });
        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        assertThat(SERVER.get(begun, key).headers().firstValue("Upload-Offset")).contains("0");
        assertThat(SERVER.get("/v1/files?status=uploading", key).body()).contains("\"total\":1");
    }

    private String newKey() {
        return send("POST", "/v1/keys", """
            {"name":"Scanner","permissions":["files:read","files:write"]}""");
    }

    private static String secret(String made) {
        return SessionStoryTest.part(made, "secret");
    }

    private static String keyPath(String made) {
        return "/v1/keys/" + SessionStoryTest.part(made, "id");
    }

    private String send(String method, String path, String body) {
        HttpResponse<String> answer = SERVER.send(method, path, key, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
        return answer.body();
    }

    private Answered upload(String shown, String header, String value, Runnable change) {
        String headers = "X-File-Name: a.pdf\r\n" + header + ": " + value + "\r\n";
        return sent("POST /v1/files", shown, headers, () -> {
            change.run();
            Await.until("it is heard of", () -> SERVER.send(
                SERVER.request("/v1/files", shown).header(header, value).GET()).statusCode() != 200);
        });
    }

    /// Sends the beginning, and the rest when the server has begun to read and something else has happened.
    private Answered sent(String line, String shown, String headers, Runnable meanwhile) {
        try (Wired client = new Wired(SERVER.part(WebServer.class).port())) {
            client.send(line + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + shown
                + "\r\nContent-Length: " + LENGTH + "\r\nExpect: 100-continue\r\n" + headers + "\r\n");
            assertThat(client.answer().status()).isEqualTo(100);
            client.send(FIRST);
            meanwhile.run();
            return client.send(REST).answer();
        }
    }

    private void assertNoFile() {
        assertThat(SERVER.get("/v1/files", key).body()).contains("\"total\":0");
    }
}

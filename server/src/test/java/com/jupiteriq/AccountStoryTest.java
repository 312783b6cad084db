package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.AccountDocument;
import com.jupiteriq.accounts.Accounts;
import com.jupiteriq.accounts.Actor;
import com.jupiteriq.accounts.Preferences;
import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.ShapeReader;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.store.Writes;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an account says of itself over HTTP.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountStoryTest {

    private static final Duration FOLLOWED = Duration.ofSeconds(5);
    private static final String PATH = "/v1/account";

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

    private HttpResponse<String> patch(String by, String body, int status) {
        HttpResponse<String> answer = server.send("PATCH", PATH, by, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    @Test
    void an_account_chooses_for_itself() {
        Account own = server.account();
        String live = server.key(own, "platform");
        String test = server.key(own, "test", "platform");
        String etag = server.get(PATH, live).headers().firstValue("ETag").orElseThrow();
        String changed = patch(live, """
            {"name":"Acme Ltd","settings":{"alert_thresholds":[90,50,50],\
            "support_email":"help@example.com"}}""",
            200).body();
        assertThat(changed).contains("\"name\":\"Acme Ltd\"", "\"alert_thresholds\":[50,90]",
            "\"support_email\":\"help@example.com\"", "\"audit_days\":90");
        assertThat(server.send("PATCH", PATH, live, "{\"name\":\"B\"}", "If-Match", etag).statusCode())
            .isEqualTo(412);
        patch(live, "{\"settings\":{\"support_email\":\"help@example.com\"}}", 200);
        patch(live, "{}", 200);
        assertThat(server.get(PATH, test).body())
            .contains("\"environment\":\"test\"", "\"alert_thresholds\":[50,90]");
        patch(live, "{\"settings\":{\"support_email\":null,\"alert_thresholds\":[]}}", 200);

        String log = awaited(live, 4);
        assertThat(log).contains("\"changed_fields\":[\"name\",\"settings\"]",
            "\"changed_fields\":[\"alert_thresholds\",\"support_email\"]");
        assertThat(server.get("/v1/events", test).body()).doesNotContain("account.");
        Await.until("the trail", () -> server.get("/v1/audit?action=account.update", live).body()
            .contains("\"total\":2"));
    }

    private String awaited(String by, int events) {
        Await.until("the events", () ->
            server.get("/v1/events", by).body().split("\"event\":").length == events + 1);
        return server.get("/v1/events", by).body();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"name\":\" \"} | name",
        "{\"settings\":{\"session_idle_days\":31}} | settings.session_idle_days",
        "{\"settings\":{\"audit_days\":89}} | settings.audit_days",
        "{\"settings\":{\"audit_days\":3651}} | settings.audit_days",
        "{\"settings\":{\"alert_thresholds\":[0]}} | settings.alert_thresholds[0]",
        "{\"settings\":{\"support_email\":\"nobody\"}} | settings.support_email",
        "{\"settings\":{\"reset_url\":\"nowhere\"}} | settings.reset_url",
        "{\"settings\":{\"allowed_ips\":[\"10.0.0.5/8\"]}} | settings.allowed_ips",
        "{\"settings\":{\"allowed_ips\":[\"203.0.113.0/24\"]}} | settings.allowed_ips",
        "{\"settings\":{\"nonsense\":1}} | settings.nonsense",
        "{\"plan\":\"starter\"} | plan"})
    void what_is_wrong_is_named_and_changes_nothing(String body, String field) {
        String before = server.get(PATH, key).body();
        assertThat(patch(key, body, 422).body()).contains("\"field\":\"" + field + "\"");
        assertThat(server.get(PATH, key).body()).isEqualTo(before);
    }

    @Test
    void a_test_key_changes_nothing() {
        assertThat(patch(server.key(account, "test", "platform"), "{\"name\":\"Other\"}", 403).body())
            .contains("\"code\":\"PERMISSION_DENIED\"").doesNotContain("\"plan\"");
        assertThat(server.get(PATH, key).body()).contains("\"name\":\"Test\"");
    }

    @Test
    void only_a_plan_that_has_it_restricts_addresses() {
        Account small = server.part(Accounts.class).create(Actor.operator("cmd_test"), "Small", "starter");
        String body = "{\"settings\":{\"allowed_ips\":[\"127.0.0.0/8\"]}}";
        assertThat(patch(server.key(small, "platform"), body, 403).body())
            .contains("\"code\":\"PERMISSION_DENIED\"", "\"plan\":\"starter\"");
        assertThat(patch(server.key(small, "identity"), body, 403).body())
            .contains("\"details\":[{\"field\":\"plan\",");
        patch(server.key(server.account(), "platform"), body, 200);
    }

    @Test
    void the_addresses_of_an_account_hold_for_each_of_its_keys() {
        Account own = server.account();
        List<String> keys = List.of(server.key(own, "platform"), server.key(own, "test", "platform"));
        keys.forEach(one -> assertThat(server.get("/v1/limits", one).statusCode()).isEqualTo(200));
        allow(own, "[\"203.0.113.0/24\"]");
        keys.forEach(one -> Await.within(FOLLOWED, "the list", () ->
            server.get("/v1/limits", one).statusCode() == 403));
        assertThat(server.get("/functions/v1/integration-tickets/tickets", server.key(own, "integration"))
            .statusCode()).isEqualTo(401);
        allow(own, "[]");
        keys.forEach(one -> Await.within(FOLLOWED, "no list", () ->
            server.get("/v1/limits", one).statusCode() == 200));
    }

    /// From an address that the list has.
    private void allow(Account own, String list) {
        Caller caller = new Caller(own.live(), Principal.installation("test"), Permissions.EVERYTHING,
            new Origin("req_test", "203.0.113.7", ""), Deadline.in(Duration.ofMinutes(1)));
        Fields body = ShapeReader.read(AccountDocument.CHOICE, JsonReader.read(
            ("{\"settings\":{\"allowed_ips\":" + list + "}}").getBytes(StandardCharsets.UTF_8)), false);
        server.part(Writes.class).run(caller, write ->
            server.part(Preferences.class).change(version -> true, body, write));
    }

    @Test
    void limits_tell_what_may_be_and_what_there_is() {
        assertThat(server.get("/v1/limits", key).body()).contains(
            "\"plan\":\"enterprise\"", "{\"name\":\"users\",\"limit\":null,\"used\":0}",
            "{\"name\":\"organizations\",\"limit\":null,\"used\":0}",
            "{\"name\":\"keys\",\"limit\":1000,\"used\":",
            "{\"name\":\"webhooks\",\"limit\":200,\"used\":0}", "{\"feature\":\"audit\",\"allowed\":true}");
    }
}

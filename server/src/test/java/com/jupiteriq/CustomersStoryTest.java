package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.Accounts;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonValue;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the operator agrees with accounts over HTTP, and what those see of it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomersStoryTest {

    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]*)\"");

    /// Well before what a node remembers of a key is forgotten by itself.
    private static final Duration FOLLOWED = Duration.ofSeconds(5);

    private TestServer server;
    private Account operator;
    private String key;

    @BeforeAll
    void start() {
        server = new TestServer();
        operator = server.account();
        key = server.key(operator, "platform");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private record Customer(String id, String key) {}

    private Customer customer(String plan) {
        HttpResponse<String> made =
            post("/v1/accounts", "{\"name\":\"Acme\",\"plan\":\"" + plan + "\"}", 201);
        String id = first(made.body());
        String secret = find("\"secret\":\"([^\"]*)\"", post("/v1/accounts/" + id + "/keys",
            "{\"name\":\"First\",\"permissions\":[\"admin\"]}", 201).body());
        return new Customer(id, secret);
    }

    private HttpResponse<String> post(String path, String body, int status) {
        return sent("POST", path, key, body, status);
    }

    private HttpResponse<String> patch(String path, String body, int status) {
        return sent("PATCH", path, key, body, status);
    }

    private HttpResponse<String> sent(String method, String path, String by, String body, int status) {
        HttpResponse<String> answer = server.send(method, path, by, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    private static String first(String json) {
        return find(ID.pattern(), json);
    }

    private static String find(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }

    private List<String> events(String by) {
        List<String> types = new ArrayList<>();
        String body = server.get("/v1/events?limit=100", by).body();
        Matcher found = Pattern.compile("\"event\":\"([^\"]*)\"").matcher(body);
        while (found.find()) {
            types.add(found.group(1));
        }
        return types;
    }

    @Test
    void an_account_is_made_given_a_key_and_listed() {
        Customer customer = customer("business");
        assertThat(server.get("/v1/account", customer.key()).body())
            .contains("\"id\":\"" + customer.id() + "\"", "\"plan\":\"professional\"",
                "\"environment\":\"live\"", "\"audit_days\":90");
        assertThat(server.get("/v1/accounts?plan=professional", key).body()).contains(customer.id());
        assertThat(server.get("/v1/accounts?plan=starter", key).body()).doesNotContain(customer.id());
        assertThat(server.get("/v1/accounts/" + customer.id(), key).body()).contains("\"state\":\"active\"");
        String page = server.get("/v1/accounts?limit=1", key).body();
        assertThat(server.get("/v1/accounts?limit=100&cursor="
            + find("\"next_cursor\":\"([^\"]*)\"", page), key).body())
            .contains("acc_").doesNotContain(first(page.substring(page.indexOf("[{"))));
        assertThat(server.send(server.request("/v1/accounts", key).header("Accept", "application/x-ndjson"))
            .body().lines()).hasSizeGreaterThan(1).allMatch(line -> line.startsWith("{\"id\":\"acc_"));
        Await.until("the trails", () ->
            server.get("/v1/audit?action=account.create&target_id=" + customer.id(), key).body()
                .contains("\"total\":1")
                && server.get("/v1/audit?action=account.create", customer.key()).body()
                    .contains("\"type\":\"operator\""));
        assertThat(events(customer.key())).containsExactly("key.created");
    }

    @Test
    void a_repeated_request_makes_one_account() throws Exception {
        long before = server.tenants.count("accounts where state <> 'opening'");
        List<Future<String>> bodies = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                bodies.add(threads.submit(() -> server.send("POST", "/v1/accounts", key,
                    "{\"name\":\"Once\"}", "X-Idempotency-Key", "one-account").body()));
            }
        }
        for (Future<String> body : bodies) {
            assertThat(body.get()).isEqualTo(bodies.getFirst().get()).contains("\"name\":\"Once\"");
        }
        assertThat(server.tenants.count("accounts where state <> 'opening'")).isEqualTo(before + 1);
    }

    @Test
    void a_plan_that_changes_is_told_and_followed() {
        Customer customer = customer("starter");
        String path = "/v1/accounts/" + customer.id();
        assertThat(server.get("/v1/limits", customer.key()).body()).contains("\"plan\":\"starter\"",
            "{\"name\":\"users\",\"limit\":10000,\"used\":0}",
            "{\"feature\":\"allowed_ips\",\"allowed\":false}");
        patch(path,
            "{\"plan\":\"enterprise\",\"quotas\":{\"webhooks\":3},\"gates\":{\"graphql\":false}}", 200);
        Await.within(FOLLOWED, "the new plan", () -> server.get("/v1/limits", customer.key()).body()
            .contains("\"plan\":\"enterprise\""));
        assertThat(server.get("/v1/limits", customer.key()).body()).contains(
            "{\"name\":\"users\",\"limit\":null,\"used\":0}",
            "{\"name\":\"webhooks\",\"limit\":3,\"used\":0}",
            "{\"feature\":\"allowed_ips\",\"allowed\":true}", "{\"feature\":\"graphql\",\"allowed\":false}");
        patch(path, "{\"plan\":\"professional\",\"quotas\":{\"webhooks\":null}}", 200);
        patch(path, "{\"plan\":\"professional\"}", 200);
        Await.until("the events", () -> events(customer.key()).size() >= 7);
        assertThat(events(customer.key())).containsExactlyInAnyOrder("key.created",
            "account.updated", "subscription.changed", "subscription.upgraded",
            "account.updated", "subscription.changed", "subscription.downgraded");
        Await.until("the places", () -> server.get("/v1/audit?action=account.update", customer.key()).body()
            .contains("\"total\":2"));
    }

    @Test
    void numbers_of_a_plan_are_changed_for_all_that_have_it() {
        Customer customer = customer("starter");
        patch("/v1/plans/team", "{\"quotas\":{\"organizations\":1},\"gates\":{\"zapier\":true}}", 200);
        try {
            Await.within(FOLLOWED, "the new numbers", () -> server.get("/v1/limits", customer.key()).body()
                .contains("{\"name\":\"organizations\",\"limit\":1,\"used\":0}"));
            sent("POST", "/v1/organizations", customer.key(), "{\"name\":\"One\"}", 201);
            assertThat(sent("POST", "/v1/organizations", customer.key(), "{\"name\":\"Two\"}", 403).body())
                .contains("\"code\":\"QUOTA_EXCEEDED\"", "\"quota\":\"organizations\"", "\"limit\":1",
                    "\"used\":1");
        } finally {
            patch("/v1/plans/starter",
                "{\"quotas\":{\"organizations\":100},\"gates\":{\"zapier\":false}}", 200);
        }
        assertThat(server.get("/v1/plans/standard", key).body()).contains("\"name\":\"starter\"");
        assertThat(server.get("/v1/plans/gold", key).statusCode()).isEqualTo(404);
    }

    @Test
    void a_suspended_account_is_shut_out_of_each_contract_and_loses_nothing() {
        Customer customer = customer("starter");
        String path = "/v1/accounts/" + customer.id();
        Account account = server.part(Accounts.class).find(customer.id()).orElseThrow();
        String tickets = server.key(account, "integration");
        String users = server.key(account, "accounts");
        sent("POST", "/v1/tickets", customer.key(), "{\"subject\":\"Kept\"}", 201);
        try (TestServer other = server.another()) {
            assertThat(other.get("/v1/tickets", customer.key()).statusCode()).isEqualTo(200);
            for (String state : List.of("suspended", "cancelled")) {
                patch(path, "{\"state\":\"" + state + "\"}", 200);
                Await.within(FOLLOWED, state + " here", () ->
                    server.get("/v1/tickets", customer.key()).statusCode() == 403);
                Await.within(FOLLOWED, state + " there", () ->
                    other.get("/v1/tickets", customer.key()).statusCode() == 403);
                assertThat(server.get("/v1/tickets", customer.key()).body())
                    .contains("\"code\":\"PERMISSION_DENIED\"");
                assertThat(server.get("/functions/v1/integration-tickets/tickets", tickets).statusCode())
                    .isEqualTo(401);
                assertThat(server.get("/api/v1/users/1", users).body()).contains("AUTH_INVALID");
            }
            patch(path, "{\"state\":\"active\"}", 200);
            Await.within(FOLLOWED, "active again", () ->
                other.get("/v1/tickets", customer.key()).body().contains("Kept"));
        }
        Await.until("the events", () -> events(customer.key()).size() == 6);
        assertThat(events(customer.key())).containsExactlyInAnyOrder("key.created", "ticket.created",
            "account.updated", "account.updated", "subscription.cancelled", "account.updated");
        patch("/v1/accounts/" + operator.publicId(), "{\"state\":\"suspended\"}", 409);
    }

    @Test
    void a_payment_is_told_once() {
        Customer customer = customer("starter");
        String path = "/v1/accounts/" + customer.id() + "/payments";
        String paid = """
            {"outcome":"succeeded","amount_minor":4900,"currency":"EUR","reference":"INV-1"}""";
        String made = post(path, paid, 201).body();
        assertThat(post(path, paid, 200).body()).isEqualTo(made);
        post(path, paid.replace("4900", "4901"), 409);
        post(path, paid.replace("INV-1", "INV-2").replace("succeeded", "failed"), 201);
        assertThat(server.get(path, key).body()).contains("\"total\":2", "INV-2", "INV-1");
        Await.until("the events", () -> events(customer.key()).size() == 3);
        assertThat(events(customer.key()))
            .containsExactlyInAnyOrder("key.created", "payment.succeeded", "payment.failed");
        assertThat(events(server.key(server.part(Accounts.class).find(customer.id()).orElseThrow(), "test",
            "platform"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "POST | /v1/accounts | {} | name",
        "POST | /v1/accounts | {\"name\":\"A\",\"plan\":\"gold\"} | plan",
        "POST | /v1/accounts | {\"name\":\"A\",\"healthcare\":true} | healthcare",
        "PATCH | one | {\"state\":\"opening\"} | state",
        "PATCH | one | {\"quotas\":{\"users\":-1}} | quotas.users",
        "PATCH | one | {\"gates\":{\"nonsense\":true}} | gates.nonsense",
        "PATCH | one | {\"limits\":{\"requests_per_minute\":0}} | limits.requests_per_minute",
        "PATCH | one | {\"limits\":{\"rules\":[{\"method\":\"GET\",\"path\":\"/v1/nothing\","
            + "\"window\":\"day\",\"limit\":1}]}} | limits.rules",
        "PATCH | one | {\"settings\":{}} | settings",
        "PATCH | /v1/plans/starter | {\"requests_per_minute\":0} | requests_per_minute",
        "POST | one/payments | {\"outcome\":\"succeeded\",\"amount_minor\":0,\"currency\":\"EUR\","
            + "\"reference\":\"x\"} | amount_minor",
        "POST | one/payments | {\"outcome\":\"lost\",\"amount_minor\":1,\"currency\":\"EUR\","
            + "\"reference\":\"x\"} | outcome",
        "POST | one/payments | {\"outcome\":\"failed\",\"amount_minor\":1,\"currency\":\"Euro\","
            + "\"reference\":\"x\"} | currency",
        "POST | one/keys | {\"environment\":\"staging\"} | environment"})
    void what_is_wrong_is_named_and_changes_nothing(String method, String path, String body, String field) {
        long there = server.tenants.count("accounts");
        String one = "/v1/accounts/" + operator.publicId();
        String before = server.get(one, key).body();
        long told = server.tenants.count("audit where outcome = 'done'");
        assertThat(sent(method, path.replaceFirst("^one", one), key, body, 422).body())
            .contains("\"field\":\"" + field + "\"");
        assertThat(server.get(one, key).body()).isEqualTo(before);
        assertThat(server.tenants.count("accounts")).isEqualTo(there);
        assertThat(server.tenants.count("audit where outcome = 'done'")).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"GET, /v1/accounts", "PUT, /v1/accounts", "POST, /v1/accounts", "DELETE, /v1/accounts/x",
        "PATCH, /v1/plans/starter", "GET, /v1/accounts/x/payments", "POST, /v1/accounts/x/keys"})
    void for_everybody_else_there_is_nothing(String method, String path) {
        String other = server.key(server.account(), "platform");
        String test = server.key(operator, "test", "platform");
        for (String by : List.of(other, test)) {
            HttpResponse<String> nothing = server.send(method, "/v1/nothing", by, "{}");
            HttpResponse<String> answer = server.send(method, path, by, "{}");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(unnamed(answer.body())).isEqualTo(unnamed(nothing.body()));
            assertThat(answer.headers().firstValue("Allow")).isEmpty();
        }
    }

    private static String unnamed(String body) {
        return body.replaceAll("\"request_id\":\"[^\"]*\"", "");
    }

    @Test
    void only_its_own_document_names_what_the_operator_has() {
        String document = server.send(server.open("/openapi/operator.json")).body();
        JsonValue.Obj read = JsonReader.read(document.getBytes(StandardCharsets.UTF_8));
        JsonValue.Obj paths = (JsonValue.Obj) read.members().get("paths");
        assertThat(paths.members().keySet()).containsExactlyInAnyOrder("/accounts", "/accounts/{id}",
            "/accounts/{id}/keys", "/accounts/{id}/payments", "/plans/{plan}", "/file-appeals",
            "/file-appeals/{file}/decision", "/sla");
        assertThat(server.send(server.open("/openapi.json")).body())
            .doesNotContain("\"/accounts").doesNotContain("\"/plans").doesNotContain("\"/file-appeals");
    }
}

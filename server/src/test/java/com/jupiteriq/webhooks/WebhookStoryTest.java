package com.jupiteriq.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import com.jupiteriq.TestServer;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.kernel.TypeId;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// From the change over HTTP to the receiver, and back to what the customer sees of it.
@Order(Integer.MIN_VALUE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookStoryTest {

    private TestServer server;
    private Account account;
    private String key;
    private Receiver receiver;

    @BeforeAll
    void open() {
        server = new TestServer();
    }

    @AfterAll
    void close() {
        server.close();
    }

    @BeforeEach
    void customer() {
        account = server.account();
        key = server.key(account, "test", "platform");
        receiver = new Receiver();
    }

    @AfterEach
    void end() {
        receiver.close();
    }

    @Test
    void a_ticket_reaches_the_receiver_which_verifies_it() {
        String created = webhook("[\"ticket.*\"]");
        assertThat(field("secret", created)).startsWith("whsec_");
        ticket("Printer");
        Await.until("the delivery", () -> !receiver.got.isEmpty());
        Receiver.Got got = receiver.got.element();
        assertThat(got.body()).contains("\"event\":\"ticket.created\"", "\"account_id\":\"acc_",
            "\"timestamp\":\"", "\"data\":{\"id\":\"TCK-1\",\"type\":\"ticket\",\"attributes\":{",
            "\"ticket_id\":\"TCK-1\"", "\"sequence\":1");
        assertThat(got.header("content-type")).isEqualTo("application/json");
        WebhookSecret secret = new WebhookSecret(field("secret", created));
        byte[] body = got.body().getBytes(StandardCharsets.UTF_8);
        Instant at = Instant.ofEpochSecond(Long.parseLong(got.header("webhook-timestamp")));
        assertThat(Signatures.headers(secret, got.header("webhook-id"), at, body)).allSatisfy(header ->
            assertThat(got.header(header.name().toLowerCase(Locale.ROOT)))
                .isEqualTo(header.value()));
        assertThat(got.header("webhook-id")).isEqualTo(field("id", got.body()));
    }

    @Test
    void the_attempt_shows_what_was_sent_and_what_came_back() {
        String webhook = field("id", webhook("[\"*\"]"));
        ticket("Printer");
        Await.until("the delivery", () -> list(webhook, "state=delivered").contains("\"total\":1"));
        String listed = list(webhook, "");
        assertThat(listed).contains("\"status\":200", "\"body\":null").doesNotContain("thanks");
        String delivery = get("/v1/webhooks/deliveries/" + field("id", listed));
        assertThat(delivery).contains("\"state\":\"delivered\"", "\"next_attempt_at\":null",
            "\"event\":\"ticket.created\"", "\"body\":\"thanks\"", "\"error\":null",
            "\"address\":\"127.0.0.1:",
            "\\\"event\\\":\\\"ticket.created\\\"");
    }

    @Test
    void what_fails_is_tried_again_when_the_schedule_says() {
        String webhook = field("id", webhook("[\"ticket.created\"]"));
        receiver.answers(500);
        ticket("Printer");
        Await.until("the first attempt", () -> list(webhook, "state=retrying").contains("\"total\":1"));
        server.tenants.clock.forward(Duration.ofSeconds(7));
        Await.until("the second attempt", () -> list(webhook, "state=delivered").contains("\"total\":1"));
        assertThat(receiver.got).hasSize(2);
        assertThat(receiver.got.stream().map(got -> got.header("webhook-id")).distinct()).hasSize(1);
        assertThat(list(webhook, "")).contains("\"class\":\"status\"", "\"status\":500");
    }

    @Test
    void after_the_last_attempt_it_is_dead_and_others_hear_of_it() {
        String failing = field("id", webhook("[\"*\"]"));
        try (Receiver other = new Receiver()) {
            webhook(other, "[\"webhook.*\"]");
            receiver.answers(500, 500, 500, 500, 500, 500, 500, 500, 500, 500);
            ticket("Printer");
            for (int tries = 1; tries < RetrySchedule.TRIES; tries++) {
                int made = tries;
                Await.until("attempt " + tries, () -> attempts(failing) == made);
                server.tenants.clock.forward(RetrySchedule.WAITS.get(tries).multipliedBy(6).dividedBy(5)
                    .plusSeconds(1));
            }
            Await.until("its end", () -> list(failing, "state=dead").contains("\"total\":1"));
            assertThat(attempts(failing)).isEqualTo(RetrySchedule.TRIES);
            Await.until("the event", () -> !other.got.isEmpty());
            assertThat(other.got.element().body()).contains(
                "\"event\":\"webhook.delivery_failed\"", "\"webhook_id\":\"" + failing + "\"",
                "\"state\":\"dead\"", "\"disables_at\":\"");
            route();
            assertThat(list(failing, "")).as("not told of its own failure").contains("\"total\":1");
        }
        assertThat(server.tenants.count("audit where action = 'webhook_delivery.give_up'")).isPositive();
    }

    @Test
    void a_paused_endpoint_is_left_alone_as_a_whole() {
        String webhook = field("id", webhook("[\"ticket.created\"]"));
        receiver.answers(503);
        ticket("First");
        Await.until("the first attempt", () -> list(webhook, "state=retrying").contains("\"total\":1"));
        try (Receiver healthy = new Receiver()) {
            String control = field("id", webhook(healthy, "[\"ticket.created\"]"));
            ticket("Second");
            Await.until("the second at the healthy one",
                () -> list(control, "state=delivered").contains("\"total\":1"));
        }
        assertThat(receiver.got).hasSize(1);
        server.tenants.clock.forward(Sender.PAUSE.plusSeconds(10));
        Await.until("both", () -> list(webhook, "state=delivered").contains("\"total\":2"));
    }

    @Test
    void a_test_sends_a_sample_to_this_endpoint_only() {
        String webhook = field("id", webhook("[\"ticket.deleted\"]"));
        HttpResponse<String> test =
            server.send("POST", "/v1/webhooks/" + webhook + "/test", key, "");
        assertThat(test.statusCode()).as(test.body()).isEqualTo(202);
        Await.until("the sample", () -> !receiver.got.isEmpty());
        assertThat(receiver.got.element().body())
            .contains("\"event\":\"webhook.test\"", "\"type\":\"webhook\"", webhook);
        assertThat(get("/v1/events")).as("it is in no log").doesNotContain("webhook.test");
    }

    @Test
    void a_delivery_can_be_sent_again_whatever_became_of_it() {
        String webhook = field("id", webhook("[\"ticket.created\"]"));
        ticket("Printer");
        Await.until("the delivery", () -> list(webhook, "state=delivered").contains("\"total\":1"));
        String delivery = field("id", list(webhook, ""));
        HttpResponse<String> again =
            server.send("POST", "/v1/webhooks/deliveries/" + delivery + "/retry", key, "");
        assertThat(again.statusCode()).as(again.body()).isEqualTo(202);
        Await.until("the second attempt", () -> receiver.got.size() == 2);
        Await.until("its end", () -> list(webhook, "state=delivered").contains("\"total\":1"));
    }

    @Test
    void a_disabled_endpoint_gets_nothing_new_and_what_waits_goes_on_waiting() {
        String webhook = field("id", webhook("[\"ticket.created\"]"));
        receiver.answers(500, 500, 500);
        ticket("First");
        Await.until("the first attempt", () -> list(webhook, "state=retrying").contains("\"total\":1"));
        patch(webhook, "{\"enabled\":false}");
        ticket("Second");
        route();
        assertThat(list(webhook, "")).contains("\"total\":1").contains("\"next_attempt_at\":\"");
    }

    @Test
    void a_deleted_endpoint_drops_what_waits() {
        String webhook = field("id", webhook("[\"ticket.created\"]"));
        receiver.answers(500, 500, 500);
        ticket("First");
        Await.until("the first attempt", () -> list(webhook, "state=retrying").contains("\"total\":1"));
        String delivery = field("id", list(webhook, ""));
        String waiting = "webhook_queue where delivery_id = '"
            + TypeId.parse("dlv", delivery).orElseThrow() + "'";
        assertThat(server.tenants.count(waiting)).isEqualTo(1);
        assertThat(server.send("DELETE", "/v1/webhooks/" + webhook, key, "").statusCode()).isEqualTo(204);
        assertThat(server.tenants.count(waiting)).isZero();
        assertThat(server.get("/v1/webhooks/deliveries/" + delivery, key).statusCode()).isEqualTo(404);
        assertThat(server.get("/v1/webhooks/" + webhook, key).statusCode()).isEqualTo(404);
    }

    @Test
    void a_test_and_a_repetition_are_made_once_by_whichever_id() {
        String webhook = field("id", webhook("[\"ticket.created\"]"));
        String uuid = TypeId.parse("wh", webhook).orElseThrow().toString();
        String test = once("/v1/webhooks/" + webhook + "/test");
        assertThat(once("/webhooks/" + uuid.toUpperCase(Locale.ROOT) + "/test")).isEqualTo(test);
        String delivery = field("id", test);
        String again = once("/v1/webhooks/deliveries/" + delivery + "/retry");
        assertThat(once("/v1/webhooks/deliveries/" + TypeId.parse("dlv", delivery).orElseThrow() + "/retry"))
            .isEqualTo(again);
        assertThat(server.tenants.count("audit where action = 'webhook.test' and target = '" + webhook + "'"))
            .isEqualTo(1);
        assertThat(
            server.tenants.count(
                "audit where action = 'webhook_delivery.retry' and target = '" + delivery + "'"))
            .isEqualTo(1);
    }

    private String once(String path) {
        HttpResponse<String> answer = server.send("POST", path, key, "", "Idempotency-Key", "once");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return answer.body();
    }

    @Test
    void gone_switches_the_endpoint_off() {
        String webhook = field("id", webhook("[\"ticket.created\"]"));
        receiver.answers(410);
        ticket("First");
        Await.until("the end", () -> get("/v1/webhooks/" + webhook).contains("\"enabled\":false"));
        assertThat(server.tenants.count("audit where action = 'webhook.switch_off'")).isPositive();
    }

    @Test
    void one_that_hangs_delays_no_other() {
        try (Receiver hanging = new Receiver().hangs()) {
            webhook(hanging, "[\"*\"]");
            webhook("[\"*\"]");
            for (int i = 0; i < 40; i++) {
                ticket("Printer " + i);
            }
            Await.until("every event at the healthy one", () -> receiver.got.size() == 40);
            Await.until("the first at the one that hangs", () -> !hanging.got.isEmpty());
            assertThat(hanging.got).as("no more than its slots")
                .hasSizeBetween(1, Lanes.SLOTS_AT_FIRST);
        }
    }

    @Test
    void the_secret_is_shown_once() {
        String created = webhook("[\"*\"]");
        String secret = field("secret", created);
        String id = field("id", created);
        assertThat(get("/v1/webhooks/" + id) + get("/v1/webhooks") + patch(id, "{\"description\":\"x\"}"))
            .doesNotContain(secret);
    }

    /// Whatever the clocks say of it: the first node is two minutes ahead of the last one.
    @Test
    void an_endpoint_hears_only_of_what_happens_after_it_was_made() throws SQLException {
        String webhook = whileTheRouterLags(() -> {
            server.tenants.clock.forward(Duration.ofMinutes(2));
            ticket("Before");
            server.tenants.clock.forward(Duration.ofMinutes(-1));
            String made = field("id", webhook("[\"ticket.created\"]"));
            server.tenants.clock.forward(Duration.ofMinutes(-1));
            ticket("After");
            return made;
        });
        assertThat(subjectsHeard(webhook)).containsExactly("After");
    }

    @Test
    void an_endpoint_does_not_hear_of_what_happened_while_it_was_switched_off() throws SQLException {
        String webhook = field("id", webhook("[\"ticket.created\"]"));
        whileTheRouterLags(() -> {
            patch(webhook, "{\"enabled\":false}");
            ticket("Meanwhile");
            patch(webhook, "{\"enabled\":true}");
            ticket("After");
            patch(webhook, "{\"description\":\"still on\"}");
            return webhook;
        });
        assertThat(subjectsHeard(webhook)).containsExactly("After");
    }

    /// Another router that works and works: none of these events has its place in the log before the end.
    private String whileTheRouterLags(Supplier<String> work) throws SQLException {
        try (Connection router = server.tenants.superuser.unpooled().getConnection();
                Statement statement = router.createStatement()) {
            statement.execute("select pg_advisory_lock(" + 0x4A55_5049_0001L + ")");
            String result = work.get();
            assertThat(server.tenants.count("events where position is null")).isPositive();
            return result;
        }
    }

    private List<String> subjectsHeard(String webhook) {
        route();
        Await.until("what waits to be delivered",
            () -> !list(webhook, "state=pending").contains("\"id\"") && !receiver.got.isEmpty());
        return receiver.got.stream().map(got -> field("subject", got.body())).toList();
    }

    private String webhook(String events) {
        return webhook(receiver, events);
    }

    private String webhook(Receiver to, String events) {
        HttpResponse<String> created = server.send("POST", "/v1/webhooks", key,
            "{\"url\":\"" + to.url() + "\",\"events\":" + events + "}");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return created.body();
    }

    private String patch(String webhook, String body) {
        HttpResponse<String> changed = server.send("PATCH", "/v1/webhooks/" + webhook, key, body);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        return changed.body();
    }

    private void ticket(String subject) {
        assertThat(server.send("POST", "/v1/tickets", key, "{\"subject\":\"" + subject + "\"}").statusCode())
            .isEqualTo(201);
    }

    private int attempts(String webhook) {
        return list(webhook, "").split("\"request\":", -1).length - 1;
    }

    private void route() {
        Await.until("routing", () -> server.tenants.count("events where position is null") == 0);
    }

    private String list(String webhook, String query) {
        return get("/v1/webhooks/" + webhook + "/deliveries?" + query);
    }

    private String get(String path) {
        HttpResponse<String> answer = server.get(path, key);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String field(String name, String json) {
        Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
        assertThat(found.find()).as(name + " in " + json).isTrue();
        return found.group(1);
    }
}

package com.jupiteriq.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import com.jupiteriq.TestServer;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.limits.Allowance;
import com.jupiteriq.limits.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Customers hear of a limit that is nearly used up, once for each threshold and day.
class LimitAlertTest {

    private static final Pattern TOLD = Pattern.compile(
        "\"event\":\"rate_limit.threshold_reached\".*?\"attributes\":(\\{[^}]*\\})");
    private static final String MISSING = "/v1/tickets/TCK-999999";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void each_threshold_is_told_once_a_day_with_a_mail_to_each_owner() {
        Account account = server.account();
        String admin = server.key(account, "platform");
        owner(admin, "ann@example.com");
        owner(admin, "bob@example.com");
        server.send("POST", "/v1/users", admin,
            "{\"email\":\"eve@example.com\",\"role\":\"viewer\",\"password\":\"a long enough password 7\"}");
        long mails = server.tenants.count("mails");
        String limited = limited(admin, 10);
        spend(limited, 7);
        assertThat(told(admin)).isEmpty();
        spend(limited, 1);
        Await.until("the first threshold", () -> told(admin).size() == 1);
        assertThat(told(admin)).containsExactly("{\"scope\":\"key\",\"name\":\"requests\",\"window\":\"day\","
            + "\"limit\":10,\"used\":8,\"threshold\":80}");
        spend(limited, 5);
        Await.until("the second threshold", () -> told(admin).size() == 2);
        assertThat(told(admin).getLast()).contains("\"used\":10,\"threshold\":95");
        spend(limited, 20);
        server.part(Alerts.class).tell();
        assertThat(told(admin)).hasSize(2);
        assertThat(server.tenants.count("mails")).isEqualTo(mails + 4);
        Await.until("two entries in the trail", () ->
            server.get("/v1/audit?action=account.alert", admin).body().contains("\"total\":2"));

        server.tenants.clock.forward(Duration.ofDays(1));
        spend(limited, 9);
        Await.until("it is told again on the next day", () -> told(admin).size() == 3);
        assertThat(told(admin).getLast()).contains("\"threshold\":80");
    }

    private static void owner(String admin, String email) {
        assertThat(server.send("POST", "/v1/users", admin, "{\"email\":\"" + email
            + "\",\"role\":\"owner\",\"password\":\"a long enough password 7\"}").statusCode())
            .isEqualTo(201);
    }

    @Test
    void an_account_chooses_its_thresholds() {
        Account account = server.account();
        String admin = server.key(account, "platform");
        thresholds(admin, "[50]");
        String limited = limited(admin, 10);
        Await.until("every node knows", () -> {
            spend(limited, 1);
            server.part(Alerts.class).tell();
            return told(admin).size() == 1;
        });
        assertThat(told(admin).getFirst()).contains("\"threshold\":50");
        spend(limited, 10);
        server.part(Alerts.class).tell();
        assertThat(told(admin)).hasSize(1);
    }

    @Test
    void who_wants_no_alert_gets_none() {
        Account account = server.account();
        String admin = server.key(account, "platform");
        thresholds(admin, "[]");
        Await.until("every node knows", () ->
            server.get("/v1/account", admin).body().contains("\"alert_thresholds\":[]"));
        String limited = limited(admin, 4);
        spend(limited, 6);
        server.part(Alerts.class).tell();
        assertThat(told(admin)).isEmpty();
    }

    private static void thresholds(String admin, String percents) {
        assertThat(server.send("PATCH", "/v1/account", admin,
            "{\"settings\":{\"alert_thresholds\":" + percents + "}}").statusCode()).isEqualTo(200);
    }

    @Test
    void endpoints_accounts_and_tokens_are_named() {
        Account account = server.account();
        String admin = server.key(account, "platform");
        server.limit(account, "GET /v1/roles", "2/hour");
        Await.until("every node knows", () ->
            server.get("/v1/limits", admin).body().contains("GET /v1/roles"));
        server.get("/v1/roles", admin);
        server.get("/v1/roles", admin);
        Await.until("both thresholds", () -> told(admin).size() == 2);
        assertThat(told(admin)).allMatch(data -> data.startsWith(
            "{\"scope\":\"endpoint\",\"name\":\"GET /v1/roles\",\"window\":\"hour\",\"limit\":2,"
                + "\"used\":2,"));
    }

    /// In the environment in which it was counted; nobody is written to about the test environment.
    @Test
    void the_test_environment_is_told_by_the_event_alone() {
        Account account = server.account();
        String admin = server.key(account, "test", "platform");
        owner(admin, "ann@example.com");
        long mails = server.tenants.count("mails");
        spend(limited(admin, 1), 1);
        Await.until("both thresholds", () -> told(admin).size() == 2);
        assertThat(told(server.key(account, "platform"))).isEmpty();
        assertThat(server.tenants.count("mails")).isEqualTo(mails);
    }

    @Test
    void two_nodes_tell_it_once() throws Exception {
        Account account = server.account();
        String admin = server.key(account, "platform");
        Allowance allowance = new Allowance(server.tenants.ids.next(), 10, Window.DAY);
        Nearing nearing = new Nearing(
            account.tenant(Environment.LIVE), "key", "requests", allowance, 10, 9);
        try (TestServer other = server.another(); ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<?>> telling = new ArrayList<>();
            for (TestServer node : List.of(server, other)) {
                telling.add(both.submit(() -> {
                    node.part(Alerts.class).note(nearing, List.of(50, 80));
                    node.part(Alerts.class).tell();
                }));
            }
            for (Future<?> each : telling) {
                each.get();
            }
            other.part(Alerts.class).tell();
            server.part(Alerts.class).tell();
            Await.until("each threshold", () -> told(admin).size() >= 2);
            assertThat(told(admin)).hasSize(2);
        }
    }

    /// A key with so many requests a day.
    private static String limited(String admin, int requests) {
        return server.send("POST", "/v1/keys", admin,
            "{\"name\":\"Limited\",\"permissions\":[\"tickets:read\"],"
            + "\"limit\":{\"requests\":" + requests + ",\"window\":\"day\"}}").body()
            .replaceAll(".*\"secret\":\"([^\"]*)\".*", "$1");
    }

    private static void spend(String key, int requests) {
        for (int i = 0; i < requests; i++) {
            assertThat(server.get(MISSING, key).statusCode()).isIn(404, 429);
        }
    }

    /// The data of each event that was told.
    private static List<String> told(String admin) {
        return TOLD.matcher(server.get(
            "/v1/events?after=0&limit=200&type=rate_limit.threshold_reached", admin).body()).results()
            .map((MatchResult found) -> found.group(1)).toList();
    }
}

package com.jupiteriq.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import com.jupiteriq.TestServer;
import com.jupiteriq.access.Credential;
import com.jupiteriq.access.Gate;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.Accounts;
import com.jupiteriq.accounts.Actor;
import com.jupiteriq.edge.wire.ServerSettings.Bounds;
import com.jupiteriq.edge.wire.WebServer;
import com.jupiteriq.edge.wire.Wired;
import com.jupiteriq.postgres.Database;
import com.jupiteriq.postgres.PoolSettings;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/// What clients hear when there is too much to do, or when an operation takes too long: the status in the
/// shape of their contract, when to come again, and that nothing was changed.
class OverloadTest {

    private static final Actor OPERATOR = Actor.operator("req_test");
    private static final String V1 = "/v1/tickets";
    private static final String INTEGRATION = "/functions/v1/integration-tickets/tickets";
    private static final String SUBJECT = "{\"subject\":\"Too much\"}";
    private static final String TITLE = "{\"title\":\"Too much\"}";

    /// Below the time that a statement waits for a lock.
    private static final Duration SHORT = Duration.ofMillis(1_500);

    @Test
    void one_request_above_the_cap_is_told_to_come_again() {
        Bounds narrow = bounds(1);
        try (TestServer server = new TestServer(narrow);
            Wired first = new Wired(server.part(WebServer.class).port())) {
            Account account = server.account();
            String key = server.key(account, "platform");
            String token = server.key(account, "integration");
            first.send("POST " + V1 + " HTTP/1.1\r\nHost: x\r\nX-API-Key: " + key
                + "\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: "
                + SUBJECT.length() + "\r\n\r\n");
            assertThat(first.answer().status()).as("it is being served").isEqualTo(100);

            refused(server.send("POST", V1, key, SUBJECT), "\"SERVICE_UNAVAILABLE\"", "1");
            refused(server.send("POST", INTEGRATION, token, TITLE), "\"service_unavailable\"", "1");
            assertThat(first.send(SUBJECT).answer().status()).isEqualTo(201);
            assertThat(server.tenants.count("tickets")).isEqualTo(1);
        }
    }

    /// Four are served at a time, and thirty want to be.
    @Test
    void who_has_priority_waits_and_is_served_while_others_hear_503() throws Exception {
        try (TestServer server = new TestServer(bounds(4))) {
            Account small = server.part(Accounts.class).create(OPERATOR, "Small", "starter");
            server.limit(small, null, "1000000/minute");
            String starter = server.key(small, "platform");
            String enterprise = server.key(server.account(), "platform");
            AtomicBoolean enough = new AtomicBoolean();
            Map<Integer, Integer> others = new ConcurrentHashMap<>();
            List<Long> millis = new ArrayList<>();
            List<Integer> statuses = new ArrayList<>();
            try (ExecutorService clients = Executors.newFixedThreadPool(30)) {
                for (int i = 0; i < 26; i++) {
                    clients.execute(() -> {
                        while (!enough.get()) {
                            others.merge(server.get(V1, starter).statusCode(), 1, Integer::sum);
                        }
                    });
                }
                Await.until("some are refused", () -> others.getOrDefault(503, 0) > 20);
                List<Future<List<Long>>> served = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    served.add(clients.submit(() -> timed(server, enterprise, statuses)));
                }
                for (Future<List<Long>> each : served) {
                    millis.addAll(each.get());
                }
                enough.set(true);
            }
            millis.sort(null);
            long p99 = millis.get(millis.size() * 99 / 100 - 1);
            System.out.println("Under overload: with priority p99 " + p99 + " ms, most " + millis.getLast()
                + " ms; others " + others);
            assertThat(statuses).hasSize(200).containsOnly(200);
            assertThat(p99).isLessThanOrEqualTo(2_500);
            assertThat(others.keySet()).containsOnly(200, 503);
        }
    }

    private static List<Long> timed(TestServer server, String key, List<Integer> statuses) {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            long begun = System.nanoTime();
            int status = server.get(V1, key).statusCode();
            millis.add((System.nanoTime() - begun) / 1_000_000);
            synchronized (statuses) {
                statuses.add(status);
            }
        }
        return millis;
    }

    @Test
    void who_shows_a_wrong_or_ended_key_does_not_wait() {
        try (TestServer server = new TestServer(bounds(1));
            Wired first = new Wired(server.part(WebServer.class).port())) {
            Account account = server.account();
            String key = server.key(account, "platform");
            Gate gate = server.part(Gate.class);
            assertThat(gate.letsWait(shown(key))).as("looked up").isTrue();
            assertThat(gate.letsWait(shown(key.substring(0, key.length() - 1) + "~"))).isFalse();
            assertThat(gate.letsWait(shown("nonsense"))).isFalse();
            assertThat(gate.letsWait(shown(""))).isFalse();
            Account small = server.part(Accounts.class).create(OPERATOR, "Small", "starter");
            assertThat(gate.letsWait(shown(server.key(small, "platform")))).isFalse();
            first.send("POST " + V1 + " HTTP/1.1\r\nHost: x\r\nX-API-Key: " + key
                + "\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: "
                + SUBJECT.length() + "\r\n\r\n");
            assertThat(first.answer().status()).as("it is being served").isEqualTo(100);
            long begun = System.nanoTime();
            refused(server.get(V1, "jiq_live_wrong"), "\"SERVICE_UNAVAILABLE\"", "1");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
            assertThat(first.send(SUBJECT).answer().status()).isEqualTo(201);
        }
    }

    private static Credential shown(String key) {
        return new Credential(key, null, false, null);
    }

    @Test
    void who_gets_no_connection_within_the_wait_is_told_to_come_again_in_a_minute() throws SQLException {
        PoolSettings pool = PoolSettings.standard();
        assertThat(pool.connectionWait()).isEqualTo(Duration.ofSeconds(2));
        try (TestServer server = new TestServer()) {
            Account account = server.account();
            String key = server.key(account, "platform");
            String token = server.key(account, "integration");
            assertThat(server.get(V1, key).statusCode()).isEqualTo(200);
            List<Connection> taken = new ArrayList<>();
            for (int i = 0; i < pool.appConnections(); i++) {
                taken.add(server.part(Database.class).app().getConnection());
            }
            long begun = System.nanoTime();
            refused(server.get(V1, key), "\"SERVICE_UNAVAILABLE\"", "60");
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(pool.connectionWait().minusMillis(100), pool.connectionWait().multipliedBy(3));
            refused(server.send("POST", INTEGRATION, token, TITLE), "\"service_unavailable\"", "60");
            for (Connection connection : taken) {
                connection.close();
            }
            assertThat(server.get(V1, key).body()).contains("\"total\":0");
        }
    }

    @Test
    void an_operation_that_takes_too_long_is_undone() throws SQLException {
        try (TestServer server = new TestServer(Hurried.class)) {
            Account account = server.account();
            String key = server.key(account, "platform");
            String token = server.key(account, "integration");
            assertThat(server.send("POST", V1, key, SUBJECT).statusCode()).isEqualTo(201);
            assertThat(server.send("POST", INTEGRATION, token, TITLE).statusCode()).isEqualTo(201);
            List<Long> before = rows(server);
            try (Connection slow = server.tenants.superuser.unpooled().getConnection()) {
                slow.setAutoCommit(false);
                slow.createStatement().execute("lock table tickets in access exclusive mode");
                tooSlow(server.get(V1, key), "\"GATEWAY_TIMEOUT\"");
                tooSlow(server.send("POST", V1, key, SUBJECT, "Idempotency-Key", "late"),
                    "\"GATEWAY_TIMEOUT\"");
                tooSlow(server.send("POST", INTEGRATION, token, TITLE), "\"gateway_timeout\"");
                slow.rollback();
            }
            assertThat(rows(server)).isEqualTo(before);
            HttpResponse<String> again =
                server.send("POST", V1, key, SUBJECT, "Idempotency-Key", "late");
            assertThat(again.statusCode()).isEqualTo(201);
            assertThat(again.headers().firstValue("Idempotent-Replayed")).as("it never happened").isEmpty();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Hurried {

        @Bean
        @Primary
        Pipeline.Bounds hurried() {
            return Pipeline.Bounds.of(SHORT);
        }
    }

    private static Bounds bounds(int inFlight) {
        Bounds usual = Bounds.DEFAULT;
        return new Bounds(inFlight, usual.connections(), usual.bodyTime(), usual.bodyMemory(),
            usual.headTime(), usual.keepAlive(), usual.requestsPerConnection(), usual.drain(), usual.linger(),
            usual.answerMemory());
    }

    private static void refused(HttpResponse<String> answer, String code, String retryAfter) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.body()).contains(code);
        assertThat(answer.headers().firstValue("Retry-After")).contains(retryAfter);
    }

    private static void tooSlow(HttpResponse<String> answer, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(504);
        assertThat(answer.body()).contains(code);
    }

    private static List<Long> rows(TestServer server) {
        return List.of("tickets", "events", "audit", "idempotency").stream()
            .map(server.tenants::count).toList();
    }
}

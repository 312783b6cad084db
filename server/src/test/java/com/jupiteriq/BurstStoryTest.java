package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.Actor;
import com.jupiteriq.accounts.Bursts;
import com.jupiteriq.customers.Customers;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.limits.TestRedis;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An account may go over its limit in some minutes of a day: over all its keys, and over all nodes.
class BurstStoryTest {

    private static final Actor OPERATOR = Actor.operator("req_test");
    private static final String PATH = "/v1/tickets/TCK-999999";

    @Test
    void two_nodes_let_pass_exactly_the_raised_limit_while_minutes_are_left() throws Exception {
        try (TestRedis redis = TestRedis.start();
                TestServer one = new TestServer(redis.settings());
                TestServer two = one.another()) {
            Account account = one.account();
            bursting(one, account);
            List<String> keys = List.of(one.key(account, "platform"), one.key(account, "platform"));
            Await.until("both nodes know", () -> List.of(one, two).stream().allMatch(node ->
                limit(node.get("/v1/nothing", keys.getFirst())) == 60));
            toNextMinute(one);
            for (int minute = 0; minute < 3; minute++) {
                List<HttpResponse<String>> answers = answers(keys, one, two);
                int most = minute < 2 ? 60 : 40;
                assertThat(answers).filteredOn(answer -> answer.statusCode() == 404).hasSize(most);
                assertThat(answers).filteredOn(answer -> answer.statusCode() == 429).hasSize(80 - most);
                assertThat(answers).allMatch(answer -> limit(answer) == most);
                assertThat(one.get("/v1/limits", one.key(one.account(), "platform")).body())
                    .as("of another account").contains("\"limit\":10000");
                toNextMinute(one);
            }
            one.tenants.clock.forward(Duration.ofDays(1));
            assertThat(limit(two.get(PATH, keys.getLast()))).as("of the next day").isEqualTo(60);
        }
    }

    /// 40 a minute, 60 in two minutes of a day.
    private static void bursting(TestServer server, Account account) {
        server.limit(account, null, "40/minute");
        assertThat(burst(server, account, new Bursts(50, 2)).limits().summary())
            .isEqualTo("40/minute (+50% in 2 minutes a day)");
    }

    private static Account burst(TestServer server, Account account, Bursts bursts) {
        Customers customers = server.part(Customers.class);
        return customers.command(OPERATOR, write -> customers.burst(account.publicId(), bursts, write));
    }

    private static void toNextMinute(TestServer server) {
        Instant now = server.tenants.clock.instant();
        server.tenants.clock.forward(Duration.ofMillis(60_001 - now.toEpochMilli() % 60_000));
    }

    private static List<HttpResponse<String>> answers(List<String> keys, TestServer... nodes)
        throws Exception {
        List<Future<HttpResponse<String>>> sent = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 80; i++) {
                TestServer node = nodes[i % nodes.length];
                String key = keys.get(i / 2 % keys.size());
                sent.add(clients.submit(() -> node.get(PATH, key)));
            }
        }
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (Future<HttpResponse<String>> answer : sent) {
            answers.add(answer.get());
        }
        return answers;
    }

    private static int limit(HttpResponse<String> answer) {
        return Integer.parseInt(answer.headers().firstValue("X-RateLimit-Limit").orElseThrow());
    }

    @Test
    void a_key_with_a_limit_of_its_own_has_no_burst() {
        try (TestServer server = new TestServer()) {
            Account account = server.account();
            bursting(server, account);
            String admin = server.key(account, "platform");
            String own = server.send("POST", "/v1/keys", admin,
                "{\"name\":\"Own\",\"permissions\":[\"tickets:read\"],"
                    + "\"limit\":{\"requests\":5,\"window\":\"minute\"}}").body()
                .replaceAll(".*\"secret\":\"([^\"]*)\".*", "$1");
            toNextMinute(server);
            for (int i = 0; i < 5; i++) {
                assertThat(server.get(PATH, own).statusCode()).isEqualTo(404);
            }
            HttpResponse<String> refused = server.get(PATH, own);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(limit(refused)).isEqualTo(5);
            assertThat(server.get("/v1/limits", admin).body()).contains(
                "{\"scope\":\"account\",\"name\":\"requests\",\"window\":\"minute\",\"limit\":60,",
                "{\"scope\":\"key\",\"name\":\"requests\",\"window\":\"minute\",\"limit\":60,");
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "10, 0", "-1, 10", "1001, 10", "10, 1441", "10, -5"})
    void what_is_no_burst_is_refused(int percent, int minutes) {
        try (TestServer server = new TestServer()) {
            Account account = server.account();
            long audited = server.tenants.count("audit");
            assertThatThrownBy(() -> burst(server, account, new Bursts(percent, minutes)))
                .isInstanceOf(Refused.class).hasMessageContaining("Bursts are 1 to 1000 per cent more");
            assertThat(server.tenants.count("audit")).isEqualTo(audited);
        }
    }
}

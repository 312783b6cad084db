package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.accounts.Actor;
import com.jupiteriq.keys.KeyOrder;
import com.jupiteriq.keys.OperatorKeys;
import com.jupiteriq.limits.TestRedis;
import com.jupiteriq.store.TestTenants;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Two servers on one database and one Redis are one server to a client's rate limit.
class SharedLimitsStoryTest {

    private static final String PATH = "/functions/v1/integration-tickets/tickets/"
        + "01890000-0000-7000-8000-000000000000";

    @Test
    void a_token_has_its_limit_once_over_both_nodes() throws Exception {
        try (TestRedis redis = TestRedis.start();
                TestServer one = new TestServer(redis.settings());
                TestServer two = one.another()) {
            String token;
            long hour;
            List<Integer> statuses;
            do {
                hour = hour(one.tenants);
                token = token(one);
                statuses = statuses(token, one, two);
            } while (hour(one.tenants) != hour);
            assertThat(statuses).filteredOn(status -> status == 404).hasSize(100);
            assertThat(statuses).filteredOn(status -> status == 429).hasSize(60);
            assertThat(one.managed("/metrics").body())
                .contains("\njupiteriq_redis_up 1.0\n")
                .contains("\njupiteriq_redis_outages_total 0.0\n");
        }
    }

    private static long hour(TestTenants tenants) {
        return tenants.clock.millis() / Duration.ofHours(1).toMillis();
    }

    private static String token(TestServer server) {
        KeyOrder hundred = new KeyOrder(server.account().publicId(), "live", "integration", null, List.of(),
            List.of(), List.of(), null, "100/hour");
        return server.part(OperatorKeys.class).create(Actor.operator("req_test"), hundred).secret();
    }

    /// Of 160 requests, four at a time, half of them at each node.
    private static List<Integer> statuses(String token, TestServer... nodes) throws Exception {
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 160; i++) {
                TestServer node = nodes[i % nodes.length];
                answers.add(clients.submit(() -> node.get(PATH, token)));
            }
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<HttpResponse<String>> answer : answers) {
            statuses.add(answer.get().statusCode());
        }
        return statuses;
    }
}

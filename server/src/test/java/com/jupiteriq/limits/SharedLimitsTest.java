package com.jupiteriq.limits;

import static com.jupiteriq.limits.Window.HOUR;
import static com.jupiteriq.limits.Window.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Limits that two nodes count together in a real Redis.
class SharedLimitsTest extends LimitsKit {

    private static TestRedis server;

    private SharedLimits one;
    private SharedLimits two;

    @BeforeAll
    static void start() {
        server = TestRedis.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    Limits begin(InstantSource clock) {
        one = new SharedLimits(server.connect(), clock);
        two = new SharedLimits(server.connect(), clock);
        return one;
    }

    @AfterEach
    void nothing_was_counted_apart() {
        assertThat(one.countedHere() + two.countedHere()).isZero();
        one.close();
        two.close();
    }

    @Test
    void two_nodes_under_parallel_requests_let_pass_exactly_the_allowed_number() throws InterruptedException {
        List<Allowance> both =
            List.of(new Allowance(account, 3_000, MINUTE), new Allowance(key, 2_000, HOUR));
        assertThat(Crowd.passed(64, 60, thread -> (thread % 2 == 0 ? one : two).spend(both)))
            .isEqualTo(2_000);
        Standing account = one.spend(both.subList(0, 1));
        assertThat(account.remaining()).isEqualTo(999);
    }

    @Test
    void what_one_node_spends_is_spent_on_the_other() {
        List<Allowance> three = List.of(new Allowance(key, 3, MINUTE));
        one.spend(three);
        assertThat(two.spend(three).remaining()).isEqualTo(1);
        assertThat(one.spend(three).remaining()).isZero();
        assertThat(two.spend(three).retryAfter()).isNotNull();
        assertThat(two.peek(three).remaining()).isZero();
    }

    /// The clock of the second node is ahead by a second.
    @Test
    void a_window_that_one_node_has_begun_is_the_window_of_all() {
        List<Allowance> one_a_minute = List.of(new Allowance(key, 1, MINUTE));
        now.set(NOON.minusMillis(500));
        try (SharedLimits ahead =
            new SharedLimits(server.connect(), () -> now.get().plusSeconds(1))) {
            assertThat(one.spend(one_a_minute).retryAfter()).isNull();
            assertThat(ahead.spend(one_a_minute).retryAfter()).isNull();
            Standing refused = one.spend(one_a_minute);
            assertThat(refused.resetsAt()).isEqualTo(NOON.getEpochSecond() + 60);
            assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(61));
        }
    }

    @Test
    void the_minutes_of_a_burst_are_those_of_both_nodes() throws InterruptedException {
        List<Allowance> both = List.of(bursting(key, 1_000, 1_500, 2), bursting(account, 1_000, 1_500, 2));
        for (int minute = 0; minute < 4; minute++) {
            now.set(NOON.plusSeconds(60L * minute));
            assertThat(Crowd.passed(64, 30, thread -> (thread % 2 == 0 ? one : two).spend(both)))
                .isEqualTo(minute < 2 ? 1_500 : 1_000);
        }
        server.ask(redis -> {
            String day = only(redis.keys("jupiteriq:{limits}:burst:" + account + ":*"));
            assertThat(redis.bitcount(day)).isEqualTo(2);
            assertThat(redis.pttl(day)).isBetween(43_000_000L, 43_260_000L);
        });
    }

    /// Midnight comes on the node that is ahead first.
    @Test
    void a_day_of_bursts_that_one_node_has_begun_is_the_day_of_all() {
        List<Allowance> ten = List.of(bursting(key, 10, 20, 1));
        Instant midnight = Instant.parse("2026-03-02T00:00:00Z");
        now.set(midnight.minusMillis(500));
        try (SharedLimits ahead = new SharedLimits(server.connect(), () -> now.get().plusSeconds(1))) {
            assertThat(one.spend(ten, 15).limit()).isEqualTo(20);
            assertThat(ahead.spend(ten, 15).remaining()).isEqualTo(5);
            assertThat(one.spend(ten, 5))
                .isEqualTo(new Standing(20, 0, midnight.getEpochSecond() + 60, null));
            now.set(midnight.plusSeconds(60));
            assertThat(one.spend(ten).limit()).isEqualTo(10);
        }
    }

    @Test
    void a_redis_that_forgot_the_script_is_told_it_again() {
        List<Allowance> three = List.of(new Allowance(key, 3, MINUTE));
        one.spend(three);
        server.ask(redis -> redis.scriptFlush());
        assertThat(one.spend(three).remaining()).isEqualTo(1);
        assertThat(one.outages()).isZero();
    }

    @Test
    void counters_end_a_minute_after_their_window_and_share_one_slot() {
        now.set(NOON.plusSeconds(40));
        one.spend(List.of(new Allowance(account, 9, MINUTE), new Allowance(key, 9, HOUR)));
        server.ask(redis -> {
            String minute = only(redis.keys("jupiteriq:{limits}:minute:" + account + ":*"));
            String hour = only(redis.keys("jupiteriq:{limits}:hour:" + key + ":*"));
            assertThat(redis.pttl(minute)).isBetween(1L, 80_000L);
            assertThat(redis.pttl(hour)).isBetween(3_000_000L, 3_620_000L);
        });
    }

    private static String only(List<String> keys) {
        assertThat(keys).hasSize(1);
        return keys.getFirst();
    }
}

package com.jupiteriq.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Ten attempts over 75 hours, or a fifth more (decision C30).
class RetryScheduleTest {

    private final RetrySchedule plain = new RetrySchedule(() -> 0);

    @Test
    void the_waits_are_those_of_the_decision() {
        List<Duration> waits = new ArrayList<>();
        for (int tries = 1; plain.after(tries, null).isPresent(); tries++) {
            waits.add(plain.after(tries, null).orElseThrow());
        }
        assertThat(waits).containsExactly(
            Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2),
            Duration.ofHours(5), Duration.ofHours(10), Duration.ofHours(14), Duration.ofHours(20),
            Duration.ofHours(24));
        assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus).toHours()).isEqualTo(75);
    }

    @Test
    void jitter_only_adds() {
        RetrySchedule most = new RetrySchedule(() -> 1);
        assertThat(most.after(1, null)).contains(Duration.ofSeconds(6));
        assertThat(most.after(2, null)).contains(Duration.ofMinutes(6));
    }

    @Test
    void a_receiver_may_ask_for_a_longer_wait_up_to_a_day() {
        assertThat(plain.after(1, Duration.ofSeconds(1))).contains(Duration.ofSeconds(5));
        assertThat(plain.after(1, Duration.ofMinutes(10))).contains(Duration.ofMinutes(10));
        assertThat(plain.after(1, Duration.ofDays(30))).contains(Duration.ofHours(24));
        assertThat(plain.after(RetrySchedule.TRIES, Duration.ofMinutes(1))).isEmpty();
    }
}

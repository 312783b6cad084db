package com.jupiteriq.limits;

import static com.jupiteriq.limits.Window.DAY;
import static com.jupiteriq.limits.Window.HOUR;
import static com.jupiteriq.limits.Window.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What holds of limits wherever they are counted. Each implementation inherits it.
abstract class LimitsKit {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    final UUID account = UUID.randomUUID();
    final UUID key = UUID.randomUUID();
    private Limits limits = new LocalLimits(now::get);

    /// Limits that nothing was counted in.
    abstract Limits begin(InstantSource clock);

    @BeforeEach
    void begin() {
        limits = begin(now::get);
    }

    @Test
    void counts_down_and_refuses_what_goes_over() {
        List<Allowance> three = List.of(new Allowance(key, 3, MINUTE));
        now.set(NOON.plusMillis(10_500));
        assertThat(limits.spend(three)).isEqualTo(new Standing(3, 2, end(MINUTE), null));
        assertThat(limits.spend(three)).isEqualTo(new Standing(3, 1, end(MINUTE), null));
        assertThat(limits.spend(three)).isEqualTo(new Standing(3, 0, end(MINUTE), null));
        assertThat(limits.spend(three)).isEqualTo(new Standing(3, 0, end(MINUTE), Duration.ofSeconds(50)));
    }

    @Test
    void a_window_ends_with_the_minute_or_the_hour_of_the_clock() {
        List<Allowance> minute = List.of(new Allowance(key, 1, MINUTE));
        List<Allowance> hour = List.of(new Allowance(account, 1, HOUR));
        now.set(NOON.plusMillis(59_999));
        limits.spend(minute);
        assertThat(limits.spend(minute).retryAfter()).isEqualTo(Duration.ofSeconds(1));
        limits.spend(hour);
        assertThat(limits.spend(hour).retryAfter()).isEqualTo(Duration.ofSeconds(3541));
        now.set(NOON.plusSeconds(60));
        assertThat(limits.spend(minute).retryAfter()).isNull();
        assertThat(limits.spend(hour).retryAfter()).isEqualTo(Duration.ofSeconds(3540));
        now.set(NOON.plusSeconds(3600));
        assertThat(limits.spend(hour)).isEqualTo(new Standing(1, 0, NOON.getEpochSecond() + 7200, null));
    }

    @Test
    void a_day_ends_at_midnight_of_utc() {
        List<Allowance> day = List.of(new Allowance(key, 2, DAY));
        long midnight = Instant.parse("2026-03-02T00:00:00Z").getEpochSecond();
        limits.spend(day);
        now.set(Instant.parse("2026-03-01T23:59:58.500Z"));
        assertThat(limits.spend(day)).isEqualTo(new Standing(2, 0, midnight, null));
        assertThat(limits.spend(day)).isEqualTo(new Standing(2, 0, midnight, Duration.ofSeconds(2)));
        now.set(Instant.ofEpochSecond(midnight));
        assertThat(limits.spend(day)).isEqualTo(new Standing(2, 1, midnight + 86_400, null));
    }

    @Test
    void of_many_allowances_one_that_is_spent_keeps_the_others_whole() {
        UUID minute = UUID.randomUUID();
        UUID day = UUID.randomUUID();
        List<Allowance> four = List.of(new Allowance(key, 100, MINUTE), new Allowance(account, 1_000, HOUR),
            new Allowance(minute, 3, MINUTE), new Allowance(day, 5, DAY));
        for (int i = 0; i < 3; i++) {
            assertThat(limits.spend(four).retryAfter()).isNull();
        }
        assertThat(limits.spend(four)).isEqualTo(new Standing(3, 0, end(MINUTE), Duration.ofSeconds(60)));
        now.set(NOON.plusSeconds(60));
        assertThat(limits.spend(four)).isEqualTo(new Standing(5, 1, end(DAY), null));
        assertThat(limits.spend(four)).isEqualTo(new Standing(5, 0, end(DAY), null));
        assertThat(limits.spend(four))
            .isEqualTo(new Standing(5, 0, end(DAY), Duration.ofSeconds(12 * 3600 - 60)));
        assertThat(limits.peek(four.subList(0, 1)).remaining()).isEqualTo(98);
        assertThat(limits.peek(four.subList(1, 2)).remaining()).isEqualTo(995);
        assertThat(limits.peek(four.subList(2, 3)).remaining()).isEqualTo(1);
    }

    @Test
    void minute_and_hour_of_one_subject_are_counted_apart() {
        limits.spend(List.of(new Allowance(key, 1, MINUTE)));
        assertThat(limits.spend(List.of(new Allowance(key, 1, HOUR))).retryAfter()).isNull();
    }

    @Test
    void a_request_that_one_allowance_refuses_spends_nothing_of_the_other() {
        List<Allowance> both = List.of(new Allowance(account, 2, MINUTE), new Allowance(key, 1, MINUTE));
        limits.spend(both);
        for (int i = 0; i < 5; i++) {
            assertThat(limits.spend(both).retryAfter()).isNotNull();
        }
        assertThat(limits.peek(List.of(new Allowance(account, 2, MINUTE))).remaining()).isEqualTo(1);

        UUID other = UUID.randomUUID();
        limits.spend(List.of(new Allowance(account, 2, MINUTE)));
        List<Allowance> accountSpent =
            List.of(new Allowance(account, 2, MINUTE), new Allowance(other, 5, MINUTE));
        assertThat(limits.spend(accountSpent).limit()).isEqualTo(2);
        assertThat(limits.peek(List.of(new Allowance(other, 5, MINUTE))).remaining()).isEqualTo(5);
    }

    @Test
    void tells_the_allowance_with_the_smallest_remaining_share() {
        Allowance wide = new Allowance(account, 1_000, MINUTE);
        Allowance narrow = new Allowance(key, 100, HOUR);
        assertThat(limits.spend(List.of(wide, narrow))).isEqualTo(new Standing(100, 99, end(HOUR), null));
        for (int i = 0; i < 500; i++) {
            limits.spend(List.of(wide));
        }
        assertThat(limits.spend(List.of(wide, narrow)))
            .isEqualTo(new Standing(1_000, 498, end(MINUTE), null));
    }

    @Test
    void of_two_violated_allowances_the_one_that_lasts_longer_is_told() {
        List<Allowance> both = List.of(new Allowance(account, 1, MINUTE), new Allowance(key, 1, HOUR));
        limits.spend(both);
        assertThat(limits.spend(both)).isEqualTo(new Standing(1, 0, end(HOUR), Duration.ofHours(1)));
    }

    @Test
    void peek_spends_nothing_and_refuses_nothing() {
        List<Allowance> one = List.of(new Allowance(key, 1, MINUTE));
        for (int i = 0; i < 3; i++) {
            assertThat(limits.peek(one)).isEqualTo(new Standing(1, 1, end(MINUTE), null));
        }
        limits.spend(one);
        assertThat(limits.peek(one)).isEqualTo(new Standing(1, 0, end(MINUTE), null));
    }

    @Test
    void several_are_spent_at_once_or_none_of_them() {
        List<Allowance> both = List.of(new Allowance(key, 10, MINUTE), new Allowance(account, 12, HOUR));
        assertThat(limits.spend(both, 7)).isEqualTo(new Standing(10, 3, end(MINUTE), null));
        assertThat(limits.spend(both, 4)).isEqualTo(new Standing(10, 3, end(MINUTE), Duration.ofMinutes(1)));
        assertThat(limits.spend(both.subList(1, 2), 6).remaining()).isEqualTo(5);
        assertThat(limits.spend(both, 3)).isEqualTo(new Standing(10, 0, end(MINUTE), null));
        assertThat(limits.spend(both.subList(1, 2), 2).remaining()).isZero();
    }

    @Test
    void another_limit_for_the_same_subject_keeps_the_count() {
        for (int i = 0; i < 4; i++) {
            limits.spend(List.of(new Allowance(key, 10, MINUTE)));
        }
        assertThat(limits.spend(List.of(new Allowance(key, 3, MINUTE))).retryAfter()).isNotNull();
        assertThat(limits.spend(List.of(new Allowance(key, 20, MINUTE))).remaining()).isEqualTo(15);
    }

    @Test
    void a_clock_that_steps_back_a_little_does_not_open_the_window_again() {
        List<Allowance> one = List.of(new Allowance(key, 1, MINUTE));
        now.set(NOON.plusMillis(10));
        limits.spend(one);
        now.set(NOON.minusMillis(10));
        assertThat(limits.spend(one).retryAfter()).isNotNull();
        now.set(NOON.minus(Duration.ofDays(1)));
        assertThat(limits.spend(one).retryAfter()).isNull();
    }

    @Test
    void the_largest_limit_is_compared_without_overflow() {
        List<Allowance> both = List.of(
            new Allowance(account, Long.MAX_VALUE, MINUTE), new Allowance(key, 10_000_000, MINUTE));
        assertThat(limits.spend(both)).isEqualTo(new Standing(10_000_000, 9_999_999, end(MINUTE), null));
    }

    @Test
    void a_request_without_any_allowance_is_a_bug() {
        assertThatThrownBy(() -> limits.spend(List.of())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void of_parallel_requests_exactly_the_allowed_number_passes() throws InterruptedException {
        List<Allowance> both =
            List.of(new Allowance(account, 5_000, MINUTE), new Allowance(key, 7_000, MINUTE));
        assertThat(passed(64, 200, thread -> both)).isEqualTo(5_000);
        assertThat(limits.peek(both.subList(1, 2)).remaining()).isEqualTo(2_000);
    }

    /// A counter that gives back what it took would now and then refuse a request that fits.
    @Test
    void requests_that_fail_elsewhere_never_take_the_place_of_one_that_fits() throws InterruptedException {
        UUID spentKey = UUID.randomUUID();
        List<Allowance> spent =
            List.of(new Allowance(account, 1_000, MINUTE), new Allowance(spentKey, 1, MINUTE));
        limits.spend(spent);
        List<Allowance> reversed =
            List.of(new Allowance(key, 999, MINUTE), new Allowance(account, 1_000, MINUTE));
        AtomicInteger good = new AtomicInteger();
        int passed = passed(64, 100, thread ->
            thread % 2 == 0 || good.getAndIncrement() >= 999 ? spent : reversed);
        assertThat(passed).isEqualTo(999);
        assertThat(limits.peek(List.of(new Allowance(account, 1_000, MINUTE))).remaining()).isZero();
    }

    /// Two minutes a day of ten requests may have fifteen.
    @Test
    void a_burst_raises_the_limit_while_minutes_of_the_day_are_left() {
        List<Allowance> ten = List.of(bursting(key, 10, 15, 2));
        for (int minute = 0; minute < 2; minute++) {
            now.set(NOON.plusSeconds(60L * minute));
            for (int left = 14; left >= 0; left--) {
                assertThat(limits.spend(ten)).isEqualTo(new Standing(15, left, end(MINUTE), null));
            }
            assertThat(limits.spend(ten))
                .isEqualTo(new Standing(15, 0, end(MINUTE), Duration.ofMinutes(1)));
            assertThat(limits.peek(ten)).isEqualTo(new Standing(15, 0, end(MINUTE), null));
        }
        now.set(NOON.plusSeconds(120));
        assertThat(limits.spend(ten)).as("no minute is left")
            .isEqualTo(new Standing(10, 9, end(MINUTE), null));
        for (int left = 8; left >= 0; left--) {
            limits.spend(ten);
        }
        assertThat(limits.spend(ten)).isEqualTo(new Standing(10, 0, end(MINUTE), Duration.ofMinutes(1)));
        now.set(Instant.parse("2026-03-02T00:00:00Z"));
        assertThat(limits.spend(ten)).as("of the next day")
            .isEqualTo(new Standing(15, 14, end(MINUTE), null));
    }

    @Test
    void a_minute_counts_once_it_passes_the_base_and_not_before() {
        List<Allowance> ten = List.of(bursting(key, 10, 15, 1));
        for (int minute = 0; minute < 3; minute++) {
            now.set(NOON.plusSeconds(60L * minute));
            assertThat(limits.spend(ten, 10)).isEqualTo(new Standing(15, 5, end(MINUTE), null));
        }
        assertThat(limits.spend(ten, 6)).as("refused, so that it uses no minute")
            .isEqualTo(new Standing(15, 5, end(MINUTE), Duration.ofMinutes(1)));
        now.set(NOON.plusSeconds(180));
        assertThat(limits.spend(ten, 11).remaining()).isEqualTo(4);
        assertThat(limits.spend(ten, 4).remaining()).isZero();
        now.set(NOON.plusSeconds(240));
        assertThat(limits.spend(ten, 11).retryAfter()).isNotNull();
        assertThat(limits.spend(ten, 10).limit()).isEqualTo(10);
    }

    @Test
    void what_names_the_same_burst_follows_it() {
        UUID other = UUID.randomUUID();
        List<Allowance> one = List.of(bursting(key, 10, 20, 1), bursting(account, 10, 20, 1));
        List<Allowance> two = List.of(bursting(other, 10, 20, 1), bursting(account, 10, 20, 1));
        limits.spend(one, 6);
        assertThat(limits.spend(two, 6)).as("passes the base of the account alone")
            .isEqualTo(new Standing(20, 8, end(MINUTE), null));
        assertThat(limits.spend(two, 8)).isEqualTo(new Standing(20, 0, end(MINUTE), null));
        assertThat(limits.spend(one).retryAfter()).isNotNull();
        now.set(NOON.plusSeconds(60));
        assertThat(limits.spend(one).limit()).isEqualTo(10);
    }

    @Test
    void of_parallel_requests_a_burst_lets_pass_exactly_the_raised_number() throws InterruptedException {
        List<Allowance> both = List.of(bursting(key, 2_000, 3_000, 1), bursting(account, 2_000, 3_000, 1));
        assertThat(passed(64, 60, thread -> both)).isEqualTo(3_000);
        now.set(NOON.plusSeconds(60));
        assertThat(passed(64, 60, thread -> both)).isEqualTo(2_000);
    }

    @Test
    void what_is_counted_by_the_day_has_no_burst() {
        assertThatThrownBy(() -> new Allowance(key, 10, DAY, new Burst(account, 20, 1)))
            .isInstanceOf(IllegalArgumentException.class);
    }

    final Allowance bursting(UUID subject, long limit, long raised, int minutes) {
        return new Allowance(subject, limit, MINUTE, new Burst(account, raised, minutes));
    }

    private int passed(int threads, int each, IntFunction<List<Allowance>> allowances)
        throws InterruptedException {
        return Crowd.passed(threads, each, thread -> limits.spend(allowances.apply(thread)));
    }

    private long end(Window window) {
        long length = window.length().toSeconds();
        return (now.get().getEpochSecond() / length + 1) * length;
    }
}

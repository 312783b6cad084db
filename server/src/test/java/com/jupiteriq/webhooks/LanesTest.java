package com.jupiteriq.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.webhooks.Lanes.Ask;
import com.jupiteriq.webhooks.Lanes.Lane;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Nobody takes all.
class LanesTest {

    private static final UUID ONE = new UUID(1, 0);
    private static final UUID OTHER = new UUID(2, 0);

    private final AtomicLong nanos = new AtomicLong();
    private final Lanes lanes = new Lanes(512, nanos::get);

    @Test
    void a_lane_begins_with_two_slots_and_waits_for_one_to_be_free() {
        lanes.ready(List.of(lane(ONE, 1)));
        Ask ask = lanes.asks().getFirst();
        assertThat(ask.slots()).isEqualTo(Lanes.SLOTS_AT_FIRST);
        lanes.asked(ask, Lanes.SLOTS_AT_FIRST);
        assertThat(lanes.asks()).as("all its slots are taken").isEmpty();
        assertThat(lanes.ended(ask.lane(), true)).as("and it has more").isTrue();
        assertThat(lanes.asks()).as("the free one, and one that it has earned")
            .containsExactly(new Ask(ask.lane(), 2));
    }

    @Test
    void who_takes_gets_more_up_to_a_bound_and_who_fails_gets_less() {
        for (int i = 0; i < 30; i++) {
            tryOnce(lanes, true);
        }
        assertThat(next()).isEqualTo(Lanes.SLOTS_AT_MOST);
        for (int half = Lanes.SLOTS_AT_MOST / 2; half > 0; half /= 2) {
            tryOnce(lanes, false);
            assertThat(next()).isEqualTo(half);
        }
        tryOnce(lanes, false);
        assertThat(next()).isEqualTo(1);
    }

    @Test
    void who_has_taken_nothing_for_a_while_begins_anew() {
        for (int i = 0; i < 30; i++) {
            tryOnce(lanes, true);
        }
        nanos.addAndGet(Lanes.TRUST.toNanos());
        assertThat(next()).isEqualTo(Lanes.SLOTS_AT_FIRST);
        tryOnce(lanes, true);
        assertThat(next()).as("one is enough to be trusted again").isEqualTo(Lanes.SLOTS_AT_MOST);
    }

    @Test
    void what_an_ask_has_not_used_is_free_again() {
        lanes.ready(List.of(lane(ONE, 1)));
        lanes.asked(lanes.asks().getFirst(), 1);
        assertThat(lanes.total()).isEqualTo(1);
        assertThat(lanes.asks()).as("nothing more waited").isEmpty();
        assertThat(lanes.ended(lane(ONE, 1), true)).isFalse();
        assertThat(lanes.total()).isZero();
    }

    @Test
    void one_tenant_leaves_slots_for_the_next() {
        Lanes lanes = new Lanes(100, nanos::get);
        lanes.ready(many(ONE, 50));
        assertThat(takeAll(lanes)).isEqualTo(50);
        lanes.ready(many(OTHER, 50));
        assertThat(takeAll(lanes)).isEqualTo(25);
        lanes.ready(many(new UUID(3, 0), 50));
        assertThat(takeAll(lanes)).isEqualTo(13);
    }

    @Test
    void one_slot_in_all_goes_from_hand_to_hand() {
        Lanes lanes = new Lanes(1, nanos::get);
        lanes.ready(List.of(lane(ONE, 1), lane(OTHER, 1)));
        assertThat(takeAll(lanes)).isEqualTo(1);
        lanes.ended(lane(ONE, 1), true);
        List<Ask> next = lanes.asks();
        assertThat(next).extracting(Ask::lane).containsExactly(lane(OTHER, 1));
    }

    /// The slots that the lane would get now.
    private int next() {
        lanes.ready(List.of(lane(ONE, 1)));
        Ask ask = lanes.asks().getFirst();
        lanes.asked(ask, 0);
        return ask.slots();
    }

    private static void tryOnce(Lanes lanes, boolean taken) {
        lanes.ready(List.of(lane(ONE, 1)));
        Ask ask = lanes.asks().getFirst();
        lanes.asked(ask, 1);
        lanes.ended(ask.lane(), taken);
    }

    private static int takeAll(Lanes lanes) {
        int taken = 0;
        for (List<Ask> asks = lanes.asks(); !asks.isEmpty(); asks = lanes.asks()) {
            for (Ask ask : asks) {
                lanes.asked(ask, ask.slots());
                taken += ask.slots();
            }
        }
        return taken;
    }

    private static List<Lane> many(UUID tenant, int count) {
        return IntStream.range(0, count).mapToObj(number -> lane(tenant, number)).toList();
    }

    private static Lane lane(UUID tenant, int number) {
        return new Lane(tenant, new UUID(0, number));
    }
}

package com.jupiteriq.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.webhooks.Lanes.Ask;
import com.jupiteriq.webhooks.Lanes.Lane;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Nobody takes all.
class LanesTest {

    private static final UUID ONE = new UUID(1, 0);
    private static final UUID OTHER = new UUID(2, 0);

    @Test
    void a_lane_gets_its_few_slots_and_waits_for_one_to_be_free() {
        Lanes lanes = new Lanes(512);
        lanes.ready(List.of(lane(ONE, 1)));
        Ask ask = lanes.asks().getFirst();
        assertThat(ask.slots()).isEqualTo(Lanes.SLOTS_OF_A_LANE);
        lanes.asked(ask, Lanes.SLOTS_OF_A_LANE);
        assertThat(lanes.asks()).as("all its slots are taken").isEmpty();
        assertThat(lanes.ended(ask.lane(), true)).as("and it has more").isTrue();
        assertThat(lanes.asks()).containsExactly(new Ask(ask.lane(), 1));
    }

    @Test
    void what_an_ask_has_not_used_is_free_again() {
        Lanes lanes = new Lanes(512);
        lanes.ready(List.of(lane(ONE, 1)));
        lanes.asked(lanes.asks().getFirst(), 1);
        assertThat(lanes.total()).isEqualTo(1);
        assertThat(lanes.asks()).as("nothing more waited").isEmpty();
        assertThat(lanes.ended(lane(ONE, 1), true)).isFalse();
        assertThat(lanes.total()).isZero();
    }

    @Test
    void one_tenant_leaves_slots_for_the_next() {
        Lanes lanes = new Lanes(100);
        lanes.ready(many(ONE, 50));
        assertThat(takeAll(lanes)).isEqualTo(50);
        lanes.ready(many(OTHER, 50));
        assertThat(takeAll(lanes)).isEqualTo(25);
        lanes.ready(List.of(lane(new UUID(3, 0), 1)));
        assertThat(takeAll(lanes)).isEqualTo(13);
    }

    @Test
    void who_keeps_failing_is_called_one_at_a_time_until_it_takes() {
        Lanes lanes = new Lanes(512);
        for (int i = 0; i < Lanes.FAILURES_UNTIL_ALONE; i++) {
            tryOnce(lanes, false);
        }
        lanes.ready(List.of(lane(ONE, 1)));
        Ask alone = lanes.asks().getFirst();
        assertThat(alone.slots()).isEqualTo(1);
        lanes.asked(alone, 1);
        lanes.ended(alone.lane(), true);
        lanes.ready(List.of(lane(ONE, 1)));
        assertThat(lanes.asks().getFirst().slots()).isEqualTo(Lanes.SLOTS_OF_A_LANE);
    }

    @Test
    void one_slot_in_all_goes_from_hand_to_hand() {
        Lanes lanes = new Lanes(1);
        lanes.ready(List.of(lane(ONE, 1), lane(OTHER, 1)));
        assertThat(takeAll(lanes)).isEqualTo(1);
        lanes.ended(lane(ONE, 1), true);
        List<Ask> next = lanes.asks();
        assertThat(next).extracting(Ask::lane).containsExactly(lane(OTHER, 1));
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

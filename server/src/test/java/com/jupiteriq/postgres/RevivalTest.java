package com.jupiteriq.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RevivalTest {

    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void who_dies_of_his_revival_is_not_revived_at_once() {
        Revival revival = new Revival(() -> true, tries::incrementAndGet);
        revival.look();
        revival.look();
        assertThat(tries).hasValue(1);
    }

    @Test
    void a_failure_does_not_end_the_watch() {
        Revival revival = new Revival(() -> true, () -> {
            tries.incrementAndGet();
            throw new IllegalStateException("no room");
        });
        revival.look();
        assertThat(Patience.await(Revival.LOOK_EVERY.multipliedBy(5), () -> {
            revival.look();
            return tries.get() == 2;
        })).isTrue();
    }

    @Test
    void nobody_is_revived_who_lives_or_may_die() {
        new Revival(() -> false, tries::incrementAndGet).look();
        Revival ended = new Revival(() -> true, tries::incrementAndGet);
        ended.end();
        ended.look();
        assertThat(tries).hasValue(0);
    }
}

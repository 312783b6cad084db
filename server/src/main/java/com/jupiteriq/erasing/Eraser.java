package com.jupiteriq.erasing;

import com.jupiteriq.erasing.ErasureStore.Erasure;
import com.jupiteriq.erasing.ErasureStore.State;
import com.jupiteriq.erasing.ErasureStore.Waiting;
import com.jupiteriq.kernel.Meter;
import com.jupiteriq.kernel.Meters;
import com.jupiteriq.kernel.PersonalData;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Wipes what was said of people who are to be forgotten, on any node, in steps of which each is committed by
/// itself. What several nodes do at once, or one again after it was killed, is found to be done.
final class Eraser {

    /// How long it may take until nothing is left of somebody; an alarm is due beyond it.
    static final Duration BOUND = Duration.ofHours(1);

    static final Duration POLL = Duration.ofSeconds(10);

    /// After it somebody else goes on with what a node has claimed and not ended.
    static final Duration LEASE = Duration.ofSeconds(15);

    /// What was under way when somebody was deleted, attempts of webhooks among it, is written down by then.
    static final Duration SETTLING = Duration.ofMinutes(5);

    /// Longer than any statement that did not see yet that the door is closed.
    static final Duration CLOSING = Duration.ofMinutes(2);

    /// How long the door stays closed; no process keeps an attempt in memory for so long.
    static final Duration KEPT = Duration.ofDays(30);

    /// People of one claim.
    static final int BATCH = 10;

    /// Rows of one step.
    static final int STEP = 100;

    private static final int FORGOTTEN_AT_ONCE = 1_000;
    private static final double MILLIS = 1_000.0;
    private static final Logger LOG = LoggerFactory.getLogger(Eraser.class);

    private final ErasureStore store;
    private final List<PersonalData> everywhere;
    private final InstantSource clock;
    private final Task task = new Task(
        "erasing", "Wipes what was said of people who were deleted", POLL, this::erase);
    private volatile Waiting waiting = Waiting.NONE;

    Eraser(ErasureStore store, List<PersonalData> everywhere, InstantSource clock) {
        this.store = store;
        this.everywhere = List.copyOf(everywhere);
        this.clock = clock;
    }

    Tasks tasks() {
        return Tasks.of(task);
    }

    Meters meters() {
        return Meters.of(
            Meter.gauge("jupiteriq_erasures_waiting",
                "People who were deleted and of whom something may still be kept", Map.of(),
                () -> waiting.count()),
            Meter.gauge("jupiteriq_erasure_oldest_seconds", "How long the first of them waits", Map.of(),
                this::oldest),
            Meter.gauge("jupiteriq_erasure_bound_seconds", "How long they may wait", Map.of(),
                BOUND::toSeconds));
    }

    /// Says that somebody is to be forgotten.
    void wake() {
        task.wake();
    }

    /// Until nobody is due. One whose data cannot be wiped keeps no other one waiting.
    void erase() {
        waiting = store.waiting();
        @Nullable RuntimeException failure = null;
        List<Erasure> some;
        do {
            some = store.claim(clock.instant(), LEASE, BATCH);
            for (Erasure one : some) {
                try {
                    goOn(one);
                } catch (RuntimeException failed) {
                    failure = failed;
                }
            }
        } while (some.size() == BATCH && !task.stopping());
        forget();
        waiting = store.waiting();
        if (failure != null) {
            throw failure;
        }
    }

    private void goOn(Erasure one) {
        switch (one.state()) {
            case ASKED -> {
                if (wiped(one)) {
                    store.move(one, State.WIPED, clock.instant().plus(SETTLING));
                    LOG.info("Erased what was said of {} in {}", one.person(), one.tenant().id());
                }
            }
            case WIPED -> store.move(one, State.CLOSED, clock.instant().plus(CLOSING));
            case CLOSED -> {
                if (wiped(one)) {
                    store.move(one, State.DONE, null);
                }
            }
            case DONE -> { }
        }
    }

    /// False when the rest is left to the next start.
    private boolean wiped(Erasure one) {
        for (Tenant place : store.places(one.tenant())) {
            for (PersonalData some : everywhere) {
                if (!wiped(some, place, one.person())) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean wiped(PersonalData some, Tenant place, UUID person) {
        int rows;
        do {
            if (task.stopping()) {
                return false;
            }
            rows = some.wipe(place, person, STEP);
        } while (rows > 0);
        return true;
    }

    private void forget() {
        int forgotten;
        do {
            forgotten = store.forget(clock.instant().minus(KEPT), FORGOTTEN_AT_ONCE);
        } while (forgotten == FORGOTTEN_AT_ONCE && !task.stopping());
    }

    /// Grows while nothing is looked at.
    private double oldest() {
        Instant asked = waiting.oldest();
        return asked == null
            ? 0 : Math.max(0, Duration.between(asked, clock.instant()).toMillis() / MILLIS);
    }
}

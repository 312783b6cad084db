package com.jupiteriq.edge.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Who waits for a place when all are taken, who is served first, and who hears 503.
class PlacesTest {

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void who_may_not_wait_is_refused_at_once_and_leaves_the_room_to_others() {
        Places places = new Places(1);
        Places.Place first = places.place();
        assertThat(first.take(() -> false)).isTrue();
        for (int i = 0; i < 10; i++) {
            assertThat(places.place().take(this::notMe)).isFalse();
        }
        assertThat(asked).hasValue(10);
        first.leave();
        first.leave();
        Places.Place second = places.place();
        assertThat(second.take(this::notMe)).isTrue();
        assertThat(places.place().take(this::notMe)).as("a place is given back once").isFalse();
    }

    private boolean notMe() {
        asked.incrementAndGet();
        return false;
    }

    @Test
    void as_many_as_are_served_wait_and_no_more() throws InterruptedException {
        Places places = new Places(2);
        List<Places.Place> served = List.of(places.place(), places.place());
        served.forEach(place -> assertThat(place.take(() -> false)).isTrue());
        List<String> order = new CopyOnWriteArrayList<>();
        CountDownLatch enough = new CountDownLatch(1);
        List<Thread> waiting = List.of(
            waiter(places, "one", order, enough), waiter(places, "two", order, enough));
        assertThat(places.place().take(() -> true)).as("the room is full").isFalse();
        served.getFirst().leave();
        assertThat(places.place().take(() -> false)).as("who waits goes first").isFalse();
        Await.until("one is served", () -> order.equals(List.of("one")));
        served.getLast().leave();
        Await.until("both are served", () -> order.equals(List.of("one", "two")));
        enough.countDown();
        for (Thread each : waiting) {
            each.join();
        }
        assertThat(places.place().take(() -> false)).isTrue();
    }

    /// Returns when the thread waits.
    private static Thread waiter(Places places, String name, List<String> order, CountDownLatch enough) {
        Thread thread = Thread.ofPlatform().start(() -> {
            Places.Place place = places.place();
            if (place.take(() -> true)) {
                order.add(name);
                try {
                    enough.await();
                } catch (InterruptedException stopped) {
                    throw new IllegalStateException(stopped);
                }
                place.leave();
            }
        });
        Await.until(name + " waits", () -> thread.getState() == Thread.State.TIMED_WAITING);
        return thread;
    }

    @Test
    void a_wait_ends() {
        Places places = new Places(1);
        assertThat(places.place().take(() -> false)).isTrue();
        long begun = System.nanoTime();
        assertThat(places.place().take(() -> true)).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
            .isBetween(Places.MAX_WAIT, Places.MAX_WAIT.plusSeconds(2));
    }
}

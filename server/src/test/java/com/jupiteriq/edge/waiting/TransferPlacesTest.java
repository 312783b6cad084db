package com.jupiteriq.edge.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import com.jupiteriq.edge.Refusing;
import com.jupiteriq.edge.waiting.TransferPlaces.Bounds;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who gets a place for a transfer: of one principal, of one account, of one node.
class TransferPlacesTest {

    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(7);
    private static final Failure LIMITED = new Failure.Limited(RETRY_AFTER);

    private final UUID account = UUID.randomUUID();
    private final UUID ann = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Thread> going = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        over.countDown();
        for (Thread each : going) {
            each.join();
        }
    }

    /// @param most of one principal, one account and one node
    private static TransferPlaces places(
        int principal, int waiting, int account, int node, Duration patience) {
        return new TransferPlaces(new Bounds(principal, waiting, account, node, patience, RETRY_AFTER));
    }

    /// Returns when it goes.
    private void goes(TransferPlaces places, UUID of, UUID principal) {
        CountDownLatch begun = new CountDownLatch(1);
        going.add(Thread.ofPlatform().start(() -> places.within(of, principal, () -> {
            begun.countDown();
            return await(over);
        })));
        await(begun);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static Failure refused(TransferPlaces places, UUID account, UUID principal) {
        return Refusing.failure(() -> places.within(account, principal, () -> true));
    }

    @Test
    void a_principal_has_so_many_and_another_one_too() {
        TransferPlaces places = places(2, 5, 10, 10, SHORT);
        goes(places, account, ann);
        goes(places, account, ann);
        assertThat(refused(places, account, ann)).isEqualTo(LIMITED);
        assertThat(places.within(account, bob, () -> "went")).isEqualTo("went");
    }

    @Test
    void an_account_has_so_many_for_all_of_its_principals() {
        TransferPlaces places = places(5, 5, 2, 10, SHORT);
        goes(places, account, ann);
        goes(places, account, bob);
        assertThat(refused(places, account, UUID.randomUUID())).isEqualTo(LIMITED);
        assertThat(places.within(UUID.randomUUID(), UUID.randomUUID(), () -> "went")).isEqualTo("went");
    }

    @Test
    void a_node_has_so_many_for_everybody_and_nobody_is_to_blame() {
        TransferPlaces places = places(5, 5, 5, 2, SHORT);
        goes(places, account, ann);
        goes(places, UUID.randomUUID(), bob);
        assertThat(refused(places, UUID.randomUUID(), UUID.randomUUID()))
            .isEqualTo(new Failure.Unavailable(RETRY_AFTER));
    }

    @Test
    void who_waits_gets_the_place_that_is_left() throws InterruptedException {
        TransferPlaces places = places(1, 1, 1, 1, LONG);
        goes(places, account, ann);
        List<String> went = new ArrayList<>();
        Thread waiting = Thread.ofPlatform().start(() ->
            places.within(account, ann, () -> went.add("second")));
        going.add(waiting);
        Await.until("it waits", () -> waiting.getState() == Thread.State.TIMED_WAITING);
        assertThat(refused(places, account, ann)).as("one may wait, and no more").isEqualTo(LIMITED);
        over.countDown();
        waiting.join();
        assertThat(went).containsExactly("second");
    }

    @Test
    void not_everybody_can_wait_at_once() {
        TransferPlaces places = places(1, 100, 1, 1, LONG);
        goes(places, account, ann);
        waits(places, IntStream.range(0, 7).mapToObj(each -> UUID.randomUUID()).toList());
        assertThat(refused(places, UUID.randomUUID(), bob)).isEqualTo(new Failure.Unavailable(RETRY_AFTER));
    }

    @Test
    void one_account_does_not_take_the_room_in_which_others_wait() {
        TransferPlaces places = places(1, 1, 1, 1, LONG);
        goes(places, account, ann);
        waits(places, List.of(account));
        assertThat(refused(places, account, UUID.randomUUID())).as("whoever it is").isEqualTo(LIMITED);
        waits(places, List.of(UUID.randomUUID()));
    }

    private void waits(TransferPlaces places, List<UUID> accounts) {
        List<Thread> waiting = accounts.stream().map(each -> Thread.ofPlatform().start(() ->
            places.within(each, UUID.randomUUID(), () -> true))).toList();
        going.addAll(waiting);
        Await.until("they wait", () -> waiting.stream().allMatch(
            thread -> thread.getState() == Thread.State.TIMED_WAITING));
    }

    @Test
    void a_place_is_given_back_whatever_happens() {
        TransferPlaces places = places(1, 1, 1, 1, SHORT);
        for (int i = 0; i < 3; i++) {
            assertThat(Refusing.failure(() -> places.within(account, ann, () -> {
                throw new Refused(LIMITED);
            }))).isEqualTo(LIMITED);
        }
        assertThat(places.within(account, ann, () -> "went")).isEqualTo("went");
    }
}

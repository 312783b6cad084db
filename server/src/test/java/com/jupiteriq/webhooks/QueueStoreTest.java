package com.jupiteriq.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.webhooks.Lanes.Lane;
import com.jupiteriq.webhooks.TestEndpoints.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What waits is claimed once at a time, whatever a dead node had claimed is found again, and an ending that
/// comes late takes nothing back.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueueStoreTest {

    private static final Lane START = new Lane(new UUID(0, 0), new UUID(0, 0));

    private final UUID node = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final TestEndpoints endpoints = new TestEndpoints();
    private final QueueStore queue = endpoints.queue;
    private final AttemptStore attempts = endpoints.attempts;
    private Endpoint endpoint;

    @AfterAll
    void close() {
        endpoints.close();
    }

    @BeforeEach
    void endpoint() {
        endpoints.tenants.all.sql("delete from webhook_queue").update();
        endpoint = endpoints.make();
    }

    @Test
    void nobody_claims_what_another_has_claimed() {
        wait(100);
        List<CompletableFuture<List<Claimed>>> claims = List.of(node, other, node, other).stream()
            .map(who -> CompletableFuture.supplyAsync(() -> claim(who, 40, now))).toList();
        Set<UUID> seen = new HashSet<>();
        claims.forEach(claim ->
            claim.join().forEach(one -> assertThat(seen.add(one.id())).as("claimed once").isTrue()));
        claim(node, 100, now).forEach(one -> assertThat(seen.add(one.id())).isTrue());
        assertThat(seen).hasSize(100);
    }

    @Test
    void a_node_that_is_started_anew_frees_its_own_at_once() {
        wait(3);
        assertThat(claim(node, 2, now)).hasSize(2);
        assertThat(claim(other, 2, now)).hasSize(1);
        assertThat(queue.freeOf(node)).isEqualTo(2);
        assertThat(claim(node, 5, now)).hasSize(2);
    }

    @Test
    void what_a_dead_node_had_claimed_is_free_after_a_minute() {
        wait(1);
        assertThat(claim(other, 1, now)).hasSize(1);
        Instant soon = now.plus(QueueStore.CLAIM).minusMillis(1);
        assertThat(queue.freeExpired(soon)).isZero();
        assertThat(claim(node, 1, soon)).isEmpty();
        Instant late = now.plus(QueueStore.CLAIM).plusMillis(1);
        assertThat(queue.freeExpired(late)).isEqualTo(1);
        assertThat(claim(node, 1, late)).hasSize(1);
    }

    @Test
    void an_attempt_that_is_written_down_already_changes_nothing() {
        wait(1);
        Instant due = now.plusSeconds(5);
        Settled failed = settled(claim(node, 1, now).getFirst(), new Settled.Next.Again(due), false);
        attempts.settle(List.of(failed));
        Settled taken = settled(claim(other, 1, due).getFirst(), new Settled.Next.Delivered(), true);
        attempts.settle(List.of(taken));
        attempts.settle(List.of(failed, taken));
        assertThat(endpoints.states(endpoint)).containsExactly("delivered");
        assertThat(attemptsOf(taken)).isEqualTo(2);
        assertThat(queue.oldestDue(due)).isNull();
    }

    @Test
    void a_failure_that_is_written_down_late_does_not_take_back_that_it_was_delivered() {
        wait(1);
        Claimed slow = claim(node, 1, now).getFirst();
        Instant late = now.plus(QueueStore.CLAIM).plusMillis(1);
        queue.freeExpired(late);
        Claimed again = claim(other, 1, late).getFirst();
        attempts.settle(List.of(settled(again, new Settled.Next.Delivered(), true)));
        attempts.settle(List.of(settled(slow, new Settled.Next.Again(late), false)));
        assertThat(endpoints.states(endpoint)).containsExactly("delivered");
        assertThat(attemptsOf(settled(slow, new Settled.Next.Delivered(), true))).isEqualTo(2);
    }

    @Test
    void a_delivery_that_its_customer_sends_again_meanwhile_is_not_over() {
        wait(1);
        Claimed claimed = claim(node, 1, now).getFirst();
        Delivery delivery = endpoints.deliveries.find(endpoint.caller(), claimed.id()).orElseThrow();
        endpoints.tenants.writes().run(endpoint.caller(), write -> {
            endpoints.deliveries.retry(delivery, write);
            write.record(TestEndpoints.RECORD);
            return delivery;
        });
        attempts.settle(List.of(settled(claimed, new Settled.Next.Delivered(), true)));
        assertThat(endpoints.states(endpoint)).containsExactly("retrying");
        assertThat(claim(other, 1, endpoints.now())).extracting(Claimed::id).containsExactly(claimed.id());
    }

    @Test
    void what_was_seen_of_an_endpoint_before_it_was_changed_is_not_held_against_it() {
        wait(2);
        List<Claimed> claimed = claim(node, 2, now);
        endpointIs("version = 2");
        attempts.settle(List.of(paused(claimed.getFirst())));
        assertThat(failing()).isZero();
        endpointIs("version = 1");
        attempts.settle(List.of(paused(claimed.getLast())));
        assertThat(failing()).isEqualTo(1);
    }

    private Settled paused(Claimed claimed) {
        return endpoints.settled(claimed, new Settled.Next.Again(now.plusSeconds(5)),
            new Settled.Health(false, now, now.plusSeconds(30), false));
    }

    private long failing() {
        return endpoints.tenants.count("webhook_endpoints where (failing_since is not null or resume_at"
            + " is not null) and id = '" + endpoint.webhook().id() + "'");
    }

    private Settled settled(Claimed claimed, Settled.Next next, boolean takes) {
        return endpoints.settled(claimed, next, new Settled.Health(takes, now, null, false));
    }

    private long attemptsOf(Settled one) {
        return endpoints.tenants.count("webhook_attempts where delivery_id = '" + one.delivery() + "'");
    }

    @Test
    void what_is_not_due_paused_or_disabled_is_not_claimed() {
        wait(1);
        assertThat(claim(node, 1, now.minusSeconds(1))).as("not due").isEmpty();
        endpointIs("resume_at = '" + now.plusSeconds(30) + "'");
        assertThat(claim(node, 1, now)).as("paused").isEmpty();
        assertThat(queue.oldestDue(now)).isNull();
        endpointIs("resume_at = null, enabled = false");
        assertThat(claim(node, 1, now)).as("disabled").isEmpty();
        endpointIs("enabled = true");
        assertThat(queue.oldestDue(now.plusSeconds(2))).isEqualTo(now);
        assertThat(claim(node, 1, now)).hasSize(1);
    }

    @Test
    void a_look_visits_each_lane_once_however_much_waits_there() {
        wait(50);
        Lane lane = endpoint.lane();
        assertThat(queue.waiting(START, now, 10)).extracting(QueueStore.Waiting::lane).containsExactly(lane);
        assertThat(queue.waiting(START, now.minus(Duration.ofDays(1)), 10).getFirst().due()).isFalse();
        assertThat(queue.waiting(lane, now, 10)).as("after it").isEmpty();
    }

    private List<Claimed> claim(UUID who, int slots, Instant at) {
        return endpoints.claim(endpoint, slots, who, at);
    }

    private void endpointIs(String state) {
        endpoints.change(endpoint, state);
    }

    private void wait(int count) {
        endpoints.wait(endpoint, count, now);
    }
}

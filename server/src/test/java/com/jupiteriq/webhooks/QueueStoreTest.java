package com.jupiteriq.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.store.TestTenants;
import com.jupiteriq.webhooks.Lanes.Ask;
import com.jupiteriq.webhooks.Lanes.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What waits is claimed once at a time, and whatever a dead node had claimed is found again.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueueStoreTest {

    private static final Lane START = new Lane(new UUID(0, 0), new UUID(0, 0));

    private final UUID node = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private TestTenants tenants;
    private QueueStore queue;
    private AttemptStore attempts;
    private Caller caller;
    private Lane lane;

    @BeforeAll
    void open() {
        tenants = new TestTenants();
        JdbcTemplate worker = new JdbcTemplate(tenants.database.worker());
        TransactionTemplate transactions =
            new TransactionTemplate(new DataSourceTransactionManager(tenants.database.worker()));
        queue = new QueueStore(worker, transactions);
        attempts = new AttemptStore(worker, transactions);
    }

    @AfterAll
    void close() {
        tenants.close();
    }

    @BeforeEach
    void endpoint() {
        tenants.all.sql("delete from webhook_queue").update();
        caller = tenants.caller();
        lane = new Lane(caller.tenant().id(), tenants.ids.next());
        tenants.all.sql("""
                insert into webhook_endpoints (
                    tenant_id, id, version, url, secret, events, enabled, created_at, updated_at)
                values (?, ?, 1, '', '', '{*}', true, now(), now())""")
            .params(lane.tenant(), lane.webhook()).update();
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
        assertThat(tenants.all.sql("""
                select state
                from webhook_deliveries
                where endpoint_id = ?""")
            .param(lane.webhook()).query(String.class).single()).isEqualTo("delivered");
        assertThat(tenants.all.sql("select count(*) from webhook_attempts where delivery_id = ?")
            .param(taken.delivery()).query(Long.class).single()).isEqualTo(2);
        assertThat(queue.oldestDue(due)).isNull();
    }

    private Settled settled(Claimed claimed, Settled.Next next, boolean takes) {
        byte[] sealed = {1};
        return new Settled(claimed, tenants.ids.next(), sealed, sealed, next,
            new Settled.Health(takes, now, null, false));
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
        assertThat(queue.waiting(START, now, 10)).extracting(QueueStore.Waiting::lane).containsExactly(lane);
        assertThat(queue.waiting(START, now.minus(Duration.ofDays(1)), 10).getFirst().due()).isFalse();
        assertThat(queue.waiting(lane, now, 10)).as("after it").isEmpty();
    }

    private List<Claimed> claim(UUID who, int slots, Instant at) {
        return queue.claim(List.of(new Ask(lane, slots)), who, at);
    }

    private void endpointIs(String state) {
        tenants.all.sql("update webhook_endpoints set " + state + " where id = ?").param(lane.webhook())
            .update();
    }

    private void wait(int count) {
        for (int i = 0; i < count; i++) {
            UUID id = tenants.ids.next();
            tenants.all.sql("""
                    insert into webhook_deliveries (
                        tenant_id, day, id, endpoint_id, event_id, event_day, event, state, created_at)
                    values (?, ?, ?, ?, ?, ?, 'note.made', 'pending', now())""")
                .params(lane.tenant(), DeliveryStore.day(id), id, lane.webhook(), tenants.ids.next(),
                    DeliveryStore.day(id))
                .update();
            tenants.all.sql("""
                    insert into webhook_queue (tenant_id, delivery_id, day, endpoint_id, due_at, tries)
                    values (?, ?, ?, ?, ?, 0)""")
                .params(lane.tenant(), id, DeliveryStore.day(id), lane.webhook(),
                    now.atOffset(ZoneOffset.UTC))
                .update();
        }
    }
}

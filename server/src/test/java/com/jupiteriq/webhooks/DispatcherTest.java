package com.jupiteriq.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.outbound.Outbound;
import com.jupiteriq.outbound.OutboundSettings;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tasks.Background;
import com.jupiteriq.webhooks.TestEndpoints.Endpoint;
import com.jupiteriq.webhooks.formats.Formats;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// One node's dispatcher. Nothing is sent: the events of these deliveries are not kept.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DispatcherTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final TestEndpoints endpoints = new TestEndpoints();
    private final Outbound outbound = new Outbound(new OutboundSettings(List.of()), port -> false);
    private UUID node;
    private Endpoint endpoint;

    @AfterAll
    void close() {
        outbound.close();
        endpoints.close();
    }

    @BeforeEach
    void endpoint() {
        endpoints.tenants.all.sql("delete from webhook_queue").update();
        node = UUID.randomUUID();
        endpoint = endpoints.make();
    }

    @Test
    void while_there_is_always_a_lane_to_ask_it_still_finds_what_another_node_has_left() throws Exception {
        Endpoint busy = endpoints.make();
        AtomicBoolean load = new AtomicBoolean(true);
        AtomicInteger readings = new AtomicInteger();
        AtomicReference<Dispatcher> self = new AtomicReference<>();
        InstantSource clock = () -> {
            readings.incrementAndGet();
            if (load.get()) {
                self.get().ready(List.of(busy.lane()));
            }
            return endpoints.now();
        };
        self.set(dispatcher(clock, sender(endpoints::now), endpoints.tenants.writes(), 64));
        Thread dispatching = Thread.startVirtualThread(self.get()::dispatch);
        try {
            await("a few rounds", () -> readings.get() > 10);
            endpoints.change(endpoint, "enabled = false");
            endpoints.wait(endpoint, 1, endpoints.now());
            endpoints.tenants.all.sql("update webhook_queue set claimed_by = ?, claimed_until = ?")
                .params(UUID.randomUUID(), endpoints.now().plus(QueueStore.CLAIM).atOffset(ZoneOffset.UTC))
                .update();
            endpoints.change(endpoint, "enabled = true");
            endpoints.tenants.clock.forward(QueueStore.CLAIM.plusSeconds(1));
            await("its claim", () -> claimedHere() == 1);
        } finally {
            load.set(false);
            dispatching.join();
        }
    }

    @Test
    void a_node_that_cannot_write_down_its_endings_gives_its_claims_back_when_it_stops() {
        DelegatingDataSource away = new DelegatingDataSource(endpoints.tenants.database.app()) {
            @Override
            public Connection getConnection() throws SQLException {
                throw new SQLTransientConnectionException("away");
            }
        };
        Dispatcher dispatcher = dispatcher(endpoints.tenants.clock, sender(endpoints::now),
            new Writes(away, endpoints.tenants.clock, List.of(), () -> { }, 1), 64);
        endpoints.wait(endpoint, 1, endpoints.now());
        Background background = new Background(List.of(dispatcher.tasks()));
        background.start();
        await("the claim", () -> claimedHere() == 1);
        background.stop();
        assertThat(claimedHere()).isZero();
    }

    @Test
    void an_attempt_that_ends_in_an_error_of_the_machine_gives_its_slot_back() {
        AtomicBoolean broken = new AtomicBoolean(true);
        Sender sender = sender(() -> {
            if (broken.getAndSet(false)) {
                throw new StackOverflowError("for a test");
            }
            return endpoints.now();
        });
        Dispatcher dispatcher = dispatcher(endpoints.tenants.clock, sender, endpoints.tenants.writes(), 1);
        endpoints.wait(endpoint, 2, endpoints.now());
        Background background = new Background(List.of(dispatcher.tasks()));
        background.start();
        try {
            await("the end of the other one", () -> endpoints.states(endpoint).contains("dead"));
        } finally {
            background.stop();
        }
    }

    @Test
    void an_event_that_is_no_longer_kept_says_nothing_of_the_endpoint() {
        endpoints.wait(endpoint, 2, endpoints.now());
        Sender sender = sender(endpoints::now);
        Claimed healthy = endpoints.claim(endpoint, 1, node, endpoints.now()).getFirst();
        assertThat(sender.attempt(healthy).health().differs(healthy.failingSince())).isFalse();
        endpoints.change(endpoint, "failing_since = now()");
        Claimed failing = endpoints.claim(endpoint, 1, node, endpoints.now()).getFirst();
        assertThat(sender.attempt(failing).health().differs(failing.failingSince())).isFalse();
    }

    private long claimedHere() {
        return endpoints.tenants.count("webhook_queue where claimed_by = '" + node + "'");
    }

    private Sender sender(InstantSource clock) {
        return new Sender(outbound, new WebhookPolicy(1, false, node), new Formats(List.of()),
            endpoints.tenants.vault, new RetrySchedule(() -> 0), clock, endpoints.tenants.ids);
    }

    private Dispatcher dispatcher(InstantSource clock, Sender sender, Writes writes, int concurrency) {
        Endings endings = new Endings(endpoints.attempts, endpoints.webhooks, writes);
        return new Dispatcher(
            endpoints.queue, sender, endings, new WebhookPolicy(concurrency, false, node), clock);
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for " + what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}

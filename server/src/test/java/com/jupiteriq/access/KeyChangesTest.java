package com.jupiteriq.access;

import static com.jupiteriq.access.AccessFixture.ANYWHERE;
import static com.jupiteriq.access.AccessFixture.HOME;
import static com.jupiteriq.access.AccessFixture.OPERATOR;
import static com.jupiteriq.access.AccessFixture.apiKey;
import static com.jupiteriq.access.AccessFixture.failure;
import static com.jupiteriq.access.AccessFixture.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Failure.Reason;
import com.jupiteriq.keys.NewKey;
import com.jupiteriq.postgres.TestPostgres;
import com.jupiteriq.store.Ear;
import com.jupiteriq.tasks.Background;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two nodes on one database, with everything that they remember.
class KeyChangesTest {

    private static final TestPostgres.Fresh DATABASE = TestPostgres.newDatabase();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PROMISED = Duration.ofSeconds(1);

    private static final String LISTENERS = """
        select pid
        from pg_stat_activity
        where datname = current_database() and usename = 'jupiter_worker' and pid <> pg_backend_pid()
          and application_name = 'jupiter'""";

    private static final String TERMINATE =
        "select count(pg_terminate_backend(pid)) from (" + LISTENERS + ") as all_of";

    private final AccessFixture world = new AccessFixture(DATABASE);
    private final Node one = new Node();
    private final Node two = new Node();
    private final NewKey key = world.platformKey();

    /// A process: its own memory and its own ear.
    private final class Node {

        final CountedLookUps lookUps = new CountedLookUps(world.worker);
        final CountedLookUps ear = new CountedLookUps(world.worker);
        final KeyCache cache =
            new KeyCache(AccessFixture.KINDS, AccessFixture.ENDPOINTS, lookUps, KeyCache.MAX_AGE, List.of());
        final Background hearing =
            new Background(List.of(new Ear(ear, KeyChanges.CHANNEL,
                new KeyChanges(cache, world.encryption, world.pepper, List.of())).tasks()));
        final Gate gate = world.gate(cache);

        @Nullable Failure refusal() {
            return failure(() -> gate.admit(apiKey(key.secret()), HOME, ANYWHERE));
        }

        boolean refuses(Reason reason) {
            return new Failure.Unauthenticated(reason).equals(refusal());
        }

        /// Whether it answers from memory.
        boolean remembers() {
            int before = lookUps.count.get();
            refusal();
            refusal();
            return lookUps.count.get() <= before + 1 && cache.isOpen();
        }
    }

    private boolean bothRefuse(Reason reason) {
        return one.refuses(reason) && two.refuses(reason);
    }

    @BeforeEach
    void listen() {
        one.hearing.start();
        two.hearing.start();
        assertThat(within(PATIENCE, () -> one.cache.isOpen() && two.cache.isOpen())).isTrue();
        assertThat(one.refusal()).isNull();
        assertThat(two.refusal()).isNull();
        assertThat(one.remembers() && two.remembers()).isTrue();
    }

    @AfterEach
    void stop() {
        one.hearing.stop();
        two.hearing.stop();
        assertThat(one.cache.isOpen()).isFalse();
    }

    @Test
    void every_change_is_seen_by_other_nodes_in_under_a_second() {
        world.keys.disable(OPERATOR, key.key().id());
        assertThat(within(PROMISED, () -> bothRefuse(Reason.DISABLED))).isTrue();
        world.keys.enable(OPERATOR, key.key().id());
        assertThat(within(PROMISED, () -> one.refusal() == null && two.refusal() == null)).isTrue();
        world.keys.rotate(OPERATOR, key.key().id(), Duration.ZERO);
        assertThat(within(PROMISED, () -> bothRefuse(Reason.EXPIRED))).isTrue();
        world.keys.revoke(OPERATOR, key.key().id());
        assertThat(within(PROMISED, () -> bothRefuse(Reason.REVOKED))).isTrue();
        assertThat(one.remembers() && two.remembers()).isTrue();
    }

    @Test
    void a_changed_account_is_seen_by_other_nodes_in_under_a_second() {
        assertThat(one.refusal()).isNull();
        assertThat(two.refusal()).isNull();
        world.limit(null, "7/minute");
        assertThat(within(PROMISED, () -> Stream.of(one, two).allMatch(node ->
            node.gate.admit(apiKey(key.secret()), HOME, ANYWHERE).limits().perMinute() == 7))).isTrue();
        assertThat(one.remembers() && two.remembers()).isTrue();
    }

    @Test
    void a_notification_that_names_no_key_makes_the_cache_begin_anew() {
        assertThat(one.refusal()).isNull();
        world.all.sql("update accounts set plan = 'starter' where id = ?").param(world.account.id()).update();
        world.all.sql("select pg_notify('key_changes', 'nonsense')").query((row, number) -> number).single();
        assertThat(within(PATIENCE, () ->
            two.gate.admit(apiKey(key.secret()), HOME, ANYWHERE).plan().word().equals("starter"))).isTrue();
        assertThat(within(PATIENCE, () -> one.remembers() && two.remembers())).isTrue();
    }

    @Test
    void a_silent_connection_is_noticed_under_a_second() {
        assertThat(Ear.PROBE_AFTER.plus(Ear.ANSWER_WITHIN)).isLessThan(PROMISED);
    }

    @Test
    void a_revocation_is_seen_although_the_listening_connection_is_being_ended() {
        assertThat(within(PATIENCE, () -> world.all.sql(LISTENERS).query(Integer.class).list().size() == 2))
            .as("connections that were closed have ended").isTrue();
        assertThat(world.all.sql(TERMINATE).query(Long.class).single()).isGreaterThanOrEqualTo(2);
        world.keys.revoke(OPERATOR, key.key().id());
        assertThat(within(PROMISED, () -> bothRefuse(Reason.REVOKED))).isTrue();
        assertThat(within(PATIENCE, () -> one.remembers() && two.remembers())).isTrue();
        assertThat(one.refuses(Reason.REVOKED)).isTrue();
    }

    @Test
    void while_nothing_is_heard_every_request_asks_the_database() {
        two.ear.away = true;
        world.all.sql(TERMINATE).query(Long.class).single();
        assertThat(within(PATIENCE, () -> !two.cache.isOpen() && two.ear.count.get() > 2)).isTrue();
        int before = two.lookUps.count.get();
        for (int i = 0; i < 5; i++) {
            assertThat(two.refusal()).isNull();
        }
        assertThat(two.lookUps.count.get()).isEqualTo(before + 5);
        world.keys.revoke(OPERATOR, key.key().id());
        assertThat(two.refuses(Reason.REVOKED)).isTrue();
        two.ear.away = false;
        assertThat(within(PATIENCE, two::remembers)).isTrue();
        assertThat(two.refuses(Reason.REVOKED)).isTrue();
    }
}

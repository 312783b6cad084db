package com.jupiteriq.access;

import static com.jupiteriq.access.AccessFixture.ANYWHERE;
import static com.jupiteriq.access.AccessFixture.failure;
import static com.jupiteriq.access.AccessFixture.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.Failure.Reason;
import com.jupiteriq.keys.NewKey;
import com.jupiteriq.postgres.TestPostgres;
import com.jupiteriq.tokens.KeySecret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class KeyCacheTest {

    private static final TestPostgres.Fresh DATABASE = TestPostgres.newDatabase();

    private final AccessFixture world = new AccessFixture(DATABASE);
    private final CountedLookUps lookUps = new CountedLookUps(world.worker);
    private final AtomicLong nanos = new AtomicLong();
    private final KeyCache cache = new KeyCache(
        AccessFixture.KINDS, AccessFixture.ENDPOINTS, lookUps, KeyCache.MAX_AGE, List.of(), nanos::get);
    private final NewKey key = world.platformKey();
    private final UUID id = KeySecret.parse(key.secret()).orElseThrow().id();

    @Test
    void closed_it_asks_the_database_every_time() {
        for (int i = 0; i < 3; i++) {
            assertThat(cache.find(id)).isPresent();
        }
        assertThat(lookUps.count).hasValue(3);
    }

    @Test
    void open_it_remembers_a_key_for_ten_seconds() {
        cache.open();
        for (int i = 0; i < 3; i++) {
            assertThat(cache.find(id)).isPresent();
            nanos.addAndGet(Duration.ofSeconds(3).toNanos());
        }
        assertThat(lookUps.count).hasValue(1);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(cache.find(id)).isPresent();
        assertThat(lookUps.count).hasValue(2);
    }

    @Test
    void closing_and_opening_forgets_what_may_have_changed_unheard() {
        cache.open();
        cache.find(id);
        cache.close();
        world.keys.revoke(AccessFixture.OPERATOR, key.key().id());
        assertThat(reason(cache.find(id))).isEqualTo(Reason.REVOKED);
        cache.open();
        assertThat(reason(cache.find(id))).isEqualTo(Reason.REVOKED);
        assertThat(lookUps.count).hasValue(3);
    }

    @Test
    void unknown_ids_are_remembered_too() {
        cache.open();
        UUID nobody = UUID.randomUUID();
        assertThat(cache.find(nobody)).isEmpty();
        assertThat(cache.find(nobody)).isEmpty();
        assertThat(lookUps.count).hasValue(1);
    }

    @Test
    void with_age_zero_nothing_is_remembered_and_more_than_ten_seconds_is_refused() {
        KeyCache forgetful = new KeyCache(
            AccessFixture.KINDS, AccessFixture.ENDPOINTS, lookUps, Duration.ZERO, List.of());
        forgetful.open();
        forgetful.find(id);
        forgetful.find(id);
        assertThat(lookUps.count).hasValue(2);
        assertThatThrownBy(() -> new KeyCache(
            AccessFixture.KINDS, AccessFixture.ENDPOINTS, lookUps, Duration.ofSeconds(11), List.of()))
            .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void parallel_misses_of_one_key_are_one_look_up() throws Exception {
        cache.open();
        lookUps.barrier = new CountDownLatch(1);
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<KnownKey>>> found = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                found.add(crowd.submit(() -> cache.find(id)));
            }
            assertThat(within(Duration.ofSeconds(5), () -> lookUps.count.get() > 0)).isTrue();
            lookUps.barrier.countDown();
            for (Future<Optional<KnownKey>> one : found) {
                assertThat(one.get()).isPresent();
            }
        }
        assertThat(lookUps.count).hasValue(1);
    }

    @Test
    void a_change_during_a_look_up_is_not_covered_by_its_result() throws Exception {
        cache.open();
        lookUps.barrier = new CountDownLatch(1);
        try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<KnownKey>> slow = other.submit(() -> cache.find(id));
            assertThat(within(Duration.ofSeconds(5), () -> lookUps.count.get() == 1)).isTrue();
            cache.forget(id);
            lookUps.barrier.countDown();
            assertThat(slow.get()).isPresent();
        }
        cache.find(id);
        assertThat(lookUps.count).hasValue(2);
    }

    @Test
    void a_changed_account_is_forgotten_with_its_keys_and_nobody_elses() {
        UUID other = UUID.randomUUID();
        cache.open();
        cache.find(id);
        cache.find(other);
        cache.forgetAccount(UUID.randomUUID());
        cache.find(id);
        assertThat(lookUps.count).hasValue(2);
        cache.forgetAccount(world.account.id());
        cache.find(other);
        assertThat(lookUps.count).hasValue(2);
        cache.find(id);
        assertThat(lookUps.count).hasValue(3);
    }

    @Test
    void an_account_that_changes_during_a_look_up_is_not_covered_by_its_result() throws Exception {
        cache.open();
        lookUps.barrier = new CountDownLatch(1);
        try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<KnownKey>> slow = other.submit(() -> cache.find(id));
            assertThat(within(Duration.ofSeconds(5), () -> lookUps.count.get() == 1)).isTrue();
            cache.forgetAccount(world.account.id());
            lookUps.barrier.countDown();
            assertThat(slow.get()).isPresent();
        }
        cache.find(id);
        assertThat(lookUps.count).hasValue(2);
    }

    @Test
    void a_failed_look_up_is_not_remembered() {
        cache.open();
        lookUps.away = true;
        assertThatThrownBy(() -> cache.find(id)).isInstanceOf(DataAccessResourceFailureException.class);
        lookUps.away = false;
        assertThat(cache.find(id)).isPresent();
        Gate gate = world.gate(cache);
        assertThat(failure(() -> gate.admit(AccessFixture.bearer(key.secret()), "::1", ANYWHERE))).isNull();
    }

    private Reason reason(Optional<KnownKey> found) {
        return java.util.Objects.requireNonNull(found.orElseThrow().state().refusal(world.now.get()));
    }
}

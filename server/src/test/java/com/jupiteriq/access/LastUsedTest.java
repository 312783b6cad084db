package com.jupiteriq.access;

import static com.jupiteriq.access.AccessFixture.ANYWHERE;
import static com.jupiteriq.access.AccessFixture.HOME;
import static com.jupiteriq.access.AccessFixture.apiKey;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.keys.NewKey;
import com.jupiteriq.limits.LocalLimits;
import com.jupiteriq.postgres.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LastUsedTest {

    private static final TestPostgres.Fresh DATABASE = TestPostgres.newDatabase();

    private final AccessFixture world = new AccessFixture(DATABASE);
    private final CountedLookUps writes = new CountedLookUps(world.worker);
    private final LastUsed lastUsed = new LastUsed(writes, world.vault, world.now::get);
    private final Gate gate = new Gate(world.cache(), world.pepper,
        world.rehashing(world.cache()), world.tickets(), lastUsed,
        new FailedAttempts(new LocalLimits(world.now::get), 600), world.now::get);
    private final NewKey key = world.platformKey();
    private final NewKey other = world.platformKey();

    @Test
    void uses_are_written_together_at_the_flush_and_not_before() {
        gate.admit(apiKey(key.secret()), HOME, ANYWHERE);
        world.pass(Duration.ofSeconds(2));
        Instant last = world.now.get().truncatedTo(ChronoUnit.SECONDS);
        gate.admit(apiKey(key.secret()), HOME, ANYWHERE);
        gate.admit(apiKey(other.secret()), HOME, ANYWHERE);
        assertThat(writes.count).hasValue(0);
        assertThat(used(key)).isNull();

        lastUsed.flush();
        assertThat(writes.count).hasValue(1);
        assertThat(used(key)).isEqualTo(last);
        assertThat(used(other)).isEqualTo(last);

        lastUsed.flush();
        assertThat(writes.count).hasValue(1);
    }

    @Test
    void what_could_not_be_written_is_written_at_the_next_flush() {
        gate.admit(apiKey(key.secret()), HOME, ANYWHERE);
        writes.away = true;
        lastUsed.flush();
        assertThat(used(key)).isNull();
        writes.away = false;
        lastUsed.flush();
        assertThat(used(key)).isEqualTo(world.now.get().truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void an_older_use_never_replaces_a_newer_one() {
        gate.admit(apiKey(key.secret()), HOME, ANYWHERE);
        lastUsed.flush();
        Instant newest = used(key);
        world.pass(Duration.ofMinutes(-5));
        gate.admit(apiKey(key.secret()), HOME, ANYWHERE);
        lastUsed.flush();
        assertThat(used(key)).isEqualTo(newest);
    }

    @Test
    void a_key_that_is_refused_where_it_is_shown_is_not_used() {
        Runnable attempt = () -> gate.admit(apiKey(key.secret()), HOME, shown -> false);
        assertThat(AccessFixture.failure(attempt)).isNotNull();
        lastUsed.flush();
        assertThat(used(key)).isNull();
    }

    private @Nullable Instant used(NewKey used) {
        return world.keys.list(world.account.publicId()).stream()
            .filter(one -> one.id().equals(used.key().id()))
            .findFirst()
            .orElseThrow()
            .lastUsedAt();
    }
}

package com.jupiteriq.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.jupiteriq.accounts.Controls;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.paths.Endpoints;
import com.jupiteriq.store.SqlErrors;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Finds keys and tokens by their id, and the users for whom keys act, remembering them while [KeyChanges]
/// hears of changes. While it does not, every look-up goes to the database. Ids that nobody has are
/// remembered like the others.
final class KeyCache {

    /// The longest that a key is remembered, counted from the beginning of its look-up.
    public static final Duration MAX_AGE = Duration.ofSeconds(10);

    /// Keys remembered at the same time (about 35 MB).
    static final int MAX_KEYS = 20_000;

    /// How long a request waits for another's look-up of the same key.
    private static final Duration MAX_WAIT = Duration.ofSeconds(10);

    private final List<KeyKind> kinds;
    private final Endpoints endpoints;
    private final JdbcClient jdbc;
    private final List<Bearers> bearers;
    private final boolean remembers;
    private final Cache<Asked, CompletableFuture<Optional<KnownKey>>> known;

    /// Closed until the first [#open()].
    private volatile boolean open;

    private enum Of { KEYS, USERS }

    /// What is remembered, also that there is nothing: whoever asks with an id of another kind must not make
    /// anybody unknown.
    ///
    /// @param of some bearers, or [Of]
    private record Asked(UUID id, Object of) {}

    /// @param kinds the kinds of key that this node has installed
    /// @param age how long a key is remembered; zero for not at all
    /// @param bearers who show something else than keys
    KeyCache(List<KeyKind> kinds, Endpoints endpoints, DataSource worker, Duration age,
        List<Bearers> bearers) {
        this(kinds, endpoints, worker, age, bearers, Ticker.systemTicker());
    }

    KeyCache(List<KeyKind> kinds, Endpoints endpoints, DataSource worker, Duration age,
        List<Bearers> bearers, Ticker ticker) {
        if (age.isNegative() || age.compareTo(MAX_AGE) > 0) {
            throw new IllegalArgumentException("a key is remembered for at most " + MAX_AGE);
        }
        this.kinds = List.copyOf(kinds);
        this.endpoints = endpoints;
        this.jdbc = Controls.client(worker);
        this.bearers = List.copyOf(bearers);
        this.remembers = age.isPositive();
        this.known = Caffeine.newBuilder()
            .maximumSize(MAX_KEYS)
            .expireAfterWrite(age)
            .ticker(ticker)
            .executor(Runnable::run)
            .build();
    }

    /// The key with this id as it is now, or as it was at most ten seconds ago if nobody told of a change;
    /// the token, when no key has it.
    Optional<KnownKey> find(UUID id) {
        return key(id).or(() -> bearers.stream().flatMap(some -> token(id, some).stream()).findFirst());
    }

    /// The same for the id in a secret with this prefix.
    Optional<KnownKey> find(UUID id, String prefix) {
        for (Bearers some : bearers) {
            if (some.prefix().equals(prefix)) {
                return token(id, some);
            }
        }
        return key(id);
    }

    private Optional<KnownKey> key(UUID id) {
        return find(new Asked(id, Of.KEYS), () ->
            KeyStore.find(jdbc, id).flatMap(row -> KnownKey.of(row, kinds, endpoints)));
    }

    private Optional<KnownKey> token(UUID id, Bearers some) {
        return find(new Asked(id, some), () -> some.byToken(id)
            .flatMap(bearer -> KnownKey.of(id, some.prefix(), bearer, kinds, endpoints)));
    }

    /// A user of the tenant who is active.
    Optional<KnownKey> user(Tenant tenant, UUID user) {
        Supplier<Optional<KnownKey>> lookUp = () -> bearers.stream()
            .flatMap(some -> some.user(tenant, user).stream()).findFirst()
            .flatMap(known -> KnownKey.of(user, "", known, kinds, endpoints));
        // that nobody was found may have been said of another tenant
        return find(new Asked(user, Of.USERS), lookUp).or(lookUp);
    }

    private Optional<KnownKey> find(Asked asked, Supplier<Optional<KnownKey>> lookUp) {
        return open && remembers ? cached(asked, lookUp) : lookUp.get();
    }

    /// What the secret with this id and prefix stands for, when it is remembered as [#find] would tell it;
    /// never looks it up, and never waits.
    Optional<KnownKey> remembered(UUID id, String prefix) {
        Object of = bearers.stream().filter(some -> some.prefix().equals(prefix)).findFirst()
            .map(Object.class::cast).orElse(Of.KEYS);
        CompletableFuture<Optional<KnownKey>> there =
            open && remembers ? known.getIfPresent(new Asked(id, of)) : null;
        return there != null && there.state() == Future.State.SUCCESS ? there.resultNow() : Optional.empty();
    }

    /// From now on changes are heard. What was remembered before may have missed some.
    void open() {
        known.invalidateAll();
        open = true;
    }

    /// Changes are no longer heard.
    void close() {
        open = false;
    }

    boolean isOpen() {
        return open;
    }

    void forget(UUID id) {
        known.invalidate(new Asked(id, Of.KEYS));
        known.invalidate(new Asked(id, Of.USERS));
        bearers.forEach(some -> known.invalidate(new Asked(id, some)));
    }

    /// Forgets everything, also what is being looked up.
    void forgetAll() {
        known.invalidateAll();
    }

    /// Forgets the keys of the account. Of a look-up that still runs nobody knows whose key it finds.
    void forgetAccount(UUID account) {
        known.asMap().values().removeIf(found ->
            found.state() != Future.State.SUCCESS || found.resultNow().filter(key ->
                key.shown().tenant().account().equals(account)).isPresent());
    }

    /// One look-up serves everyone who asks for the key meanwhile. It stands in the cache from its beginning,
    /// so that a change which is told during it removes it.
    private Optional<KnownKey> cached(Asked asked, Supplier<Optional<KnownKey>> lookUp) {
        CompletableFuture<Optional<KnownKey>> there = known.getIfPresent(asked);
        if (there != null) {
            return await(there);
        }
        CompletableFuture<Optional<KnownKey>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<KnownKey>> first = known.asMap().putIfAbsent(asked, mine);
        if (first != null) {
            return await(first);
        }
        try {
            Optional<KnownKey> found = lookUp.get();
            mine.complete(found);
            return found;
        } catch (RuntimeException | Error error) {
            known.asMap().remove(asked, mine);
            mine.completeExceptionally(error);
            throw error;
        }
    }

    private static Optional<KnownKey> await(CompletableFuture<Optional<KnownKey>> found) {
        try {
            return found.isDone() ? found.join() : found.get(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (CompletionException | ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                ? cause
                : new IllegalStateException(failed);
        } catch (TimeoutException late) {
            throw SqlErrors.unavailable();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw SqlErrors.unavailable();
        }
    }
}

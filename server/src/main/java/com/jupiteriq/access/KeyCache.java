package com.jupiteriq.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.jupiteriq.accounts.Controls;
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
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Finds keys by their id, remembering them while [KeyChanges] hears of changes. While it does not,
/// every look-up goes to the database. Ids that no key has are remembered like the others.
final class KeyCache {

    /// The longest that a key is remembered, counted from the beginning of its look-up.
    public static final Duration MAX_AGE = Duration.ofSeconds(10);

    /// Keys remembered at the same time (about 20 MB).
    static final int MAX_KEYS = 20_000;

    /// How long a request waits for another's look-up of the same key.
    private static final Duration MAX_WAIT = Duration.ofSeconds(10);

    private final List<KeyKind> kinds;
    private final Endpoints endpoints;
    private final JdbcClient jdbc;
    private final boolean remembers;
    private final Cache<UUID, CompletableFuture<Optional<KnownKey>>> known;

    /// Closed until the first [#open()].
    private volatile boolean open;

    /// @param kinds the kinds of key that this node has installed
    /// @param age how long a key is remembered; zero for not at all
    KeyCache(List<KeyKind> kinds, Endpoints endpoints, DataSource worker, Duration age) {
        this(kinds, endpoints, worker, age, Ticker.systemTicker());
    }

    KeyCache(
        List<KeyKind> kinds, Endpoints endpoints, DataSource worker, Duration age, Ticker ticker) {
        if (age.isNegative() || age.compareTo(MAX_AGE) > 0) {
            throw new IllegalArgumentException("a key is remembered for at most " + MAX_AGE);
        }
        this.kinds = List.copyOf(kinds);
        this.endpoints = endpoints;
        this.jdbc = Controls.client(worker);
        this.remembers = age.isPositive();
        this.known = Caffeine.newBuilder()
            .maximumSize(MAX_KEYS)
            .expireAfterWrite(age)
            .ticker(ticker)
            .executor(Runnable::run)
            .build();
    }

    /// The key with this id as it is now, or as it was at most ten seconds ago if nobody told of a change.
    Optional<KnownKey> find(UUID id) {
        return open && remembers ? remembered(id) : lookUp(id);
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
        known.invalidate(id);
    }

    /// Forgets the keys of the account. Of a look-up that still runs nobody knows whose key it finds.
    void forgetAccount(UUID account) {
        known.asMap().values().removeIf(found ->
            found.state() != Future.State.SUCCESS || found.resultNow().filter(key ->
                key.shown().tenant().account().equals(account)).isPresent());
    }

    /// One look-up serves everyone who asks for the key meanwhile. It stands in the cache from its beginning,
    /// so that a change which is told during it removes it.
    private Optional<KnownKey> remembered(UUID id) {
        CompletableFuture<Optional<KnownKey>> there = known.getIfPresent(id);
        if (there != null) {
            return await(there);
        }
        CompletableFuture<Optional<KnownKey>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<KnownKey>> first = known.asMap().putIfAbsent(id, mine);
        if (first != null) {
            return await(first);
        }
        try {
            Optional<KnownKey> found = lookUp(id);
            mine.complete(found);
            return found;
        } catch (RuntimeException | Error error) {
            known.asMap().remove(id, mine);
            mine.completeExceptionally(error);
            throw error;
        }
    }

    private Optional<KnownKey> lookUp(UUID id) {
        return KeyStore.find(jdbc, id).flatMap(row -> KnownKey.of(row, kinds, endpoints));
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

package com.jupiteriq.acceptance;

import com.jupiteriq.acceptance.kit.Admin;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Cluster;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Http;
import com.jupiteriq.acceptance.kit.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/// Measures how long keys that were revoked are still taken by some node.
record Revocations(Cluster cluster, String account, List<Http> nodes) {

    private static final Duration GIVEN_UP = Duration.ofSeconds(20);

    /// The times in ascending order. Two keys at a time.
    List<Duration> of(int keys) {
        Callable<Duration> one = this::untilRefused;
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Duration> times = new ArrayList<>();
            for (Future<Duration> time : two.invokeAll(Collections.nCopies(keys, one))) {
                times.add(time.get());
            }
            return times.stream().sorted().toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError("A key could not be revoked.", e.getCause());
        }
    }

    /// From the commit until the last node refuses the key. What the command does before is not counted.
    private Duration untilRefused() throws ExecutionException, InterruptedException {
        String name = UUID.randomUUID().toString();
        Admin.Key key = cluster.admin().createKey(
            account, "test", "platform", "--limit", "1000000/hour", "--name", name);
        nodes.forEach(node -> node.send(probe(key)).must(404));
        try (ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Instant>> refusals =
                nodes.stream().map(node -> watchers.submit(() -> refused(node, key))).toList();
            Future<Instant> committed = watchers.submit(() -> beforeCommit(name));
            cluster.admin().quickly("key", "revoke", key.id()).must(0);
            Instant last = committed.get();
            for (Future<Instant> refusal : refusals) {
                last = refusal.get().isAfter(last) ? refusal.get() : last;
            }
            return Duration.between(committed.get(), last);
        }
    }

    /// The last moment at which the database was asked and did not tell of the revocation.
    private Instant beforeCommit(String name) {
        AtomicReference<Instant> before = new AtomicReference<>(Instant.now());
        try (Ledger ledger = cluster.ledger()) {
            Eventually.until("the revocation is committed", GIVEN_UP, () -> {
                Instant asked = Instant.now();
                boolean open = ledger.query(
                    "select 1 from api_keys where name = ? and revoked_at is not null", name).isEmpty();
                if (open) {
                    before.set(asked);
                }
                return !open;
            });
        }
        return before.get();
    }

    private static Instant refused(Http node, Admin.Key key) {
        Eventually.until("a revoked key is refused", GIVEN_UP, () -> node.send(probe(key)).status() == 401);
        return Instant.now();
    }

    /// A request that reaches its handler and changes nothing.
    static Call probe(Admin.Key key) {
        return Call.get("/v1/tickets/" + UUID.randomUUID()).bearer(key.secret());
    }
}

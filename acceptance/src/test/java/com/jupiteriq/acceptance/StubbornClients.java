package com.jupiteriq.acceptance;

import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Http;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Server;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Clients that create tickets with idempotency keys, each request on the next node, and ask again until they
/// are told the ticket.
final class StubbornClients implements AutoCloseable {

    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final List<Http> nodes;
    private final String secret;
    private final List<Thread> clients = new ArrayList<>();
    private final AtomicBoolean finishing = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicInteger keys = new AtomicInteger();
    private final AtomicIntegerArray underway;
    private final AtomicIntegerArray answered;
    private final Map<String, String> told = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> surprises = new ConcurrentLinkedQueue<>();

    /// @param secret of a key of the contract `integration`
    StubbornClients(List<Server> nodes, String secret) {
        this.nodes = nodes.stream().map(Http::new).toList();
        this.secret = secret;
        this.underway = new AtomicIntegerArray(nodes.size());
        this.answered = new AtomicIntegerArray(nodes.size());
    }

    void start(int count) {
        for (int i = 0; i < count; i++) {
            int first = i;
            clients.add(Thread.ofVirtual().start(() -> createUntilFinishing(first)));
        }
    }

    private void createUntilFinishing(int first) {
        int next = first;
        while (!finishing.get()) {
            String key = "kill-" + keys.incrementAndGet();
            Call call =
                Call.post(IntegrationDriver.TICKETS).bearer(secret).idempotent(key)
                    .json(Json.object("title", key));
            String ticket = null;
            while (ticket == null && !closed.get()) {
                ticket = tryOnce(next++ % nodes.size(), call, key);
            }
            if (ticket != null) {
                told.put(key, ticket);
            }
        }
    }

    private @Nullable String tryOnce(int node, Call call, String key) {
        underway.incrementAndGet(node);
        try {
            var answer = nodes.get(node).trySend(call);
            nodes.get(node).takeAnswers();
            if (answer.status() == 201) {
                answered.incrementAndGet(node);
                return answer.json().at("/ticket/id").asString();
            }
            if (answer.status() != 503 && answer.status() != 409) {
                surprises.add(key + ": " + answer);
            }
        } catch (IOException lost) {
            // The node is gone; the client cannot know whether the ticket was made, so it asks again.
        } finally {
            underway.decrementAndGet(node);
        }
        LockSupport.parkNanos(PAUSE.toNanos());
        return null;
    }

    /// Waits until each node has made a ticket since now.
    void awaitProgress() {
        for (int node = 0; node < nodes.size(); node++) {
            int it = node;
            int before = answered.get(it);
            Eventually.until("node " + it + " makes tickets", RECOVERY, () -> answered.get(it) > before);
        }
    }

    /// Requests without an answer on this node now.
    int underway(int node) {
        return underway.get(node);
    }

    /// The id of the ticket for each key that was told.
    Map<String, String> told() {
        return told;
    }

    /// Answers that no kill explains.
    List<String> surprises() {
        return List.copyOf(surprises);
    }

    /// Begins nothing new and waits until every client is told its last ticket.
    void finish() {
        finishing.set(true);
        try {
            for (Thread client : clients) {
                if (!client.join(RECOVERY)) {
                    throw new AssertionError("A client is not told its ticket; surprises: " + surprises);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Whoever still asks gives up.
    @Override
    public void close() {
        finishing.set(true);
        closed.set(true);
    }
}

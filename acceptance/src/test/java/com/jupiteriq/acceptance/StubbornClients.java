package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Http;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Server;
import com.jupiteriq.acceptance.kit.Tenant;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Clients that create tickets with idempotency keys, each request on the next node, and ask again until they
/// are told the ticket. Every third makes them in batches, and asks again for those that it was not told.
final class StubbornClients implements AutoCloseable {

    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int BATCH = 5;

    /// What a busy or dying node may say of one ticket.
    private static final Set<Integer> AGAIN = Set.of(409, 503, 504);

    private final List<Server> servers;
    private final List<Http> nodes;
    private final Tenant tenant;
    private final List<Thread> clients = new ArrayList<>();
    private final AtomicBoolean finishing = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicInteger keys = new AtomicInteger();
    private final AtomicIntegerArray underway;
    private final AtomicIntegerArray answered;
    private final Map<String, String> told = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> surprises = new ConcurrentLinkedQueue<>();

    StubbornClients(List<Server> nodes, Tenant tenant) {
        this.servers = List.copyOf(nodes);
        this.nodes = nodes.stream().map(Http::new).toList();
        this.tenant = tenant;
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
        boolean inBatches = first % 3 == 2;
        int next = first;
        while (!finishing.get()) {
            List<String> open = newKeys(inBatches ? BATCH : 1);
            while (!open.isEmpty() && !closed.get()) {
                Call call = inBatches ? batch(open) : single(open.getFirst());
                Map<String, String> made = tryOnce(next++ % nodes.size(), call, open.getFirst());
                told.putAll(made);
                open.removeAll(made.keySet());
            }
        }
    }

    private List<String> newKeys(int count) {
        List<String> fresh = new ArrayList<>();
        while (fresh.size() < count) {
            fresh.add("kill-" + keys.incrementAndGet());
        }
        return fresh;
    }

    private Call single(String key) {
        return Call.post(IntegrationDriver.TICKETS).bearer(tenant.integration().secret()).idempotent(key)
            .json(Json.object("title", key));
    }

    private Call batch(List<String> open) {
        return Call.post("/v1/batch").bearer(tenant.platform().secret())
            .json(Json.object("operations", open.stream().map(key -> Json.object(
                "id", key, "method", "POST", "path", "/tickets", "body", Json.object("subject", key),
                "headers", Json.object("X-Idempotency-Key", key))).toList()));
    }

    /// The tickets that were told, each by its key.
    private Map<String, String> tryOnce(int node, Call call, String key) {
        underway.incrementAndGet(node);
        try {
            Answer answer = nodes.get(node).trySend(call);
            nodes.get(node).takeAnswers();
            Map<String, String> made = switch (answer.status()) {
                case 200 -> made(answer.json().path("results"));
                case 201 -> Map.of(key, answer.json().at("/ticket/id").asString());
                default -> Map.of();
            };
            if (!made.isEmpty()) {
                answered.incrementAndGet(node);
                return made;
            }
            if (answer.status() >= 300 && !AGAIN.contains(answer.status())) {
                surprises.add(key + ": " + answer);
            }
        } catch (IOException lost) {
            // The node is gone; the client cannot know whether the ticket was made, so it asks again.
        } finally {
            underway.decrementAndGet(node);
        }
        LockSupport.parkNanos(PAUSE.toNanos());
        return Map.of();
    }

    private Map<String, String> made(JsonNode results) {
        Map<String, String> made = new HashMap<>();
        for (JsonNode result : results) {
            int status = result.path("status").asInt();
            if (status == 201) {
                made.put(result.path("id").asString(), result.at("/body/id").asString());
            } else if (!AGAIN.contains(status)) {
                surprises.add(result.toString());
            }
        }
        return made;
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

    /// Fails for answers that no kill explains, with what the nodes say of errors.
    void demandNoSurprise() {
        assertThat(surprises).as(() -> servers.stream()
                .flatMap(server -> server.log(0).lines().filter(line -> line.contains("\"level\":\"ERROR\"")))
                .collect(Collectors.joining("\n")))
            .isEmpty();
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

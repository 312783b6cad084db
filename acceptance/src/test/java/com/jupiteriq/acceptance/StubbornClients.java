package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Crew;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Http;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Server;
import com.jupiteriq.acceptance.kit.Tenant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Clients that create tickets, users and data items with idempotency keys, each request on the next node,
/// and ask again until they are told what they made. Some make them in batches, and ask again for what they
/// were not told.
final class StubbornClients implements AutoCloseable {

    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int BATCH = 5;

    /// More than are done in one step of an import.
    private static final int LINES = 250;

    /// What a client makes, and how.
    private enum Manner {
        TICKET, TICKETS, USER, USERS, ITEMS, ALL_ITEMS, FILE;

        /// Of nine clients three make tickets one by one.
        static Manner of(int client) {
            return switch (client % 9) {
                case 2 -> TICKETS;
                case 4 -> USER;
                case 5 -> USERS;
                case 6 -> ITEMS;
                case 7 -> ALL_ITEMS;
                case 8 -> FILE;
                default -> TICKET;
            };
        }

        /// How many at once.
        int size() {
            return switch (this) {
                case TICKET, USER -> 1;
                case TICKETS, USERS, ITEMS, ALL_ITEMS -> BATCH;
                case FILE -> LINES;
            };
        }
    }

    /// What a busy or dying node may say of one ticket.
    private static final Set<Integer> AGAIN = Set.of(409, 503, 504);

    private final List<Server> servers;
    private final List<Http> nodes;
    private final Tenant tenant;
    private final Crew crew = new Crew();
    private final AtomicInteger keys = new AtomicInteger();
    private final AtomicIntegerArray underway;
    private final AtomicIntegerArray answered;
    private final Map<String, String> told = new ConcurrentHashMap<>();
    private final Map<String, String> users = new ConcurrentHashMap<>();
    private final Map<String, String> items = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> surprises = new ConcurrentLinkedQueue<>();

    StubbornClients(List<Server> nodes, Tenant tenant) {
        this.servers = List.copyOf(nodes);
        this.nodes = nodes.stream().map(Http::new).toList();
        this.tenant = tenant;
        this.underway = new AtomicIntegerArray(nodes.size());
        this.answered = new AtomicIntegerArray(nodes.size());
    }

    void start(int count) {
        crew.start(count, this::createUntilFinishing);
    }

    private void createUntilFinishing(int first) {
        Manner manner = Manner.of(first);
        int next = first;
        while (crew.begins()) {
            List<String> open = newKeys(manner.size());
            while (!open.isEmpty() && crew.tries()) {
                Map<String, String> made = tryOnce(next++ % nodes.size(), manner, open);
                kept(manner).putAll(made);
                open.removeAll(made.keySet());
            }
        }
    }

    private Map<String, String> kept(Manner manner) {
        return switch (manner) {
            case TICKET, TICKETS -> told;
            case USER, USERS -> users;
            case ITEMS, ALL_ITEMS, FILE -> items;
        };
    }

    private Call call(Manner manner, List<String> open) {
        return switch (manner) {
            case TICKET -> single(open.getFirst());
            case TICKETS -> batch(open);
            case USER -> Call.post("/v1/users").bearer(tenant.platform().secret())
                .idempotent(open.getFirst()).json(user(open.getFirst()));
            case USERS -> Call.post("/v1/users/batch").bearer(tenant.platform().secret())
                .idempotent(open.getFirst())
                .json(Json.object("users", open.stream().map(StubbornClients::user).toList()));
            case ITEMS, ALL_ITEMS -> ItemDriver.bulkCall(manner == Manner.ALL_ITEMS, open.stream()
                    .map(key -> Json.object("op", "create", "data", item(key))).toArray(JsonNode[]::new))
                .bearer(tenant.platform().secret()).idempotent(open.getFirst());
            case FILE -> Call.post(ItemDriver.DATA + "/import").bearer(tenant.platform().secret())
                .idempotent(open.getFirst()).header("Content-Type", "application/x-ndjson")
                .body(open.stream().map(key -> item(key) + "\n").collect(Collectors.joining())
                    .getBytes(StandardCharsets.UTF_8));
        };
    }

    private static JsonNode item(String key) {
        return Json.object("type", "kill", "external_id", key, "attributes", Json.object("key", key));
    }

    private static JsonNode user(String key) {
        return Json.object("email", key + "@example.com", "username", key, "external_id", key);
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

    /// What was told, each by its key.
    private Map<String, String> tryOnce(int node, Manner manner, List<String> open) {
        underway.incrementAndGet(node);
        try {
            Answer answer = nodes.get(node).trySend(call(manner, open));
            nodes.get(node).takeAnswers();
            Map<String, String> made = answer.status() >= 300 ? Map.of()
                : manner == Manner.FILE ? imported(node, open, answer.json())
                : made(manner, open, answer.json());
            if (!made.isEmpty()) {
                answered.incrementAndGet(node);
                return made;
            }
            if (answer.status() >= 300 && !AGAIN.contains(answer.status())) {
                surprises.add(open.getFirst() + ": " + answer);
            }
        } catch (IOException lost) {
            // The node is gone; the client cannot know whether the ticket was made, so it asks again.
        } finally {
            underway.decrementAndGet(node);
        }
        LockSupport.parkNanos(PAUSE.toNanos());
        return Map.of();
    }

    private Map<String, String> made(Manner manner, List<String> open, JsonNode answer) {
        return switch (manner) {
            case TICKET -> Map.of(open.getFirst(), answer.at("/ticket/id").asString());
            case TICKETS -> tickets(answer.path("results"));
            case USER -> Map.of(open.getFirst(), answer.path("number").asString());
            case USERS -> users(open, answer.path("results"));
            case ITEMS, ALL_ITEMS -> items(open, answer.path("results"));
            case FILE -> throw new IllegalStateException();
        };
    }

    private Map<String, String> items(List<String> open, JsonNode results) {
        Map<String, String> made = new HashMap<>();
        for (int i = 0; i < open.size(); i++) {
            JsonNode result = results.path(i);
            if (result.path("status").asInt() == 201) {
                made.put(open.get(i), result.at("/item/id").asString());
            } else {
                surprises.add(result.toString());
            }
        }
        return made;
    }

    /// Waits for the job as long as this node tells of it; whoever asks for the import again is told of the
    /// same job.
    private Map<String, String> imported(int node, List<String> open, JsonNode job) throws IOException {
        Call look = Call.get("/v1/jobs/" + job.path("id").asString()).bearer(tenant.platform().secret());
        while (crew.tries()) {
            Answer answer = nodes.get(node).trySend(look);
            nodes.get(node).takeAnswers();
            String state = answer.status() == 200 ? answer.json().path("state").asString() : "";
            if (state.equals("succeeded") && answer.json().path("errors").isEmpty()) {
                return open.stream().collect(Collectors.toMap(key -> key, key -> ""));
            }
            if (!List.of("queued", "running").contains(state)) {
                if (answer.status() == 200) {
                    surprises.add(answer.toString());
                }
                break;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return Map.of();
    }

    private Map<String, String> users(List<String> open, JsonNode results) {
        Map<String, String> made = new HashMap<>();
        for (int i = 0; i < open.size(); i++) {
            JsonNode result = results.path(i);
            if (result.path("status").asInt() == 201) {
                made.put(open.get(i), result.at("/user/number").asString());
            } else {
                surprises.add(result.toString());
            }
        }
        return made;
    }

    private Map<String, String> tickets(JsonNode results) {
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

    /// The number of the user for each key that was told.
    Map<String, String> users() {
        return users;
    }

    /// Reads what they have made.
    ItemDriver driver(int node) {
        return new ItemDriver(nodes.get(node), tenant.platform().secret(), false);
    }

    /// The public id of the item for each key that was told; empty for those of files, whose job tells none.
    Map<String, String> items() {
        return items;
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
        crew.finish(RECOVERY, () -> "surprises: " + surprises);
    }

    /// Whoever still asks gives up.
    @Override
    public void close() {
        crew.close();
    }
}

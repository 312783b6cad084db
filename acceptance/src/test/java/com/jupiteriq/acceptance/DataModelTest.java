package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.ItemModel.Item;
import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Cluster;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Http;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Ledger;
import com.jupiteriq.acceptance.kit.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Clients of both dresses do many random operations on two nodes; every answer is foretold by a model, and
/// whoever follows the changes has in the end what the model has (R084, R107–R123, 000:513-517).
/// `-Ddata.operations=100000` for a long run.
class DataModelTest {

    private static final int OPERATIONS = Integer.getInteger("data.operations", 10_000);
    private static final int CLIENTS = 8;
    private static final int SHARED = 4;
    private static final int SHARED_TRIES = Math.clamp(OPERATIONS / 200, 10, 100);
    private static final int PAGES_BETWEEN_LISTS = 50;
    private static final int MOST_PAUSE_MILLIS = 50;
    private static final Duration ROUTED = Duration.ofSeconds(30);

    private final long seed = Long.getLong("data.seed", System.nanoTime());
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void every_answer_is_foretold_and_every_copy_is_the_same_in_the_end() {
        System.out.printf("data model: -Ddata.operations=%d -Ddata.seed=%d%n", OPERATIONS, seed);
        try (Cluster cluster = Cluster.of(2); Ledger ledger = cluster.ledger()) {
            Tenant tenant = Tenant.create(cluster.admin(), "Modelled");
            cluster.admin().quickly("account", "set", tenant.account(),
                "limits.requests_per_minute=1000000").must(0);
            List<ItemDriver> platform = drivers(cluster, tenant.platform().secret(), false);
            List<ItemDriver> identity = drivers(cluster, tenant.identity().secret(), true);
            Shared shared = new Shared(platform, SHARED);
            List<ModelClient> clients = IntStream.range(0, CLIENTS).mapToObj(i ->
                new ModelClient("c" + i, i % 2 == 0 ? platform : identity, seed + i)).toList();
            List<Replica> followers = platform.stream().map(Replica::new).toList();
            work(clients, shared, followers);

            Eventually.until("every event has its position", ROUTED, () ->
                ledger.query("select 1 from events where position is null limit 1").isEmpty());
            Map<String, Item> expected = new ConcurrentHashMap<>();
            clients.forEach(client -> expected.putAll(client.model().items()));
            shared.assertNothingLost();
            for (Replica follower : followers) {
                assertIs(follower, expected, shared);
            }
            assertIs(new Replica(platform.getFirst()), expected, shared);
            Replica whole = new Replica(platform.getLast());
            whole.readAll();
            assertIs(whole, expected, shared);
            assertTotals(platform.getFirst(), expected);
            ItemCounts.demandExact(ledger);
        }
    }

    private static List<ItemDriver> drivers(Cluster cluster, String key, boolean identity) {
        return cluster.nodes().stream().map(node -> new ItemDriver(new Http(node), key, identity)).toList();
    }

    private void work(List<ModelClient> clients, Shared shared, List<Replica> followers) {
        List<Callable<Integer>> all = new ArrayList<>();
        AtomicInteger working = new AtomicInteger(clients.size());
        clients.forEach(client -> all.add(() -> {
            try {
                while (done.get() < OPERATIONS) {
                    done.addAndGet(client.step());
                }
                return shared.change(SHARED_TRIES, new Random(seed));
            } finally {
                working.decrementAndGet();
            }
        }));
        followers.forEach(follower -> all.add(() -> {
            Random random = new Random(seed);
            int pages = 0;
            while (working.get() > 0) {
                if (random.nextInt(PAGES_BETWEEN_LISTS) == 0) {
                    follower.readAll();
                }
                follower.follow(random.nextInt(1, 200), random.nextInt(2));
                pages++;
                LockSupport.parkNanos(Duration.ofMillis(random.nextInt(MOST_PAUSE_MILLIS)).toNanos());
            }
            return pages;
        }));
        List<Integer> counts = Together.run(all.size(), all::get);
        System.out.printf("data model: %d operations, %s changes of shared items, %s pages%n",
            done.get(), counts.subList(0, clients.size()), counts.subList(clients.size(), counts.size()));
    }

    private static void assertIs(Replica replica, Map<String, Item> expected, Shared shared) {
        boolean more = true;
        while (more) {
            more = replica.follow(1_000, 0);
        }
        Map<String, JsonNode> own = replica.items().entrySet().stream()
            .filter(entry -> !shared.ids().contains(entry.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(own.keySet()).containsExactlyInAnyOrderElementsOf(expected.entrySet().stream()
            .filter(entry -> !entry.getValue().trashed()).map(Map.Entry::getKey).toList());
        own.forEach((id, item) ->
            assertThat(expected.get(id).isShown(item)).as("%s is %s", expected.get(id), item).isTrue());
    }

    /// Of every type and status, in the archive and outside of it.
    private static void assertTotals(ItemDriver node, Map<String, Item> expected) {
        List<Item> there = expected.values().stream().filter(item -> !item.trashed()).toList();
        for (String type : List.of("item", "order", "invoice")) {
            for (String status : List.of("active", "paid", "shipped", "archived")) {
                for (boolean archived : new boolean[] {false, true}) {
                    long wanted = there.stream().filter(item -> item.type().equals(type)
                        && item.status().equals(status) && item.archived() == archived).count();
                    JsonNode list = node.send(Call.get(ItemDriver.DATA + "?limit=1&type=" + type + "&status="
                        + status + "&archived=" + archived)).must(200).json();
                    assertThat(list.path("total").asLong()).as("%s %s %s", type, status, archived)
                        .isEqualTo(wanted);
                }
            }
        }
    }

    /// Items that everybody changes, each by the version that they have read.
    private static final class Shared {

        private final List<ItemDriver> nodes;
        private final List<String> ids;
        private final Map<String, String> said = new ConcurrentHashMap<>();

        Shared(List<ItemDriver> nodes, int count) {
            this.nodes = nodes;
            this.ids = IntStream.range(0, count).mapToObj(i ->
                nodes.getFirst().made(Json.object("type", "shared")).path("id").asString()).toList();
        }

        List<String> ids() {
            return ids;
        }

        /// @return how many of the tries changed something
        int change(int tries, Random random) {
            int changed = 0;
            for (int i = 0; i < tries; i++) {
                ItemDriver node = nodes.get(random.nextInt(nodes.size()));
                String id = ids.get(random.nextInt(ids.size()));
                int version = node.read(id).must(200).json().path("version").asInt();
                String word = Thread.currentThread().threadId() + "-" + i;
                ObjectNode change = Json.object("attributes", Json.object(word, version));
                int status = random.nextBoolean() ? alone(node, id, version, change)
                    : inBulk(node, id, version, change);
                assertThat(status).isIn(200, 409, 412);
                if (status == 200) {
                    said.put(word, id);
                    changed++;
                }
                node.http().takeAnswers();
            }
            return changed;
        }

        private static int alone(ItemDriver node, String id, int version, ObjectNode change) {
            Answer answer = node.send(Call.patch(ItemDriver.path(id)).json(change)
                .header("If-Match", "\"" + version + "\""));
            assertThat(answer.status()).as(answer.toString()).isIn(200, 412);
            return answer.status();
        }

        private static int inBulk(ItemDriver node, String id, int version, ObjectNode change) {
            JsonNode result = node.results(node.bulk(false, Json.object(
                "op", "update", "id", id, "if_version", version, "data", change))).getFirst();
            if (result.path("status").asInt() == 409) {
                assertThat(result.at("/error/details/version").asInt()).isGreaterThan(version);
            }
            return result.path("status").asInt();
        }

        /// Each change that was told to be done is there, and made a version of its own.
        void assertNothingLost() {
            for (String id : ids) {
                JsonNode item = nodes.getLast().read(id).must(200).json();
                assertThat(Json.keys(item.path("attributes"))).containsExactlyInAnyOrderElementsOf(
                    said.entrySet().stream().filter(entry -> entry.getValue().equals(id))
                        .map(Map.Entry::getKey).toList());
                assertThat(item.path("version").asInt()).isEqualTo(item.path("attributes").size() + 1);
            }
        }
    }
}

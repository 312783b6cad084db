package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Server;
import com.jupiteriq.acceptance.kit.Shell;
import com.jupiteriq.acceptance.kit.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// `examples/sync/sync.py`: copies that are changed without a network become one again, whatever is killed in
/// between (R084, R121, 000:513-517).
@AcceptanceTest
class SyncTest {

    private static final Path EXAMPLE = Server.root().resolve("examples/sync");
    private static final int MADE = 150;
    private static final int KILLS = 6;
    private static final int LONGEST_MILLIS = 700;
    private static final Duration SOON = Duration.ofSeconds(30);

    private final World world;
    private final long seed = Long.getLong("sync.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @TempDir
    private Path folder;

    private ItemDriver server;
    private Map<String, String> environment;

    SyncTest(World world) {
        this.world = world;
    }

    @BeforeAll
    static void needPython() {
        Programs.need("python3");
    }

    @BeforeEach
    void begin() {
        Tenant tenant = Tenant.create(world.admin(), "Synchronized");
        server = ItemDriver.platform(world, tenant.platform().secret());
        environment = Map.of("API", world.server().url() + "/v1", "KEY", tenant.platform().secret(),
            "NO_PROXY", "*", "PYTHONPATH", EXAMPLE.toString(), "PYTHONDONTWRITEBYTECODE", "1");
    }

    @Test
    void two_copies_become_one_whatever_is_killed() {
        System.out.printf("sync: -Dsync.seed=%d%n", seed);
        edit("here", "[replica.add('task', {'n': i, 'title': 'Task %d' % i}) for i in range(" + MADE + ")]");
        killOften("here");
        sync("here");
        sync("there");
        assertThat(items("here")).hasSize(MADE);
        assertAlike();
        for (int round = 0; round < 3; round++) {
            changeAtRandom("here");
            changeAtRandom("there");
            killOften("here");
            killOften("there");
            settle();
            assertAlike();
        }
        assertThat(world.ledger().query("""
            select count(*) as n, count(distinct target) as items
            from audit
            where action = 'data.create' and tenant_id = (
                select tenant_id from data_items where type = 'task' limit 1)""").getFirst())
            .as("nothing is made twice")
            .satisfies(row -> assertThat(row.get("n")).isEqualTo(row.get("items")));
    }

    @Test
    void what_both_changed_is_merged_or_kept_as_a_conflict() {
        edit("here", "print('\\n'.join(replica.add('task', {'title': name, 'size': {'w': 1, 'h': 1}})"
            + " for name in ['one field', 'two fields', 'alike', 'deleted', 'restored', 'status']))");
        sync("here");
        sync("there");
        Map<String, String> uids = new TreeMap<>();
        items("here").forEach((uid, item) -> uids.put(item.at("/attributes/title").asString(), uid));

        set("here", uids.get("one field"), "{\"title\":\"from here\"}");
        set("there", uids.get("one field"), "{\"title\":\"from there\"}");
        set("here", uids.get("two fields"), "{\"size\":{\"w\":2}}");
        set("there", uids.get("two fields"), "{\"size\":{\"h\":3},\"note\":\"new\"}");
        set("here", uids.get("alike"), "{\"title\":\"same\"}");
        set("there", uids.get("alike"), "{\"title\":\"same\"}");
        run("here", "remove", uids.get("deleted"));
        set("there", uids.get("deleted"), "{\"title\":\"still wanted\"}");
        set("here", uids.get("restored"), "{\"title\":\"still wanted\"}");
        run("there", "remove", uids.get("restored"));
        run("here", "status", uids.get("status"), "done");
        set("there", uids.get("status"), "{\"title\":null}");
        sync("here");
        killOften("there");
        settle();

        assertAlike();
        Map<String, JsonNode> items = items("here");
        assertThat(items.get(uids.get("one field")).at("/attributes/title").asString())
            .isEqualTo("from here");
        assertThat(items.get(uids.get("two fields")).path("attributes").toString())
            .isEqualTo("{\"note\":\"new\",\"size\":{\"h\":3,\"w\":2},\"title\":\"two fields\"}");
        assertThat(items.get(uids.get("alike")).at("/attributes/title").asString()).isEqualTo("same");
        assertThat(items).doesNotContainKey(uids.get("deleted"));
        assertThat(items.get(uids.get("restored")).at("/attributes/title").asString())
            .isEqualTo("still wanted");
        assertThat(items.get(uids.get("status")).path("status").asString()).isEqualTo("done");
        assertThat(items.get(uids.get("status")).at("/attributes/title").isMissingNode()).isTrue();
        Map<String, String> conflicts = conflicts("there");
        assertThat(conflicts).containsOnly(
            Map.entry(uids.get("one field"), "changed here and there"),
            Map.entry(uids.get("deleted"), "changed here, deleted there"),
            Map.entry(uids.get("restored"), "removed here, changed there"));
        assertThat(run("there", "conflicts").must(0).out()).contains("from there", "still wanted");
        assertThat(conflicts("here")).isEmpty();
    }

    @Test
    void who_was_away_for_too_long_reads_everything_anew() {
        edit("here", "[replica.add('task', {'n': i}) for i in range(20)]");
        sync("here");
        sync("there");
        String gone = items("there").keySet().iterator().next();
        run("here", "remove", gone);
        sync("here");
        edit("there", "replica.stands(9007199254740991)");
        sync("there");
        assertAlike();
        assertThat(items("there")).hasSize(19).doesNotContainKey(gone);
    }

    @Test
    void what_the_server_refuses_is_kept_with_the_reason() {
        edit("here", "replica.add('task', {'fine': 1}), replica.add('Not a type', {'title': 'kept'})");
        sync("here");
        assertThat(items("here")).hasSize(1);
        assertThat(conflicts("here").values()).singleElement().asString().startsWith("refused: 422");
        assertThat(run("here", "conflicts").must(0).out()).contains("kept");
        assertThat(run("here", "explode").exit()).isOne();
    }

    @Test
    void a_plan_without_bulks_is_served_one_by_one() {
        String account = world.admin().createAccount("Small", "starter");
        String key = world.admin().createKey(account, "live", "platform").secret();
        server = ItemDriver.platform(world, key);
        environment = new TreeMap<>(environment);
        environment.put("KEY", key);
        edit("here", "[replica.add('task', {'n': i}) for i in range(5)]");
        sync("here");
        sync("there");
        String uid = items("there").keySet().iterator().next();
        set("there", uid, "{\"n\":7}");
        run("here", "remove", uid);
        sync("there");
        sync("here");
        settle();
        assertAlike();
        assertThat(items("here")).hasSize(5);
        assertThat(conflicts("here")).hasSize(1);
    }

    /// Changes, removals and new items, as somebody without a network would make them.
    private void changeAtRandom(String name) {
        edit(name, """
            import random
            chance = random.Random(%d)
            for row in chance.sample(replica.items(), 40):
                field = chance.choice(['title', 'n', 'note', 'done'])
                replica.change(row['uid'], lambda mine: None if chance.random() < 0.1 else
                    dict(mine, attributes=dict(mine['attributes'], **{field: chance.randrange(1000)})))
            for i in range(5):
                replica.add('task', {'from': '%s', 'i': i})
            """.formatted(random.nextInt(), name));
    }

    private void edit(String name, String program) {
        Shell.run(folder, environment, List.of("python3", "-c",
            "import sync\nreplica = sync.Replica('" + name + ".db')\n" + program)).must(0);
    }

    private void set(String name, String uid, String patch) {
        run(name, "set", uid, patch).must(0);
    }

    private void sync(String name) {
        awaitRouted();
        run(name, "sync").must(0);
    }

    /// Each hears of what the other has sent.
    private void settle() {
        for (String name : List.of("here", "there", "here", "there")) {
            sync(name);
        }
    }

    private void awaitRouted() {
        Eventually.until("every event has its position", SOON, () ->
            world.ledger().query("select 1 from events where position is null limit 1").isEmpty());
    }

    private void killOften(String name) {
        try {
            for (int i = 0; i < KILLS; i++) {
                ProcessBuilder command = new ProcessBuilder(command(name, "sync")).directory(folder.toFile())
                    .redirectErrorStream(true).redirectOutput(folder.resolve("killed.log").toFile());
                command.environment().putAll(environment);
                Process process = command.start();
                if (!process.waitFor(random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> command(String name, String... words) {
        List<String> command = new ArrayList<>(
            List.of("python3", EXAMPLE.resolve("sync.py").toString(), name + ".db"));
        command.addAll(List.of(words));
        return command;
    }

    private Shell.Outcome run(String name, String... words) {
        return Shell.run(folder, environment, command(name, words));
    }

    /// What a copy holds, by the name that every copy has for an item; nothing is left to be sent.
    private Map<String, JsonNode> items(String name) {
        Map<String, JsonNode> items = new TreeMap<>();
        run(name, "list").must(0).out().lines().map(Json::read).forEach(item -> {
            assertThat(item.path("pending").asBoolean()).as(item.toString()).isFalse();
            items.put(item.path("uid").asString(), item);
        });
        return items;
    }

    private Map<String, String> conflicts(String name) {
        Map<String, String> conflicts = new TreeMap<>();
        run(name, "conflicts").must(0).out().lines().map(Json::read).forEach(conflict ->
            conflicts.put(conflict.path("uid").asString(), conflict.path("why").asString()));
        return conflicts;
    }

    /// Both copies and the server have the same items.
    private void assertAlike() {
        Map<String, JsonNode> here = items("here");
        assertThat(here).isEqualTo(items("there"));
        Replica all = new Replica(server);
        boolean more = true;
        while (more) {
            more = all.follow(1_000, 0);
        }
        Map<String, JsonNode> there = new TreeMap<>();
        all.items().values().forEach(item -> there.put(item.path("external_id").asString(), item));
        assertThat(there.keySet()).isEqualTo(here.keySet());
        there.forEach((uid, item) -> {
            assertThat(item.path("attributes")).as(uid).isEqualTo(here.get(uid).path("attributes"));
            assertThat(item.path("status")).as(uid).isEqualTo(here.get(uid).path("status"));
        });
    }
}

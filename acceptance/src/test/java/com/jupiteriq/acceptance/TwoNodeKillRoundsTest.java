package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Admin;
import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Cluster;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Http;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Ledger;
import com.jupiteriq.acceptance.kit.Receipts;
import com.jupiteriq.acceptance.kit.Server;
import com.jupiteriq.acceptance.kit.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// Two nodes on one PostgreSQL and one Redis. Kills either of them or the database at random moments while
/// clients create tickets, users and data items through both, and looks at what a receiver got:
/// `-Dkill.rounds=200` for a long run.
/// And what the two must agree on: how much of a limit is left, and which keys are over.
@Order(Integer.MIN_VALUE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodeKillRoundsTest {

    private static final int ROUNDS = Integer.getInteger("kill.rounds", 6);
    private static final int CLIENTS = 9;
    private static final Duration LONGEST_BUSY = Duration.ofMillis(400);

    /// What a node claimed without hearing of it, because the database died, is free after 60 s.
    private static final Duration CLAIMS_END = Duration.ofSeconds(120);

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int ASKING = 64;
    private static final int ADDRESSES = 1_000;
    private static final int TIMES_ASKED = 4;

    private static final int LIMIT = 50;
    private static final int REQUESTS = 120;
    private static final int REVOKED = Integer.getInteger("kill.keys", 10);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final long seed = Long.getLong("kill.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private Cluster cluster;

    /// What dies in a round.
    private enum Victim { FIRST, SECOND, DATABASE }

    @BeforeAll
    void open() {
        cluster = Cluster.of(2);
    }

    @AfterAll
    void close() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)    // a round takes some seconds
    void every_event_arrives_whatever_is_killed() {
        System.out.printf("kill rounds with two nodes: -Dkill.rounds=%d -Dkill.seed=%d%n", ROUNDS, seed);
        Tenant tenant = Tenant.inTest(cluster.admin(), "Survivor").tireless(cluster.admin());
        try (Receipts receipts = new Receipts();
            StubbornClients clients = new StubbornClients(cluster.nodes(), tenant)) {
            subscribe(tenant, receipts);
            clients.start(CLIENTS);
            int interrupted = killAll(clients);
            clients.finish();
            clients.demandNoSurprise();
            try (Ledger ledger = cluster.ledger()) {
                new OnceEach(ledger, clients.told(), clients.users(), clients.items().keySet()).check();
                assertDelivered(ledger, clients.told().size());
            }
            System.out.printf("kill rounds with two nodes: %d, of which %d interrupted an open request;"
                + " %d tickets told, %d events received, %d deliveries more than once%n",
                ROUNDS, interrupted, clients.told().size(), receipts.events().size(), receipts.duplicates());
            assertArrived(tenant, receipts, clients.told().size());
            assertThat(interrupted).isGreaterThanOrEqualTo(ROUNDS * 3 / 4);
        }
    }

    private void subscribe(Tenant tenant, Receipts receipts) {
        node(0).send(Call.post("/v1/webhooks").bearer(tenant.platform().secret())
            .json(Json.object("url", receipts.url(), "events", List.of("ticket.created")))).must(201);
    }

    private Http node(int number) {
        return new Http(cluster.nodes().get(number));
    }

    private int killAll(StubbornClients clients) {
        int interrupted = 0;
        for (Victim victim : victims()) {
            clients.awaitProgress();
            LockSupport.parkNanos((long) (random.nextDouble() * LONGEST_BUSY.toNanos()));
            interrupted += killAndRestart(victim, clients) ? 1 : 0;
        }
        clients.awaitProgress();
        return interrupted;
    }

    /// As many of each, in random order.
    private List<Victim> victims() {
        List<Victim> victims = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            victims.add(Victim.values()[round % Victim.values().length]);
        }
        Collections.shuffle(victims, random);
        return victims;
    }

    /// Tells whether a request was under way at what was killed.
    private boolean killAndRestart(Victim victim, StubbornClients clients) {
        return switch (victim) {
            case FIRST -> killAndRestart(0, clients);
            case SECOND -> killAndRestart(1, clients);
            case DATABASE -> {
                boolean open = clients.underway(0) + clients.underway(1) > 0;
                cluster.killDatabase();
                cluster.startDatabase();
                yield open;
            }
        };
    }

    private boolean killAndRestart(int number, StubbornClients clients) {
        Server node = cluster.nodes().get(number);
        boolean open = clients.underway(number) > 0;
        node.kill();
        node.start();
        return open;
    }

    private static void assertDelivered(Ledger ledger, int events) {
        Eventually.until("nothing waits for delivery", CLAIMS_END, () ->
            ledger.query("select 1 from webhook_queue limit 1").isEmpty());
        assertThat(ledger.query("select state, count(*) as n from webhook_deliveries group by state"))
            .containsExactly(Map.of("state", "delivered", "n", (long) events));
    }

    private void assertArrived(Tenant tenant, Receipts receipts, int tickets) {
        Set<String> happened = happened(tenant);
        assertThat(happened).hasSize(tickets);
        Set<String> lost = new HashSet<>(happened);
        lost.removeAll(receipts.events());
        assertThat(lost).as("events that never arrived").isEmpty();
        Set<String> invented = new HashSet<>(receipts.events());
        invented.removeAll(happened);
        assertThat(invented).as("events that never happened").isEmpty();
    }

    /// The ids of all events, as the log tells them.
    private Set<String> happened(Tenant tenant) {
        Http http = node(1);
        Set<String> ids = new HashSet<>();
        long after = 0;
        boolean more = true;
        while (more) {
            JsonNode page = http.send(Call.get("/v1/events?type=ticket.created&limit=100&after=" + after)
                .bearer(tenant.platform().secret())).must(200).json();
            page.path("data").forEach(event -> ids.add(event.path("id").stringValue()));
            after = page.path("next_after").asLong();
            more = page.path("has_more").asBoolean();
        }
        return ids;
    }

    /// Several threads ask for each address at about the same time, alone and in batches, on either node.
    @Test
    void an_address_is_given_once_over_both_nodes() {
        String account = cluster.admin().createAccount("Duplicated", "enterprise");
        String key = cluster.admin().createKey(account, "test", "platform").secret();
        List<Http> nodes = List.of(node(0), node(1));
        AtomicInteger next = new AtomicInteger();
        List<Map<Integer, Integer>> made = Together.run(ASKING, thread -> () -> {
            Map<Integer, Integer> mine = new HashMap<>();
            for (int n = next.getAndIncrement(); n < ADDRESSES * TIMES_ASKED; n = next.getAndIncrement()) {
                int address = n / TIMES_ASKED;
                Call call = asking(address, n % TIMES_ASKED == 3, key).idempotent("ask-" + n);
                mine.merge(status(nodes.get(n % 2), call) == 201 ? address : -1, 1, Integer::sum);
            }
            return mine;
        });
        Map<Integer, Integer> all = new HashMap<>();
        made.forEach(mine -> mine.forEach((address, times) -> all.merge(address, times, Integer::sum)));
        assertThat(all.remove(-1)).as("refused").isEqualTo(ADDRESSES * (TIMES_ASKED - 1));
        assertThat(all).hasSize(ADDRESSES).allSatisfy((address, times) -> assertThat(times).isOne());
        JsonNode users = node(1).send(Call.get("/v1/users?limit=1").bearer(key)).must(200).json();
        assertThat(users.path("total").asInt()).isEqualTo(ADDRESSES);
    }

    /// @param inBatch as the only user of a batch
    private static Call asking(int address, boolean inBatch, String key) {
        JsonNode user = Json.object("email", "only-" + address + "@example.com");
        return inBatch
            ? Call.post("/v1/users/batch").bearer(key).json(Json.object("users", List.of(user)))
            : Call.post("/v1/users").bearer(key).json(user);
    }

    /// 201 or 409, of the only user of a batch too; a node that is too busy is asked again.
    private static int status(Http node, Call call) {
        Answer answer = node.send(call);
        while (answer.status() == 503) {
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = node.send(call);
        }
        node.takeAnswers();
        int status = answer.status() == 200
            ? answer.json().at("/results/0/status").asInt() : answer.status();
        assertThat(status).as(answer.toString()).isIn(201, 409);
        return status;
    }

    /// A minute that turns while the requests are under way begins a second window; then all is done again.
    @Test
    void a_limit_holds_exactly_over_both_nodes() {
        String account = cluster.admin().createAccount("Limited", "enterprise");
        List<Answer> answers = askAtOnce(account);
        if (answers.stream().map(answer -> answer.need("X-RateLimit-Reset")).distinct().count() > 1) {
            answers = askAtOnce(account);
        }
        long passed = answers.stream().filter(answer -> answer.status() == 404).count();
        long refused = answers.stream().filter(answer -> answer.status() == 429).count();
        System.out.printf("a limit of %d over two nodes: %d of %d at once passed%n", LIMIT, passed, REQUESTS);
        assertThat(passed).isEqualTo(LIMIT);
        assertThat(refused).isEqualTo(REQUESTS - LIMIT);
    }

    private List<Answer> askAtOnce(String account) {
        Admin.Key key =
            cluster.admin().createKey(account, "test", "platform", "--limit", LIMIT + "/minute");
        List<Http> nodes = List.of(node(0), node(1));
        return Together.run(REQUESTS, i -> () -> nodes.get(i % 2).send(Revocations.probe(key)));
    }

    @Test
    void both_nodes_refuse_a_revoked_key_within_a_second() {
        String account = cluster.admin().createAccount("Revoked", "enterprise");
        List<Duration> times =
            new Revocations(cluster, account, List.of(node(0), node(1))).of(REVOKED);
        Duration median = times.get(REVOKED / 2);
        Duration p99 = times.get((REVOKED * 99 + 99) / 100 - 1);
        System.out.printf("%d revocations until both nodes refuse: median %d ms, p99 %d ms%n",
            REVOKED, median.toMillis(), p99.toMillis());
        assertThat(p99).isLessThan(SOON);
    }
}

package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Admin;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Http;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Ledger;
import com.jupiteriq.acceptance.kit.Server;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Kills the server, and every other time its database too, at random moments while clients create tickets
/// with idempotency keys and retry until they are told the ticket. `-Dkill.rounds=200` for a long run.
class KillRoundsTest {

    private static final int ROUNDS = Integer.getInteger("kill.rounds", 20);
    private static final int CLIENTS = 6;
    private static final Duration LONGEST_BUSY = Duration.ofMillis(400);

    private final Random random = new Random(Long.getLong("kill.seed", System.nanoTime()));
    private final AtomicBoolean closing = new AtomicBoolean();
    private final AtomicInteger underway = new AtomicInteger();
    private final AtomicInteger keys = new AtomicInteger();
    private final Map<String, String> told = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> surprises = new ConcurrentLinkedQueue<>();

    @Test
    void each_key_makes_one_ticket_whatever_is_killed() {
        Server server = Server.fresh();
        try {
            Admin admin = server.admin();
            String account = admin.createAccount("Survivor", "enterprise");
            Admin.Key key = admin.createKey(account, "live", "integration", "--limit", "10000000/hour");
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(Thread.ofVirtual().start(() -> createUntilClosing(server, key.secret())));
            }
            int interrupted = 0;
            for (int round = 0; round < ROUNDS; round++) {
                interrupted += killOnce(server, round % 2 == 1) ? 1 : 0;
                server.start();
            }
            closing.set(true);
            for (Thread client : clients) {
                client.join();
            }
            System.out.printf("kill rounds: %d, of which %d interrupted an open request; %d tickets told%n",
                ROUNDS, interrupted, told.size());
            assertThat(surprises).isEmpty();
            assertThat(interrupted).isGreaterThanOrEqualTo(ROUNDS * 3 / 4);
            assertConsistent(server);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closing.set(true);
            server.close();
        }
    }

    /// Lets the clients work for a random while, then kills; tells whether a request was under way.
    private boolean killOnce(Server server, boolean databaseToo) {
        int before = told.size();
        Eventually.until("the clients work again", Duration.ofSeconds(30), () -> told.size() > before);
        LockSupport.parkNanos((long) (random.nextDouble() * LONGEST_BUSY.toNanos()));
        boolean open = underway.get() > 0;
        if (databaseToo && random.nextBoolean()) {
            server.killDatabase();
            server.kill();
        } else {
            server.kill();
            if (databaseToo) {
                server.killDatabase();
            }
        }
        return open;
    }

    private void createUntilClosing(Server server, String secret) {
        Http http = new Http(server);
        while (!closing.get()) {
            String key = "kill-" + keys.incrementAndGet();
            Call call =
                Call.post(IntegrationDriver.TICKETS).bearer(secret).idempotent(key)
                    .json(Json.object("title", key));
            String ticket = null;
            while (ticket == null) {
                ticket = tryOnce(http, call, key);
            }
            told.put(key, ticket);
        }
    }

    private @Nullable String tryOnce(Http http, Call call, String key) {
        underway.incrementAndGet();
        try {
            var answer = http.trySend(call);
            http.takeAnswers();
            if (answer.status() == 201) {
                return answer.json().at("/ticket/id").asString();
            }
            if (answer.status() != 503 && answer.status() != 409) {
                surprises.add(key + ": " + answer);
            }
        } catch (IOException lost) {
            // The server is gone; the client cannot know whether the ticket was made, so it asks again.
        } finally {
            underway.decrementAndGet();
        }
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        return null;
    }

    private void assertConsistent(Server server) {
        try (Ledger ledger = Ledger.of(server)) {
            Eventually.until("every event has its position", Duration.ofSeconds(30), () ->
                ledger.query("select 1 from events where position is null limit 1").isEmpty());
            assertOneTicketPerKey(ledger);
            assertThat(ledger.query("""
                select ticket.subject, count(audit.id)
                from tickets ticket
                left join audit
                    on audit.tenant_id = ticket.tenant_id and audit.target = 'TCK-' || ticket.number
                where ticket.subject like 'kill-%'
                group by ticket.tenant_id, ticket.id, ticket.subject
                having count(audit.id) <> 1
                """)).as("tickets without exactly one audit entry").isEmpty();
            assertCounts(ledger);
            assertPositions(ledger);
        }
    }

    private void assertOneTicketPerKey(Ledger ledger) {
        List<Map<String, @Nullable Object>> rows =
            ledger.query("select id::text as id, subject from tickets where subject like 'kill-%'");
        assertThat(rows).hasSize(new HashSet<>(rows.stream().map(row -> row.get("subject")).toList()).size());
        assertThat(rows).hasSize(told.size());
        assertThat(rows).allSatisfy(row ->
            assertThat(told.get(String.valueOf(row.get("subject")))).isEqualTo(row.get("id")));
        long others = ledger.counts().tickets() - rows.size();
        assertThat(
            ledger.query("select count(*) as n from events where type = 'ticket.created'").getFirst()
                .get("n"))
            .as("events of creation").isEqualTo(rows.size() + others);
    }

    private static void assertCounts(Ledger ledger) {
        assertThat(ledger.query("""
            select counted.tenant_id, counted.key, counted.n, real.n as really
            from (
                select tenant_id, key, sum(value) as n
                from counters
                where name = 'tickets'
                group by tenant_id, key
            ) counted
            full join (
                select tenant_id, status as key, count(*) as n
                from tickets
                group by tenant_id, status
            ) real using (tenant_id, key)
            where coalesce(counted.n, 0) <> coalesce(real.n, 0) and counted.key is distinct from 'all'
            """)).as("counters that differ from count(*)").isEmpty();
    }

    private static void assertPositions(Ledger ledger) {
        assertThat(ledger.query("""
            select tenant_id, count(*), count(distinct position), min(position), max(position)
            from events
            group by tenant_id
            having count(*) <> count(distinct position) or min(position) <> 1 or max(position) <> count(*)
            """)).as("tenants with a gap or a double position").isEmpty();
    }
}

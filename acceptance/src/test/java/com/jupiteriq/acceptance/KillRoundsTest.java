package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Killer;
import com.jupiteriq.acceptance.kit.Ledger;
import com.jupiteriq.acceptance.kit.Server;
import com.jupiteriq.acceptance.kit.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Kills the server, and every other time its database too, at random moments while clients create tickets,
/// users and data items with idempotency keys and retry until they are told what they made.
/// `-Dkill.rounds=200` for a long run.
@Order(Integer.MAX_VALUE)
class KillRoundsTest {

    private static final int ROUNDS = Integer.getInteger("kill.rounds", 20);
    private static final int CLIENTS = 9;
    private static final Duration LONGEST_BUSY = Duration.ofMillis(400);

    private final long seed = Long.getLong("kill.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)    // a round takes some seconds
    void each_key_makes_one_ticket_user_or_item_whatever_is_killed() {
        System.out.printf("kill rounds: -Dkill.rounds=%d -Dkill.seed=%d%n", ROUNDS, seed);
        Server server = Server.fresh();
        try (StubbornClients clients = clients(server)) {
            clients.start(CLIENTS);
            int interrupted = new Killer(server, random, LONGEST_BUSY).rounds(
                ROUNDS, clients::awaitProgress, () -> clients.underway(0) > 0);
            clients.finish();
            System.out.printf("kill rounds: %d, of which %d interrupted an open request;"
                + " %d tickets, %d users and %d items told%n", ROUNDS, interrupted, clients.told().size(),
                clients.users().size(), clients.items().size());
            clients.demandNoSurprise();
            assertThat(interrupted).isGreaterThanOrEqualTo(ROUNDS * 3 / 4);
            assertWhole(clients.driver(0), clients);
            try (Ledger ledger = Ledger.of(server)) {
                new OnceEach(ledger, clients.told(), clients.users(), clients.items().keySet()).check();
            }
        } finally {
            server.close();
        }
    }

    private static StubbornClients clients(Server server) {
        return new StubbornClients(
            List.of(server), Tenant.inTest(server.admin(), "Survivor").tireless(server.admin()));
    }

    /// What a list counts is what it shows, and what was told.
    private static void assertWhole(ItemDriver node, StubbornClients clients) {
        Replica all = new Replica(node);
        all.readAll();
        assertThat(all.items().values().stream().map(item -> item.path("external_id").asString()))
            .containsExactlyInAnyOrderElementsOf(clients.items().keySet());
        assertThat(node.send(Call.get(ItemDriver.DATA + "?limit=1")).must(200).json().path("total").asInt())
            .isEqualTo(all.items().size());
    }
}

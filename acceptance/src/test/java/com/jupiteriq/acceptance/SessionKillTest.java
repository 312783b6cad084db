package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Admin;
import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Cluster;
import com.jupiteriq.acceptance.kit.Http;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Ledger;
import com.jupiteriq.acceptance.kit.Server;
import com.jupiteriq.acceptance.kit.Tenant;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A client refreshes its tokens while the node that answers is killed, between commit and answer among other
/// moments, and asks the other node again: `-Dsession.kills=50` for a long run.
class SessionKillTest {

    private static final int ROUNDS = Integer.getInteger("session.kills", 4);
    private static final Duration LONGEST = Duration.ofMillis(60);

    private final long seed = Long.getLong("kill.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void a_client_stays_signed_in_whatever_is_killed() {
        System.out.printf("session kills: -Dsession.kills=%d -Dkill.seed=%d%n", ROUNDS, seed);
        try (Cluster cluster = Cluster.of(2)) {
            Tenant tenant = Tenant.inTest(cluster.admin(), "Signed in");
            Admin.Key key = tenant.platform();
            Http first = new Http(cluster.nodes().get(0));
            first.send(Call.post("/v1/users").bearer(key.secret()).json(Json.object(
                "email", "ann@example.com", "password", "correct horse battery staple"))).must(201);
            String refresh = text(first.send(Call.post("/v1/sessions").bearer(key.secret()).json(Json.object(
                "login", "ann@example.com", "password", "correct horse battery staple"))).must(201),
                "refresh_token");
            int lost = 0;
            for (int round = 0; round < ROUNDS; round++) {
                Server dying = cluster.nodes().get(round % 2);
                Http other = new Http(cluster.nodes().get((round + 1) % 2));
                Optional<String> answer = killed(dying, call(key, refresh));
                Answer again = other.send(call(key, refresh)).must(200);
                String next = text(again, "refresh_token");
                assertThat(next).isNotEqualTo(refresh);
                answer.ifPresent(told -> assertThat(told).isEqualTo(next));
                other.send(Call.get("/v1/users/me").bearer(text(again, "access_token"))).must(200);
                lost += answer.isEmpty() ? 1 : 0;
                refresh = next;
                dying.start();
            }
            try (Ledger ledger = cluster.ledger()) {
                assertThat(ledger.query("select 1 from events where type = 'session.reuse_detected'")).isEmpty();
                assertThat(ledger.query("select 1 from sessions")).hasSize(1);
                assertThat(ledger.query("select 1 from session_tokens where replaced_at is null")).hasSize(1);
            }
            System.out.printf("session kills: %d, of which %d lost the answer%n", ROUNDS, lost);
        }
    }

    /// The next refresh token, if the answer came before the end.
    private Optional<String> killed(Server node, Call call) {
        CompletableFuture<Optional<String>> answer = CompletableFuture.supplyAsync(() -> {
            try {
                Answer told = new Http(node).trySend(call);
                return told.status() == 200 ? Optional.of(text(told, "refresh_token")) : Optional.empty();
            } catch (IOException gone) {
                return Optional.empty();
            }
        });
        LockSupport.parkNanos((long) (random.nextDouble() * LONGEST.toNanos()));
        node.kill();
        return answer.join();
    }

    private static Call call(Admin.Key key, String refresh) {
        return Call.post("/v1/sessions/refresh").bearer(key.secret())
            .json(Json.object("refresh_token", refresh));
    }

    private static String text(Answer answer, String name) {
        JsonNode value = answer.json().path(name);
        return value.stringValue();
    }
}

package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Cluster;
import com.jupiteriq.acceptance.kit.Cutter;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Http;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Ledger;
import com.jupiteriq.acceptance.kit.Server;
import com.jupiteriq.acceptance.kit.Shell;
import com.jupiteriq.acceptance.kit.Tenant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The reference client of tus, as it is, on a bad way to two nodes that die (R166).
@Order(Integer.MAX_VALUE)
class TusClientTest {

    private static final int MIB = 1 << 20;
    private static final int SIZE = 100 * MIB;
    private static final int CUTS = 20;
    private static final int KILLS = 2;

    /// What has come behind the last part is lost with a node.
    private static final long PART = 8L * MIB;

    /// Most that a connection sends before it breaks.
    private static final int LONGEST = 3 * MIB;

    private static final long HEADERS = 1_000;

    /// How long a killed node may take until it answers again.
    private static final Duration BUSY = Duration.ofMinutes(4);

    private final long seed = Long.getLong("kill.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @TempDir
    private Path folder;

    @Test
    void a_file_comes_through_broken_connections_and_dying_nodes() throws Exception {
        Programs.tus();
        System.out.printf("tus-js-client: -Dkill.seed=%d%n", seed);
        byte[] bytes = UploadDriver.document(SIZE, seed);
        Path file = Files.write(folder.resolve("large.pdf"), bytes);
        try (Cluster cluster = Cluster.of(2); Cutter way = new Cutter(cluster.nodes().getFirst());
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Tenant tenant = Tenant.create(cluster.admin(), "Uploading");
            for (int i = 0; i < CUTS; i++) {
                way.cutAfter(1 + random.nextInt(LONGEST));
            }
            way.holdAt(SIZE / 3);
            Future<Shell.Outcome> client = threads.submit(() -> Programs.tus(Json.object(
                "endpoint", way.url() + UploadDriver.UPLOADS, "key", tenant.platform().secret(),
                "file", file.toString(), "name", "large.pdf").toString()));
            killTwice(cluster.nodes(), way, client);
            List<JsonNode> answers = client.get().must(0).out().lines().map(Json::read).toList();

            assertThat(way.cuts()).isZero();
            assertNeverAskedAgain(answers);
            System.out.printf("tus-js-client: %d answers, %d bytes sent for %d%n",
                answers.size(), way.sent(), SIZE);
            assertThat(way.sent())
                .isLessThan(SIZE + CUTS * (long) LONGEST + KILLS * PART + answers.size() * HEADERS);
            assertWhole(cluster, tenant, answers.getLast().path("url").asString(), bytes);
        }
    }

    /// The first node in the middle and again later, when only the second one goes on.
    private static void killTwice(List<Server> nodes, Cutter way, Future<?> client) {
        Server first = nodes.getFirst();
        awaitHold(way, client);
        first.kill();
        first.start();
        way.leadTo(first);
        way.holdAt(SIZE * 2L / 3);
        awaitHold(way, client);
        first.kill();
        way.leadTo(nodes.getLast());
    }

    private static void awaitHold(Cutter way, Future<?> client) {
        Eventually.until("some has come", BUSY, () -> way.holds() || client.isDone());
        assertThat(client.isDone()).as(() -> "the client has ended: " + client).isFalse();
    }

    /// Of every byte that a client was told to be there.
    private static void assertNeverAskedAgain(List<JsonNode> answers) {
        long acknowledged = 0;
        for (JsonNode answer : answers) {
            if (answer.path("offset").isString()) {
                long offset = Long.parseLong(answer.path("offset").asString());
                assertThat(offset).as(answer + " of " + answers).isGreaterThanOrEqualTo(acknowledged);
                acknowledged = offset;
            }
        }
        assertThat(acknowledged).isEqualTo(SIZE);
    }

    private static void assertWhole(Cluster cluster, Tenant tenant, String url, byte[] bytes)
        throws Exception {
        FileDriver files =
            new FileDriver(new Http(cluster.nodes().getLast()), tenant.platform().secret(), false);
        JsonNode file = files.settled(url.substring(url.lastIndexOf('/') + 1));
        assertThat(file.path("status").asString()).as(file.toString()).isEqualTo("ready");
        assertThat(file.path("sha256").asString())
            .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        assertThat(files.content(file.path("id").asString()).must(200).body()).isEqualTo(bytes);
        try (Ledger ledger = cluster.ledger()) {
            assertThat(ledger.query("select type, count(*) as n from events where type like 'file.%'"
                + " and tenant_id = (select tenant_id from files where size = " + SIZE + ")"
                + " group by type order by type")).containsExactly(
                Map.of("type", "file.ready", "n", 1L), Map.of("type", "file.uploaded", "n", 1L));
        }
    }
}

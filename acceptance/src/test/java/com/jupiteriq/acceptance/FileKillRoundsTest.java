package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Killer;
import com.jupiteriq.acceptance.kit.Ledger;
import com.jupiteriq.acceptance.kit.Server;
import com.jupiteriq.acceptance.kit.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// Kills the server, and every other time its database too, at random moments while clients upload files. No
/// file is ready without its bytes, no bytes are left without a record once they were collected, and no byte
/// that a client was told to be there is asked for again. `-Dkill.rounds=100` for a long run.
@Order(Integer.MAX_VALUE)
class FileKillRoundsTest {

    private static final int ROUNDS =
        Integer.getInteger("kill.rounds", "true".equals(System.getenv("CI")) ? 20 : 5);
    private static final int CLIENTS = 6;
    private static final Duration LONGEST_BUSY = Duration.ofMillis(600);
    private static final Duration LOST_NODE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration COLLECTED = Duration.ofSeconds(60);
    private static final Duration OLD = Duration.ofDays(2);

    private final long seed = Long.getLong("kill.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)    // a round takes some seconds
    void uploads_are_whole_or_go_on_whatever_is_killed() {
        System.out.printf("kill rounds of uploads: -Dkill.rounds=%d -Dkill.seed=%d%n", ROUNDS, seed);
        Server server = Server.fresh();
        try (StubbornUploads clients =
                new StubbornUploads(server, Tenant.create(server.admin(), "Survivor"), seed)) {
            clients.start(CLIENTS);
            int interrupted = new Killer(server, random, LONGEST_BUSY).rounds(
                ROUNDS, clients::awaitProgress, () -> clients.underway() > 0);
            clients.finish();
            System.out.printf("kill rounds of uploads: %d, of which %d interrupted an open request; %d files"
                + " told, %d times more was there than was told%n", ROUNDS, interrupted,
                clients.told().size(), clients.resumed());
            assertThat(clients.surprises()).as(() -> errors(server)).isEmpty();
            assertThat(interrupted).isGreaterThanOrEqualTo(ROUNDS * 3 / 4);
            awaitLookedAt(server, clients.told().size());
            assertWhole(clients);
            assertToldOnce(server);
            assertNothingElse(server);
            clients.told().keySet().stream().limit(CLIENTS)
                .forEach(id -> assertContents(clients, id));
        } finally {
            server.close();
        }
    }

    private static String errors(Server server) {
        return server.log(0).lines().filter(line -> line.contains("\"level\":\"ERROR\""))
            .collect(Collectors.joining("\n"));
    }

    /// What a dead node was looking at goes on after a while only, so that most files wait until the last
    /// round is over.
    private static void awaitLookedAt(Server server, int files) {
        try (Ledger ledger = Ledger.of(server)) {
            Eventually.until("all files are looked at", LOST_NODE.plus(LOOK.multipliedBy(files)),
                () -> ledger.query("select from files where status in ('scanning', 'processing')").isEmpty());
        }
    }

    /// Each file that was told to be there is ready, and is what was sent.
    private static void assertWhole(StubbornUploads clients) {
        assertThat(clients.told()).isNotEmpty();
        clients.told().forEach((id, bytes) -> {
            JsonNode file = clients.files().settled(id);
            assertThat(file.path("status").asString()).as(file.toString()).isEqualTo("ready");
            assertThat(file.path("sha256").asString()).isEqualTo(sum(bytes));
            assertContents(clients, id);
        });
    }

    private static void assertContents(StubbornUploads clients, String id) {
        assertThat(sum(clients.files().content(id).must(200).body())).isEqualTo(sum(clients.told().get(id)));
        clients.files().http().takeAnswers();
    }

    private static String sum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void assertToldOnce(Server server) {
        try (Ledger ledger = Ledger.of(server)) {
            assertThat(ledger.query("""
                select files.id
                from files
                join file_parts using (tenant_id)
                where file_parts.file_id = files.id and files.status = 'ready'
                group by files.tenant_id, files.id, files.size
                having sum(file_parts.size) <> files.size""")).as("ready without all bytes").isEmpty();
            String told = "select count(*) as n from events where type = 'file.uploaded'";
            assertThat(ledger.query(told)).isEqualTo(
                ledger.query("select count(*) as n from files where status <> 'uploading'"));
        }
    }

    /// When whatever lies there is old enough, nothing is left of it that no record names.
    private static void assertNothingElse(Server server) {
        try (Ledger ledger = Ledger.of(server)) {
            ledger.run("delete from file_sweeps");
        }
        server.stop();
        Set<String> before = FilesKept.blobs(FilesKept.folder(server));
        age(server);
        server.start();
        try (Ledger ledger = Ledger.of(server)) {
            Set<String> named = FilesKept.named(ledger);
            System.out.printf("kill rounds of uploads: %d blobs, %d of them named by no record%n",
                before.size(), before.stream().filter(blob -> !named.contains(blob)).count());
            assertThat(before).as("bytes of records").containsAll(named);
            Eventually.until("nothing else is left", COLLECTED,
                () -> FilesKept.blobs(FilesKept.folder(server)).equals(named));
            assertThat(ledger.query("select * from file_garbage")).isEqualTo(List.<Map<String, Object>>of());
        }
    }

    private static void age(Server server) {
        try (Stream<Path> all = Files.walk(FilesKept.folder(server))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(OLD)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

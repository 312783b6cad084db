package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Http;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Ledger;
import com.jupiteriq.acceptance.kit.Scanner;
import com.jupiteriq.acceptance.kit.Scanner.Manner;
import com.jupiteriq.acceptance.kit.Server;
import com.jupiteriq.acceptance.kit.Tenant;
import com.jupiteriq.acceptance.kit.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Files while the disk is full or away, and while the scanner is away, slow or talks nonsense: what clients
/// are told, and that everything goes on by itself afterwards. An S3 that is away is the subject of
/// `AwayS3Test` in the server, the real clamd of `RealClamdTest`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FileOutageTest {

    private static final int MIB = 1 << 20;
    private static final int SIZE = 4 * MIB;
    private static final Duration SOON = Duration.ofSeconds(30);

    /// What uploads may take of the disk; other programs change what is free meanwhile.
    private static final long LARGEST_ROOM = 4_096;

    private Path disk;
    private Path folder;
    private long room;
    private Scanner scanner;
    private Server server;
    private Ledger ledger;
    private Http http;
    private Tenant tenant;

    @BeforeAll
    void start(@TempDir Path temporary) throws IOException {
        disk = temporary;
        folder = Files.createDirectory(disk.resolve("files"));
        long free = disk.toFile().getUsableSpace() / MIB;
        room = Math.min(LARGEST_ROOM, free / 4);
        scanner = new Scanner();
        server = Server.first("--files-folder", folder.toString(),
            "--files-reserve", Long.toString(Math.min(free - room, 1 << 20)), "--clamd", scanner.place());
        ledger = Ledger.of(server);
        http = new Http(server);
        tenant = Tenant.create(server.admin(), "Unlucky");
    }

    @AfterAll
    void stop() {
        ledger.close();
        server.close();
        scanner.close();
    }

    private List<FileDriver> both() {
        return List.of(new FileDriver(http, tenant.platform().secret(), false),
            new FileDriver(http, tenant.identity().secret(), true));
    }

    private static void assertAway(FileDriver files, Answer answer) {
        files.refused(answer, 503);
        assertThat(answer.need("Retry-After")).isEqualTo("10");
    }

    /// So much is taken that no upload has any room.
    private Path fill() throws Exception {
        Path filler = disk.resolve("filler");
        int end = new ProcessBuilder("fallocate", "-l", 2 * room + "MiB", filler.toString()).inheritIO()
            .start().waitFor();
        assertThat(end).as("the disk can be filled").isZero();
        return filler;
    }

    @Test
    void a_disk_that_fills_in_the_middle_is_told_and_leaves_nothing() throws Exception {
        for (FileDriver files : both()) {
            UploadDriver uploads = new UploadDriver(files);
            byte[] bytes = UploadDriver.document(SIZE, 1);
            String begun = uploads.begin(SIZE, "a.pdf");
            uploads.add(begun, 0, Arrays.copyOf(bytes, MIB));
            String earlier = files.ready("a.pdf", bytes).path("id").asString();
            FilesKept before = FilesKept.in(ledger, folder);
            try (Wire wire = http.wire()) {
                wire.write("POST /v1/files HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + files.secret()
                    + "\r\nX-File-Name: a.pdf\r\nContent-Length: " + SIZE + "\r\n\r\n");
                wire.write(new byte[2 * MIB]);
                Eventually.until("some of it is on the disk", SOON, () -> unfinished() > MIB);
                Path filler = fill();
                try {
                    wire.write(new byte[2 * MIB]);
                    assertAway(files, wire.answer(Call.post(FileDriver.FILES)));
                    assertAway(files, files.send(FileDriver.form(FileDriver.Part.file("a.pdf", bytes))));
                    assertAway(files, files.send(UploadDriver.addition(begun, MIB, rest(bytes, MIB))));
                    assertThat(files.content(earlier).must(200).body()).isEqualTo(bytes);
                    before.assertStill(ledger, folder);
                    assertThat(uploads.offset(begun)).isEqualTo(MIB);
                } finally {
                    Files.delete(filler);
                }
            }
            files.ready("a.pdf", bytes);
            uploads.add(begun, MIB, rest(bytes, MIB));
            assertThat(files.settled(begun).path("status").asString()).isEqualTo("ready");
            assertThat(files.content(begun).must(200).body()).isEqualTo(bytes);
        }
    }

    private static byte[] rest(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    /// Bytes of what is being written.
    private long unfinished() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".part"))
                .mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As a share that is not mounted.
    @Test
    void a_folder_that_is_away_is_told_and_nothing_is_lost() throws IOException {
        for (FileDriver files : both()) {
            String id = files.ready("a.pdf", FileDriver.PDF).path("id").asString();
            FilesKept before = FilesKept.in(ledger, folder);
            Path elsewhere = Files.move(folder, disk.resolve("elsewhere"));
            assertAway(files, files.content(id));
            assertAway(files, files.send(FileDriver.raw("a.pdf", FileDriver.PDF)));
            assertThat(files.read(id).must(200).text()).contains("\"ready\"");
            Files.move(elsewhere, folder);
            before.assertStill(ledger, folder);
            assertThat(files.content(id).must(200).body()).isEqualTo(FileDriver.PDF);
            files.ready("b.pdf", FileDriver.PDF);
        }
    }

    /// It is never called clean by anybody but the scanner.
    @Test
    void without_a_word_of_the_scanner_a_file_waits_and_is_kept_from_everybody() {
        FileDriver files = both().getFirst();
        scanner.goAway();
        String away = files.upload("away.pdf", FileDriver.PDF).path("id").asString();
        Eventually.until("the operator is told", SOON,
            () -> server.log(0).contains("clamd at " + scanner.place()));
        assertWaits(files, away);
        scanner.comeBack();
        scanner.behave(Manner.NONSENSE);
        scanner.asked();
        String nonsense = files.upload("nonsense.pdf", FileDriver.PDF).path("id").asString();
        Eventually.until("it has talked nonsense", SOON, () -> scanner.asked() > 0);
        assertWaits(files, nonsense);
        scanner.behave(Manner.SLOW);
        scanner.asked();
        String slow = files.upload("slow.pdf", FileDriver.PDF).path("id").asString();
        Eventually.until("it is looking", SOON, () -> scanner.asked() > 0);
        assertWaits(files, slow);
        scanner.behave(Manner.CLEAN);
        scanner.speak();
        for (String id : List.of(away, nonsense, slow)) {
            JsonNode file = files.settled(id);
            assertThat(file.path("status").asString()).isEqualTo("ready");
            assertThat(file.at("/scan/state").asString()).isEqualTo("clean");
            assertThat(file.at("/scan/engine").asString()).startsWith("ClamAV 1.4.6");
            assertThat(files.content(id).must(200).body()).isEqualTo(FileDriver.PDF);
        }
    }

    private static void assertWaits(FileDriver files, String id) {
        JsonNode file = files.object(files.read(id).must(200));
        assertThat(file.path("status").asString()).isEqualTo("scanning");
        assertThat(file.at("/scan/state").asString()).isEqualTo("pending");
        assertThat(file.path("sha256").isNull()).isTrue();
        files.refused(files.content(id), 409);
        files.refused(files.link(id), 409);
    }

    /// Kept from everybody, told by an event, and by mail to those whom it concerns (R163).
    @Test
    void a_virus_is_refused_and_told() throws IOException {
        String owner = "owner-of-files@example.com";
        http.send(Call.post("/v1/users").bearer(tenant.platform().secret()).json(Json.object(
            "email", owner, "role", "owner", "password", "mauve-otter-lamp-17"))).must(201);
        for (FileDriver files : both()) {
            scanner.behave(Manner.FINDS);
            String id = files.upload("infected.pdf", FileDriver.PDF).path("id").asString();
            JsonNode file = files.settled(id);
            scanner.behave(Manner.CLEAN);
            assertThat(file.path("status").asString()).isEqualTo("quarantined");
            assertThat(file.at("/scan/state").asString()).isEqualTo("infected");
            assertThat(file.at("/scan/signature").asString()).isEqualTo(Scanner.SIGNATURE);
            assertThat(file.at("/rejection/reason").asString()).isEqualTo("virus");
            files.refused(files.content(id), 409);
            files.refused(files.link(id), 409);
            Eventually.until("an event tells it", SOON, () ->
                files.send(Call.get("/v1/events?after=0&type=file.rejected")).must(200).text().contains(id));
            Eventually.until("the owner is written to", SOON, () -> mails().anyMatch(mail ->
                mail.contains(owner) && mail.contains(id)));
        }
    }

    /// Where no mail server is configured, mails lie as files.
    private Stream<String> mails() {
        try (Stream<Path> all = Files.walk(server.data().resolve("mail"))) {
            return all.filter(Files::isRegularFile).map(FileOutageTest::text).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).replaceAll("=\r?\n", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Tenant;
import com.jupiteriq.acceptance.kit.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Clients that send without end, leave in the middle or come too many at once. Nothing of what they send is
/// kept, and nobody else notices. Those that send nothing, or too slowly, are the subject of `SlowUploadTest`
/// in the server, whose times are shorter there.
@AcceptanceTest
class RudeClientTest {

    private static final int MIB = 1 << 20;
    private static final int CHUNK = 64 << 10;
    private static final int AT_ONCE = 5;

    /// Of a body that does not come.
    private static final int ANNOUNCED = 1_000;

    /// How long an upload waits for a place.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// What a busy machine takes beside.
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final String CHUNKED = "Transfer-Encoding: chunked";
    private static final String RAW = "X-File-Name: a.pdf";
    private static final String FORM = "Content-Type: multipart/form-data; boundary=b";
    private static final String FILE_PART =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n";

    private final World world;
    private final List<Wire> open = new ArrayList<>();

    RudeClientTest(World world) {
        this.world = world;
    }

    @AfterEach
    void hangUp() {
        open.forEach(Wire::close);
    }

    private Wire begin(FileDriver files, String... headers) {
        Wire wire = world.http().wire().write("POST /v1/files HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
            + files.secret() + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n");
        open.add(wire);
        return wire;
    }

    private static Wire chunk(Wire wire, byte[] bytes) {
        return wire.write(Integer.toHexString(bytes.length) + "\r\n").write(bytes).write("\r\n");
    }

    private Answer answer(Wire wire) {
        return wire.answer(Call.post(FileDriver.FILES).undocumented());
    }

    private List<FileDriver> both(Tenant tenant) {
        return List.of(FileDriver.platform(world, tenant.platform().secret()),
            new FileDriver(world.http(), tenant.identity().secret(), true));
    }

    private Tenant tenant(String name, String quota, long most) {
        Tenant tenant = Tenant.create(world.admin(), name);
        world.admin().quickly("account", "set", tenant.account(), "quotas." + quota + "=" + most).must(0);
        return tenant;
    }

    /// Twice as much as may be, and it would go on.
    @Test
    void what_is_not_announced_is_refused_when_it_passes_the_bound() {
        for (FileDriver files : both(tenant("Endless", "file_bytes", MIB))) {
            for (String kind : List.of(RAW, FORM)) {
                FilesKept before = FilesKept.of(world);
                Wire wire = begin(files, kind, CHUNKED);
                if (kind.equals(FORM)) {
                    chunk(wire, FileDriver.bytes(FILE_PART));
                }
                for (int sent = 0; sent < 2 * MIB; sent += CHUNK) {
                    chunk(wire, new byte[CHUNK]);
                }
                assertThat(files.refused(answer(wire), 413)).isEmpty();
                before.assertStill(world);
            }
        }
    }

    @Test
    void what_is_not_announced_and_has_no_room_is_not_kept() {
        for (FileDriver files : both(tenant("Narrow", "storage_bytes", MIB))) {
            FilesKept before = FilesKept.of(world);
            Wire wire = begin(files, RAW, CHUNKED);
            chunk(wire, UploadDriver.document(MIB + 1, 1)).write("0\r\n\r\n");
            files.refused(answer(wire), 403);
            before.assertStill(world);
            files.delete(files.ready("a.pdf", FileDriver.PDF).path("id").asString()).must(204);
        }
    }

    /// A last chunk ends the body, and nothing has ended the form in it.
    @Test
    void what_ends_elsewhere_than_it_says_is_not_kept() {
        for (FileDriver files : FileDriver.both(world)) {
            FilesKept before = FilesKept.of(world);
            Wire form = chunk(begin(files, FORM, CHUNKED), FileDriver.bytes(FILE_PART));
            files.refused(answer(chunk(form, FileDriver.PDF).write("0\r\n\r\n")), 400);
            Wire broken = chunk(begin(files, RAW, CHUNKED), FileDriver.PDF);
            files.refused(answer(broken.write("what\r\n")), 400);
            before.assertStill(world);
        }
    }

    @Test
    void who_leaves_in_the_middle_leaves_nothing() {
        for (FileDriver files : FileDriver.both(world)) {
            FilesKept before = FilesKept.of(world);
            for (String way : List.of("Content-Length: " + 4 * MIB, CHUNKED)) {
                for (String kind : List.of(RAW, FORM)) {
                    Wire wire = begin(files, kind, way);
                    byte[] sent = kind.equals(RAW) ? new byte[MIB]
                        : FileDriver.bytes(FILE_PART + "x".repeat(MIB));
                    if (way.equals(CHUNKED)) {
                        chunk(wire, sent);
                    } else {
                        wire.write(sent);
                    }
                    awaitUnderway(before, 1);
                    wire.close();
                    before.assertStill(world);
                }
            }
        }
    }

    /// More bytes are being written than before.
    private void awaitUnderway(FilesKept before, int count) {
        Eventually.until(count + " uploads are under way", GRACE,
            () -> FilesKept.of(world).strays().size() == before.strays().size() + count);
    }

    private Wire slow(FileDriver files) {
        return begin(files, RAW, "Content-Length: " + ANNOUNCED).write("%PDF-1.4");
    }

    /// All of one principal. What waits in vain does so at the same time.
    @Test
    void a_sixth_waits_and_is_refused_and_nobody_else_waits() throws Exception {
        FilesKept before = FilesKept.of(world);
        List<FileDriver> both = FileDriver.both(world);
        both.forEach(files -> IntStream.range(0, AT_ONCE).forEach(each -> slow(files)));
        awaitUnderway(before, both.size() * AT_ONCE);
        List<UploadDriver> uploads = both.stream().map(UploadDriver::new).toList();
        List<String> begun = uploads.stream().map(each -> each.begin(10, "a.pdf")).toList();
        long since = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> refused = new ArrayList<>();
            for (int i = 0; i < both.size(); i++) {
                FileDriver files = both.get(i);
                Call more = UploadDriver.addition(begun.get(i), 0, new byte[5]);
                refused.add(threads.submit(() -> files.send(FileDriver.raw("a.pdf", FileDriver.PDF))));
                refused.add(threads.submit(() -> files.send(FileDriver.form(
                    FileDriver.Part.file("a.pdf", FileDriver.PDF)))));
                refused.add(threads.submit(() -> files.send(more)));
            }
            othersAreServed(both);
            for (int i = 0; i < refused.size(); i++) {
                Answer answer = refused.get(i).get();
                both.get(i * both.size() / refused.size()).refused(answer, 429);
                assertThat(answer.need("Retry-After")).isEqualTo("10");
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isBetween(PATIENCE, PATIENCE.plus(GRACE));
        for (int i = 0; i < both.size(); i++) {
            both.get(i).send(UploadDriver.speaking(Call.delete(UploadDriver.path(begun.get(i))))).must(204);
        }
        hangUp();
        before.assertStill(world);
    }

    /// Whoever sends no body, and whoever else there is.
    private void othersAreServed(List<FileDriver> both) {
        long since = System.nanoTime();
        both.forEach(files -> files.send(Call.get(FileDriver.FILES)).must(200));
        FileDriver somebody = FileDriver.platform(world,
            world.admin().createKey(world.acme().account(), "live", "platform").secret());
        JsonNode file = somebody.upload("a.pdf", FileDriver.PDF);
        somebody.settled(file.path("id").asString());
        somebody.delete(file.path("id").asString()).must(204);
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(PATIENCE);
    }

    @Test
    void whoever_waits_gets_the_place_that_is_left() throws Exception {
        for (FileDriver files : FileDriver.both(world)) {
            FilesKept before = FilesKept.of(world);
            List<Wire> five = Stream.generate(() -> slow(files)).limit(AT_ONCE).toList();
            awaitUnderway(before, AT_ONCE);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<Answer> sixth = threads.submit(
                    () -> files.send(FileDriver.raw("a.pdf", FileDriver.PDF)));
                five.getFirst().close();
                files.delete(files.object(sixth.get().must(201)).path("id").asString()).must(204);
            }
            hangUp();
            before.assertStill(world);
        }
    }
}

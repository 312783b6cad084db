package com.jupiteriq.edge.v1.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.Await;
import com.jupiteriq.TestServer;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.edge.wire.Answered;
import com.jupiteriq.edge.wire.ServerSettings.Bounds;
import com.jupiteriq.edge.wire.ServerSettings.Uploads;
import com.jupiteriq.edge.wire.WebServer;
import com.jupiteriq.edge.wire.Wired;
import com.jupiteriq.files.storage.FilesFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Files whose clients fall silent, or send too slowly for the time that an upload has (R167), in both
/// dresses at the same time. The times are shorter here than they are for everybody else, and nothing else
/// is.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlowUploadTest {

    private static final Uploads SHORT = new Uploads(Duration.ofMillis(1_500), Duration.ofSeconds(4));
    private static final Duration DRIP = Duration.ofMillis(50);
    private static final int AT_ONCE = 5;
    private static final String RAW = "X-File-Name: a.pdf\r\n";
    private static final String FORM = "Content-Type: multipart/form-data; boundary=b\r\n";
    private static final String FILE_PART =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n";
    private static final int LENGTH = 1_000_000;

    /// Whether it is the dress `identity`.
    private static final Boolean[] BOTH = {false, true};

    private final List<Wired> open = new ArrayList<>();
    private TestServer server;
    private Account account;

    @BeforeAll
    void start() {
        server = new TestServer(Bounds.DEFAULT.with(SHORT));
        account = server.account();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @AfterEach
    void hangUp() {
        open.forEach(Wired::close);
        Await.until("nothing is left of it", () -> blobs() == recorded());
    }

    private String key(boolean identity) {
        return server.key(account, identity ? "identity" : "platform");
    }

    private long blobs() {
        Path folder = server.part(FilesFolder.class).path();
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private long recorded() {
        return server.tenants.count("file_parts") + server.tenants.count("file_garbage");
    }

    private Wired upload(String key, String kind, String body) {
        return begin(key, "POST /v1/files HTTP/1.1", kind + "Content-Length: " + LENGTH, body);
    }

    private Wired begin(String key, String line, String headers, String body) {
        Wired wired = new Wired(server.part(WebServer.class).port());
        open.add(wired);
        return wired.send(line + "\r\nHost: x\r\nAuthorization: Bearer " + key + "\r\n" + headers + "\r\n\r\n"
            + body);
    }

    /// Lets bytes drip into all of them until each is answered.
    private static void drip(List<Wired> all) throws IOException {
        List<Wired> unanswered = new ArrayList<>(all);
        while (!unanswered.isEmpty()) {
            for (Wired each : List.copyOf(unanswered)) {
                if (each.socket.getInputStream().available() > 0) {
                    unanswered.remove(each);
                } else {
                    each.send("x");
                }
            }
            LockSupport.parkNanos(DRIP.toNanos());
        }
    }

    private static void assertTooSlow(Answered answer, boolean identity) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(408);
        assertThat(answer.text()).contains("\"code\":\"REQUEST_TIMEOUT\"");
        assertDress(answer, identity);
    }

    private static void assertTooLong(Answered answer, boolean identity) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(504);
        assertThat(answer.text()).contains("\"code\":\"GATEWAY_TIMEOUT\"", "tus");
        assertDress(answer, identity);
    }

    /// Where the id of the request stands.
    private static void assertDress(Answered answer, boolean identity) {
        assertThat(answer.text())
            .contains(identity ? "\"details\":[],\"request_id\":" : "\"details\":{\"request_id\":");
    }

    @Test
    void for_everybody_else_the_times_are_30_and_300_seconds() {
        assertThat(Bounds.DEFAULT.uploads())
            .isEqualTo(new Uploads(Duration.ofSeconds(30), Duration.ofSeconds(300)));
        assertThat(server.get("/v1/limits", key(false)).body())
            .contains("\"upload_seconds\":300");
    }

    @Test
    void who_falls_silent_is_refused_and_nothing_is_kept() {
        long before = server.tenants.count("files");
        for (boolean identity : BOTH) {
            String key = key(identity);
            List<Wired> silent = List.of(
                upload(key, RAW, "%PDF-1.4"),
                upload(key, FORM, FILE_PART + "%PDF-1.4"),
                upload(key, FORM, "--b\r\nContent-Disposition: form-da"),
                begin(key, "POST /v1/files HTTP/1.1", RAW + "Transfer-Encoding: chunked", "ff\r\n%PDF"));
            silent.forEach(wired -> assertTooSlow(wired.answer(), identity));
        }
        assertThat(server.tenants.count("files")).isEqualTo(before);
    }

    @Test
    void who_drips_is_refused_when_the_time_is_over_and_told_of_tus() throws IOException {
        long before = server.tenants.count("files");
        List<List<Wired>> slow = Stream.of(BOTH).map(this::key)
            .map(key -> List.of(upload(key, RAW, "%PDF-1.4"), upload(key, FORM, FILE_PART))).toList();
        drip(slow.stream().flatMap(List::stream).toList());
        for (int i = 0; i < BOTH.length; i++) {
            boolean identity = BOTH[i];
            slow.get(i).forEach(wired -> assertTooLong(wired.answer(), identity));
        }
        assertThat(server.tenants.count("files")).isEqualTo(before);
    }

    /// What came of it is kept, and is not to be sent again.
    @Test
    void by_tus_what_came_slowly_has_come() throws IOException {
        List<String> keys = Stream.of(BOTH).map(this::key).toList();
        List<String> paths = keys.stream().map(this::begun).toList();
        List<Wired> silent = new ArrayList<>();
        for (int i = 0; i < BOTH.length; i++) {
            silent.add(addition(keys.get(i), paths.get(i), 0, "%PDF-1.4"));
        }
        List<Wired> dripping = new ArrayList<>();
        for (int i = 0; i < BOTH.length; i++) {
            assertTooSlow(silent.get(i).answer(), BOTH[i]);
            awaitOffset(keys.get(i), paths.get(i), 8);
            dripping.add(addition(keys.get(i), paths.get(i), 8, ""));
        }
        drip(dripping);
        for (int i = 0; i < BOTH.length; i++) {
            assertTooLong(dripping.get(i).answer(), BOTH[i]);
            awaitOffset(keys.get(i), paths.get(i), 9);
        }
    }

    private void awaitOffset(String key, String path, long least) {
        Await.until("what came is on record", () -> offset(key, path) >= least);
    }

    private String begun(String key) {
        HttpResponse<String> made = server.send(server.request("/v1/files/uploads", key)
            .headers("Tus-Resumable", "1.0.0", "Upload-Length", Integer.toString(LENGTH), "Upload-Metadata",
                "filename " + Base64.getEncoder().encodeToString("a.pdf".getBytes(StandardCharsets.UTF_8)))
            .POST(BodyPublishers.noBody()));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return made.headers().firstValue("Location").orElseThrow();
    }

    private Wired addition(String key, String path, long offset, String body) {
        return begin(key, "PATCH " + path + " HTTP/1.1", "Tus-Resumable: 1.0.0\r\nUpload-Offset: " + offset
            + "\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: " + (LENGTH - offset),
            body);
    }

    private long offset(String key, String path) {
        return Long.parseLong(server.send(server.request(path, key).header("Tus-Resumable", "1.0.0")
            .method("HEAD", BodyPublishers.noBody())).headers().firstValue("Upload-Offset").orElseThrow());
    }

    /// It takes longer than it may, of which it has waited a part.
    @Test
    void the_time_begins_with_the_place() {
        String key = key(false);
        long before = blobs();
        IntStream.range(0, AT_ONCE).forEach(each -> upload(key, RAW, "%PDF"));
        Await.until("they have their places", () -> blobs() == before + AT_ONCE);
        long since = System.nanoTime();
        Wired sixth = upload(key, "X-File-Name: " + UUID.randomUUID() + "\r\n", "%PDF-1.4");
        int sent = "%PDF-1.4".length();
        while (System.nanoTime() - since < SHORT.time().plusMillis(300).toNanos()) {
            sixth.send("x");
            sent++;
            LockSupport.parkNanos(DRIP.toNanos());
        }
        assertThat(sixth.send("x".repeat(LENGTH - sent)).answer().status()).isEqualTo(201);
    }
}

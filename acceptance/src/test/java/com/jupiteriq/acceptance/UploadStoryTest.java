package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Wire;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Uploads that go on where they broke off, over HTTP in both dresses (R165–R167).
@AcceptanceTest
class UploadStoryTest {

    private static final byte[] DOCUMENT = UploadDriver.document(5_000, 1);

    private final World world;

    UploadStoryTest(World world) {
        this.world = world;
    }

    private List<UploadDriver> both() {
        return FileDriver.both(world).stream().map(UploadDriver::new).toList();
    }

    private static byte[] slice(int from, int to) {
        return Arrays.copyOfRange(DOCUMENT, from, to);
    }

    private static Instant expiry(Answer answer) {
        return ZonedDateTime.parse(answer.need("Upload-Expires"), DateTimeFormatter.RFC_1123_DATE_TIME)
            .toInstant();
    }

    @Test
    void a_file_comes_in_many_requests_and_is_one_like_all_others() {
        for (UploadDriver uploads : both()) {
            Feed feed = Feed.fromNow(world, world.acme().platform().secret());
            Answer begun = uploads.files().send(UploadDriver.creation(DOCUMENT.length, "a.pdf")).must(201);
            JsonNode file = uploads.files().object(begun);
            String id = file.path("id").asString();
            assertThat(file.path("status").asString()).isEqualTo("uploading");
            assertThat(file.path("size").asInt()).isEqualTo(DOCUMENT.length);
            assertThat(begun.need("Location")).isEqualTo(UploadDriver.path(id));
            assertThat(begun.need("Tus-Resumable")).isEqualTo("1.0.0");
            assertThat(begun.need(UploadDriver.OFFSET)).isEqualTo("0");
            assertThat(Duration.between(Instant.now(), expiry(begun)))
                .isBetween(Duration.ofHours(23), Duration.ofHours(24));
            assertThat(uploads.files().content(id).status()).isEqualTo(409);

            assertThat(uploads.add(id, 0, slice(0, 2_000))).isEqualTo(2_000);
            Answer head = uploads.files().send(UploadDriver.head(id)).must(200);
            assertThat(head.need(UploadDriver.OFFSET)).isEqualTo("2000");
            assertThat(head.need("Upload-Length")).isEqualTo(Integer.toString(DOCUMENT.length));
            assertThat(head.need("Upload-Metadata")).isEqualTo("filename YS5wZGY=");
            assertThat(head.need("Cache-Control")).isEqualTo("no-store");
            assertThat(feed.all()).isEmpty();

            assertThat(uploads.add(id, 2_000, slice(2_000, 5_000))).isEqualTo(5_000);
            assertThat(uploads.add(id, 5_000, new byte[0])).isEqualTo(5_000);
            JsonNode ready = uploads.files().settled(id);
            assertThat(ready.path("status").asString()).isEqualTo("ready");
            assertThat(uploads.files().content(id).must(200).body()).isEqualTo(DOCUMENT);
            assertThat(uploads.offset(id)).isEqualTo(5_000);
            assertThat(feed.all().stream().map(event -> event.path("event").asString()))
                .containsExactly("file.uploaded", "file.ready");
        }
    }

    @Test
    void the_first_bytes_may_come_with_it() {
        for (UploadDriver uploads : both()) {
            Answer some = uploads.files().send(UploadDriver.with(
                UploadDriver.creation(DOCUMENT.length, "a.pdf"), slice(0, 100))).must(201);
            assertThat(some.need(UploadDriver.OFFSET)).isEqualTo("100");
            String id = uploads.files().object(some).path("id").asString();
            uploads.add(id, 100, slice(100, 5_000));
            assertThat(uploads.files().settled(id).path("status").asString()).isEqualTo("ready");

            Call whole =
                UploadDriver.with(UploadDriver.creation(DOCUMENT.length, "b.pdf"), DOCUMENT)
                    .idempotent("whole-" + id);
            Answer all = uploads.files().send(whole).must(201);
            assertThat(all.need(UploadDriver.OFFSET)).isEqualTo("5000");
            assertThat(all.header("Upload-Expires")).isEmpty();
            Answer again = uploads.files().send(whole).must(201);
            assertThat(again.need("Idempotent-Replayed")).isEqualTo("true");
            assertThat(again.text()).isEqualTo(all.text());
            JsonNode file = uploads.files().object(all);
            assertThat(file.path("status").asString()).isEqualTo("scanning");
            uploads.files().settled(file.path("id").asString());
        }
    }

    @Test
    void bytes_are_verified_where_their_sum_is_said() {
        for (UploadDriver uploads : both()) {
            String id = uploads.begin(5, "a.pdf");
            Call call = UploadDriver.addition(id, 0, FileDriver.bytes("hello"));
            Answer other = uploads.files().send(
                call.header("Upload-Checksum", "sha1 " + UploadDriver.base64("of something else")));
            assertThat(other.status()).isEqualTo(460);
            assertThat(uploads.offset(id)).isZero();
            uploads.files().send(call.header("Upload-Checksum", "md5 XUFAKrxLKna5cZ2REBfFkg==")).must(204);
            assertThat(uploads.offset(id)).isEqualTo(5);
        }
    }

    @Test
    void what_came_of_a_broken_connection_is_kept() {
        for (UploadDriver uploads : both()) {
            String id = uploads.begin(DOCUMENT.length, "a.pdf");
            try (Wire wire = world.http().wire()) {
                wire.write("PATCH " + UploadDriver.path(id) + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                    + uploads.files().secret() + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n"
                    + "Content-Type: " + UploadDriver.TYPE + "\r\nContent-Length: 5000\r\n\r\n");
                wire.write(slice(0, 1_234));
            }
            Eventually.until("it is on record", Duration.ofSeconds(10),
                () -> uploads.offset(id) == 1_234);
            uploads.add(id, 1_234, slice(1_234, 5_000));
            assertThat(uploads.files().settled(id).path("status").asString()).isEqualTo("ready");
            assertThat(uploads.files().content(id).must(200).body()).isEqualTo(DOCUMENT);
        }
    }

    @Test
    void one_that_is_ended_is_gone_with_its_file() {
        for (UploadDriver uploads : both()) {
            String id = uploads.begin(DOCUMENT.length, "a.pdf");
            uploads.add(id, 0, slice(0, 10));
            Call end = UploadDriver.speaking(Call.delete(UploadDriver.path(id)));
            assertThat(uploads.files().send(end).must(204).need("Tus-Resumable")).isEqualTo("1.0.0");
            for (Call call : List.of(end, UploadDriver.head(id),
                    UploadDriver.addition(id, 10, slice(10, 20)), Call.get(FileDriver.path(id)))) {
                assertThat(uploads.files().send(call).status()).isEqualTo(404);
            }
        }
    }

    @Test
    void anybody_is_told_what_is_spoken() {
        String one = UploadDriver.path("file_01h455vb4pex5vsknk084sn02q");
        for (String path : List.of(UploadDriver.UPLOADS, one)) {
            Answer answer = world.http().send(Call.of("OPTIONS", path).undocumented()).must(204);
            assertThat(answer.need("Tus-Resumable")).isEqualTo("1.0.0");
            assertThat(answer.need("Tus-Version")).isEqualTo("1.0.0");
            assertThat(Set.of(answer.need("Tus-Extension").split(","))).containsExactlyInAnyOrder(
                "creation", "creation-with-upload", "checksum", "termination", "expiration");
            assertThat(Set.of(answer.need("Tus-Checksum-Algorithm").split(",")))
                .containsExactlyInAnyOrder("sha1", "sha256", "md5");
        }
    }

    @Test
    void a_plan_may_leave_it_out() {
        String account = world.admin().createAccount("Small", "starter");
        String key = world.admin().createKey(account, "live", "platform").secret();
        Answer answer = world.http().send(UploadDriver.creation(5, "a.pdf").bearer(key)).must(403);
        assertThat(answer.text()).contains("resumable_upload");
        assertThat(answer.need("Tus-Resumable")).isEqualTo("1.0.0");
    }
}

package com.jupiteriq.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.contentOf;

import com.jupiteriq.files.storage.StorageFailure;
import com.jupiteriq.files.storage.TestStorage;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.lists.Page;
import com.jupiteriq.lists.PageRequest;
import com.jupiteriq.lists.Selection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FilesTest {

    private FileBench bench;

    @BeforeEach
    void open() {
        bench = new FileBench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static void refused(ThrowingCallable call, Class<? extends Failure> failure) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class, refused ->
            assertThat(refused.failure()).isInstanceOf(failure));
    }

    private static void invalid(ThrowingCallable call, String... fields) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class, refused ->
            assertThat(refused.failure()).isInstanceOfSatisfying(Failure.Invalid.class, invalid ->
                assertThat(invalid.problems()).extracting(Problem::field).containsExactly(fields)));
    }

    private long bytes(Caller caller) {
        return bench.part(FileRoom.class).bytes(caller);
    }

    @Test
    void a_file_is_read_again_as_it_was_said() {
        FileDetails details = new FileDetails("Bericht März.pdf", new JsonText("{\"b\":1.50,\"a\":{}}"),
            bench.now().plus(Duration.ofDays(1)));
        StoredFile made = bench.add(bench.caller, details, FileBench.bytes("hello"));
        StoredFile read = bench.files().get(bench.caller, made.id());
        assertThat(read).isEqualTo(made);
        assertThat(read.details()).isEqualTo(details);
        assertThat(read.size()).isEqualTo(5);
        assertThat(read.status()).isEqualTo(FileStatus.SCANNING);
        assertThat(bench.told()).containsExactly("file.uploaded");
        assertThat(bench.entries).extracting(AuditEntry::action).containsExactly("file.create");
        assertThat(bytes(bench.caller)).isEqualTo(5);
    }

    @Test
    void nothing_of_it_is_told_to_another_tenant() {
        StoredFile file = bench.ready("a.pdf", "ours");
        Caller other = bench.tenants.caller();
        refused(() -> bench.files().get(other, file.id()), Failure.Missing.class);
        refused(() -> bench.contents(other, file), Failure.Missing.class);
        refused(() -> bench.writes.run(other, write -> {
            bench.files().delete(file.id(), version -> true, write);
            return write;
        }), Failure.Missing.class);
        assertThat(bench.files().list().count(other)).isZero();
        assertThat(bytes(other)).isZero();
        assertThat(bench.contents(bench.caller, file)).isEqualTo("ours");
    }

    @Test
    void names_stand_nowhere_in_clear_and_are_found_all_the_same() {
        bench.add("plain-name.pdf", "a");
        bench.add("plain-name.pdf", "b");
        bench.add("Plain-name.pdf", "c");
        Selection wanted = Selection.ALL.with(FileList.NAME, "plain-name.pdf");
        Page<StoredFile> page = bench.files().list().page(bench.caller, wanted, new PageRequest(10, 0, null));
        assertThat(page.items()).hasSize(2);
        assertThat(page.total()).isEqualTo(2);
        assertThat(bench.tenants.all.sql("select files::text from files").query(String.class).list())
            .allMatch(row -> !row.contains("name.pdf"));
    }

    @Test
    void lists_are_filtered_by_status_and_type() {
        StoredFile ready = bench.ready("a.pdf", "a");
        bench.add("b.pdf", "b");
        PageRequest first = new PageRequest(10, 0, null);
        assertThat(bench.files().list().page(bench.caller,
            Selection.ALL.with(FileList.STATUS, FileStatus.READY), first).items()).containsExactly(ready);
        assertThat(bench.files().list().page(bench.caller,
            Selection.ALL.with(FileList.CONTENT_TYPE, "application/pdf"), first).items())
            .containsExactly(ready);
        assertThat(bench.files().list().count(bench.caller)).isEqualTo(2);
    }

    @Test
    void what_is_said_about_it_is_changed_and_told() {
        StoredFile file = bench.add("a.pdf", "a");
        String end = JsonWriter.timestamp(bench.now().plus(Duration.ofHours(1)));
        StoredFile changed = bench.change(file,
            "{\"name\":\"b.pdf\",\"metadata\":{\"k\":1},\"expires_at\":\"" + end + "\"}");
        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.details().expiresAt()).isEqualTo(Instant.parse(end));
        StoredFile cleared = bench.change(changed, "{\"metadata\":null,\"expires_at\":null}");
        assertThat(cleared.details()).isEqualTo(FileDetails.named("b.pdf"));
        assertThat(bench.change(cleared, "{\"name\":\"b.pdf\"}")).isEqualTo(cleared);
        assertThat(bench.told()).containsExactly("file.uploaded", "file.updated", "file.updated");
        assertThat(bench.files().get(bench.caller, file.id())).isEqualTo(cleared);
    }

    @Test
    void what_nobody_may_say_is_refused_all_at_once() {
        StoredFile file = bench.add("a.pdf", "a");
        invalid(() -> bench.change(file, "{\"name\":\"../a\",\"expires_at\":\"2020-01-01T00:00:00Z\"}"),
            "name", "expires_at");
        invalid(() -> bench.change(file, "{\"name\":null}"), "name");
        invalid(() -> bench.change(file, "{\"status\":\"ready\"}"), "status");
        Uploaded bytes = bench.uploaded(bench.caller, FileBench.bytes("x"));
        invalid(() -> bench.write(
            write -> bench.files().add(bytes, FileDetails.named("a/b"), write)), "name");
        assertThat(bench.told()).containsExactly("file.uploaded");
    }

    @Test
    void an_empty_file_and_one_that_is_too_large_leave_nothing_behind() {
        Caller bound = bench.caller.entitled(
            new Caller.Entitled("starter", Map.of(FileRoom.SIZE, 1_000L), Set.of()));
        invalid(() -> bench.uploaded(bound, new byte[0]), "file");
        refused(() -> bench.uploaded(bound, new byte[1_001]), Failure.TooLarge.class);
        assertThat(bench.blobs()).isZero();
        Uploaded taken = bench.uploaded(bound, new byte[1_000]);
        assertThat(bench.blobs()).isOne();
        bench.part(Uploads.class).forget(taken);
        assertThat(bench.blobs()).isZero();
    }

    @Test
    void quotas_are_minded_before_a_byte_comes_and_when_it_is_recorded() {
        Caller bound = bench.caller.entitled(new Caller.Entitled("starter",
            Map.of(FileRoom.FILES, 2L, FileRoom.BYTES, 10L, FileRoom.SIZE, 8L), Set.of()));
        FileRoom room = bench.part(FileRoom.class);
        refused(() -> room.demand(bound, 9), Failure.TooLarge.class);
        bench.add(bound, FileDetails.named("a"), new byte[8]);
        assertThatThrownBy(() -> room.demand(bound, 3)).isInstanceOfSatisfying(Refused.class, refused ->
            assertThat(refused.failure()).isEqualTo(new Failure.QuotaExceeded("storage_bytes", 10, 8)));
        room.demand(bound, 2);
        Uploaded three = bench.uploaded(bound, new byte[3]);
        assertThatThrownBy(() -> bench.writes.run(bound,
            write -> bench.files().add(three, FileDetails.named("b"), write)))
            .isInstanceOfSatisfying(Refused.class, refused ->
                assertThat(refused.failure()).isEqualTo(new Failure.QuotaExceeded("storage_bytes", 10, 8)));
        StoredFile second = bench.add(bound, FileDetails.named("c"), new byte[2]);
        Uploaded one = bench.uploaded(bench.caller, new byte[1]);
        refused(() -> bench.writes.run(bound,
            write -> bench.files().add(one, FileDetails.named("d"), write)), Failure.QuotaExceeded.class);
        bench.delete(second);
        assertThat(bytes(bench.caller)).isEqualTo(8);
        assertThat(bench.files().list().count(bench.caller)).isOne();
    }

    @Test
    void of_many_sizes_that_come_at_once_no_more_stays_than_there_is_room_for() throws Exception {
        Caller bound = bench.caller.entitled(new Caller.Entitled("starter",
            Map.of(FileRoom.BYTES, 1_000L, FileRoom.SIZE, 400L), Set.of()));
        AtomicLong kept = new AtomicLong();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 1; i <= 40; i++) {
                int size = i % 4 == 0 ? 300 : i;
                threads.submit(() -> {
                    bench.add(bound, FileDetails.named("a"), new byte[size]);
                    kept.addAndGet(size);
                    return size;
                });
            }
        }
        assertThat(bytes(bench.caller)).isEqualTo(kept.get()).isLessThanOrEqualTo(1_000).isGreaterThan(600);
    }

    @Test
    void bytes_are_given_when_it_is_ready_and_not_before() {
        StoredFile file = bench.add("a.pdf", "hello");
        refused(() -> bench.contents(bench.caller, file), Failure.Conflict.class);
        StoredFile ready = bench.judged(file, new Verdict.Fine(
            bench.scan(Scan.State.CLEAN, null), "application/pdf", "ab".repeat(32), false));
        assertThat(bench.contents(bench.caller, ready)).isEqualTo("hello");
        assertThat(bench.told()).containsExactly("file.uploaded", "file.ready");
        assertThat(bench.part(FileContents.class).of(bench.caller, file.id()).sha256())
            .isEqualTo("ab".repeat(32));
    }

    @Test
    void what_is_rejected_loses_its_bytes_and_its_key_at_once() {
        StoredFile file = bench.add("a.exe", "hello");
        StoredFile rejected = bench.judged(file, new Verdict.Rejected(
            bench.scan(Scan.State.CLEAN, null), Rejection.Reason.TYPE, "Not such a file."));
        assertThat(rejected.status()).isEqualTo(FileStatus.REJECTED);
        assertThat(bench.told()).containsExactly("file.uploaded", "file.rejected");
        assertThat(bytes(bench.caller)).isZero();
        assertThat(bench.files().list().count(bench.caller)).isOne();
        assertThat(bench.tenants.count("file_parts")).isZero();
        assertThat(bench.tenants.count("file_garbage")).isOne();
        assertThat(bench.tenants.count("files where key is not null")).isZero();
        refused(() -> bench.contents(bench.caller, file), Failure.Conflict.class);
        bench.delete(rejected);
        assertThat(bench.tenants.count("files")).isZero();
    }

    @Test
    void what_was_found_of_another_state_is_not_taken() {
        StoredFile file = bench.add("a.pdf", "hello");
        Verdict fine = new Verdict.Fine(
            bench.scan(Scan.State.CLEAN, null), "application/pdf", "ab".repeat(32), false);
        bench.change(file, "{\"name\":\"b.pdf\"}");
        assertThat(bench.judged(file, fine).details().name()).as("people may say what they like")
            .isEqualTo("b.pdf");
        Optional<StoredFile> late =
            bench.write(write -> bench.part(FileProgress.class).judge(file, fine, write));
        assertThat(late).isEmpty();
        assertThat(bench.told()).containsExactly("file.uploaded", "file.updated", "file.ready");
    }

    @Test
    void a_deleted_file_leaves_its_bytes_to_the_garbage() {
        StoredFile file = bench.ready("a.pdf", "hello");
        bench.delete(file);
        refused(() -> bench.files().get(bench.caller, file.id()), Failure.Missing.class);
        assertThat(bench.tenants.count("file_garbage")).isOne();
        assertThat(bytes(bench.caller)).isZero();
        assertThat(bench.files().list().count(bench.caller)).isZero();
        assertThat(bench.told().getLast()).isEqualTo("file.deleted");
        refused(() -> bench.delete(file), Failure.Missing.class);
        assertThat(bench.tenants.count("file_garbage")).isOne();
    }

    @Test
    void a_version_can_be_demanded() {
        StoredFile file = bench.add("a.pdf", "a");
        refused(() -> bench.write(write -> {
            bench.files().delete(file.id(), version -> version == 7, write);
            return write;
        }), Failure.PreconditionFailed.class);
        assertThat(bench.files().list().count(bench.caller)).isOne();
    }

    @Test
    void one_that_goes_between_being_found_and_being_read_is_missing_and_bytes_that_go_alone_are_a_fault() {
        StoredFile deleted = bench.ready("a.pdf", "a");
        StoredFile lost = bench.ready("b.pdf", "b");
        FileContents contents = bench.part(FileContents.class);
        FileContents.Readable found = contents.of(bench.caller, deleted.id());
        FileContents.Readable kept = contents.of(bench.caller, lost.id());
        bench.delete(deleted);
        TestStorage.all(bench.folder).forEach(blob -> assertThat(blob.toFile().delete()).isTrue());
        refused(() -> read(found), Failure.Missing.class);
        assertThatThrownBy(() -> read(kept)).isInstanceOf(StorageFailure.class);
    }

    private static void read(FileContents.Readable readable) {
        readable.source().read(0, readable.length(), (bytes, from, length) -> { });
    }

    @Test
    void its_bytes_are_sealed_where_they_lie() {
        bench.add("a.pdf", "a very plain text");
        assertThat(TestStorage.all(bench.folder)).singleElement().satisfies(blob ->
            assertThat(contentOf(blob.toFile(), StandardCharsets.ISO_8859_1)).doesNotContain("plain"));
    }
}

package com.jupiteriq.files.resuming;

import static com.jupiteriq.files.resuming.UploadBench.PART;
import static com.jupiteriq.files.resuming.UploadBench.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.files.FileDetails;
import com.jupiteriq.files.FileRoom;
import com.jupiteriq.files.FileStatus;
import com.jupiteriq.files.StoredFile;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResumingTest {

    private static final RuntimeException GONE = new IllegalStateException("the client has gone");
    private static final Refused SILENT = new Refused(new Failure.TooSlow(Duration.ofSeconds(30)));

    private UploadBench bench;

    @BeforeEach
    void open() {
        bench = new UploadBench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static void refused(ThrowingCallable call, Class<? extends Failure> failure) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refused.class, refused ->
            assertThat(refused.failure()).isInstanceOf(failure));
    }

    private static byte[] slice(byte[] bytes, long from, long to) {
        return Arrays.copyOfRange(bytes, (int) from, (int) to);
    }

    private long bytes(Caller caller) {
        return bench.files.part(FileRoom.class).bytes(caller);
    }

    @Test
    void a_file_grows_and_is_told_of_when_it_is_whole() {
        byte[] all = random(1_000);
        StoredFile file = bench.begin(1_000);
        assertThat(file.status()).isEqualTo(FileStatus.UPLOADING);
        assertThat(bench.grow(file, 0, slice(all, 0, 400)).offset()).isEqualTo(400);
        assertThat(bench.offset(file)).isEqualTo(400);
        assertThat(bench.grow(file, 400, new byte[0]).offset()).isEqualTo(400);
        assertThat(bench.files.told()).isEmpty();
        assertThat(bench.get(file)).isEqualTo(file);
        Upload whole = bench.grow(file, 400, slice(all, 400, 1_000));
        assertThat(whole.isWhole()).isTrue();
        assertThat(bench.get(file).status()).isEqualTo(FileStatus.SCANNING);
        assertThat(bench.contents(file)).isEqualTo(all);
        assertThat(bench.files.told()).containsExactly("file.uploaded");
        assertThat(bench.files.entries).extracting(AuditEntry::action)
            .containsExactly("file.create", "file.upload");
        assertThat(bench.resuming().get(bench.caller, file.id()).said()).isEqualTo("filename YS5wZGY=");
    }

    @Test
    void the_end_may_be_repeated_and_nothing_comes_behind_it() {
        StoredFile file = bench.begin(3, random(3));
        assertThat(file.status()).isEqualTo(FileStatus.SCANNING);
        assertThat(bench.grow(file, 3, new byte[0]).isWhole()).isTrue();
        refused(() -> bench.grow(file, 3, new byte[1]), Failure.TooLarge.class);
        refused(() -> bench.grow(file, 0, random(3)), Failure.Conflict.class);
        assertThat(bench.files.told()).containsExactly("file.uploaded");
        assertThat(bench.files.blobs()).isOne();
    }

    @Test
    void each_part_is_on_record_as_soon_as_it_is_full() {
        byte[] all = random(2 * PART + 1_000);
        StoredFile file = bench.begin(all.length);
        bench.grow(file, 0, Story.of(slice(all, 0, PART - 1))
            .meanwhile(() -> assertThat(bench.offset(file)).isZero())
            .then(slice(all, PART - 1, 2 * PART + 10))
            .meanwhile(() -> assertThat(bench.offset(file)).isEqualTo(2L * PART))
            .then(slice(all, 2 * PART + 10, all.length)), null);
        assertThat(bench.contents(file)).isEqualTo(all);
        assertThat(bench.kept(file.id()).parts()).hasSize(3);
        assertThat(bench.files.told()).containsExactly("file.uploaded");
    }

    @Test
    void what_came_of_a_broken_request_is_never_asked_for_again() {
        byte[] all = random(PART + 1_000);
        StoredFile file = bench.begin(all.length);
        assertThatThrownBy(() ->
            bench.grow(file, 0, Story.of(slice(all, 0, PART + 300)).breaks(GONE), null)).isSameAs(GONE);
        assertThat(bench.offset(file)).isEqualTo(PART + 300);
        assertThatThrownBy(() -> bench.grow(file, PART + 300,
            Story.of(slice(all, PART + 300, all.length)).breaks(SILENT), null)).isSameAs(SILENT);
        assertThat(bench.offset(file)).isEqualTo(all.length);
        assertThat(bench.get(file).status()).isEqualTo(FileStatus.SCANNING);
        assertThat(bench.contents(file)).isEqualTo(all);
        assertThat(bench.files.told()).containsExactly("file.uploaded");
    }

    @ParameterizedTest
    @EnumSource
    void with_a_checksum_all_of_it_counts_or_nothing(Checksum.Algorithm algorithm) throws Exception {
        byte[] all = random(PART + 1_000);
        StoredFile file = bench.begin(all.length);
        String jdk = switch (algorithm) {
            case SHA1 -> "SHA-1";
            case SHA256 -> "SHA-256";
            case MD5 -> "MD5";
        };
        Checksum right = new Checksum(algorithm, MessageDigest.getInstance(jdk).digest(all));
        byte[] changed = all.clone();
        changed[PART]++;
        refused(() -> bench.grow(file, 0, Story.of(changed), right), Failure.ChecksumMismatch.class);
        assertThatThrownBy(() -> bench.grow(
            file, 0, Story.of(slice(all, 0, PART + 1)).breaks(GONE), right)).isSameAs(GONE);
        assertThat(bench.offset(file)).isZero();
        assertThat(bench.files.blobs()).isZero();
        bench.grow(file, 0, Story.of(all), right);
        assertThat(bench.contents(file)).isEqualTo(all);
        refused(() -> bench.begin(3, random(2), new Checksum(algorithm, new byte[20])),
            Failure.ChecksumMismatch.class);
        assertThat(bench.files.blobs()).isOne();
        assertThat(bench.files.files().list().count(bench.caller)).isOne();
    }

    @Test
    void a_wrong_offset_is_refused_before_a_byte_is_read() {
        StoredFile file = bench.begin(10, random(4));
        Story untouched = new Story().meanwhile(() -> {
            throw new AssertionError("it was read");
        });
        refused(() -> bench.grow(file, 3, untouched, null), Failure.Conflict.class);
        refused(() -> bench.grow(file, 5, untouched, null), Failure.Conflict.class);
        refused(() -> bench.resuming().grow(bench.caller, file.id(),
            new Addition(4, untouched, OptionalLong.of(7), null, () -> {})), Failure.TooLarge.class);
        assertThat(bench.offset(file)).isEqualTo(4);
    }

    @Test
    void more_than_the_file_lacks_is_refused_with_what_is_not_recorded_yet() {
        StoredFile file = bench.begin(PART + 5);
        refused(() -> bench.grow(file, 0, random(PART + 6)), Failure.TooLarge.class);
        assertThat(bench.offset(file)).isEqualTo(PART);
        assertThat(bench.files.blobs()).isOne();
        refused(() -> bench.begin(3, random(4)), Failure.TooLarge.class);
        assertThat(bench.files.blobs()).isOne();
        assertThat(bench.files.told()).isEmpty();
    }

    @Test
    void of_two_requests_at_once_the_first_recorded_part_wins() {
        byte[] mine = random(PART + 10);
        byte[] others = random(PART + 9);
        StoredFile file = bench.begin(3 * PART);
        refused(() -> bench.grow(file, 0, Story.of(slice(mine, 0, 100))
            .meanwhile(() -> bench.grow(file, 0, others)).then(slice(mine, 100, mine.length)), null),
            Failure.Conflict.class);
        assertThat(bench.offset(file)).isEqualTo(others.length);
        assertThat(slice(bench.contents(file), 0, others.length)).isEqualTo(others);
        assertThat(bench.files.blobs()).isEqualTo(2);
    }

    @Test
    void of_two_ends_at_once_one_is_told_of() {
        StoredFile file = bench.begin(100);
        refused(() -> bench.grow(file, 0, Story.of(random(100))
            .meanwhile(() -> bench.grow(file, 0, new byte[100])), null), Failure.Conflict.class);
        assertThat(bench.contents(file)).isEqualTo(new byte[100]);
        assertThat(bench.files.told()).containsExactly("file.uploaded");
        assertThat(bench.files.blobs()).isOne();
    }

    @Test
    void many_at_once_make_one_whole_file() throws Exception {
        byte[] all = random(200_000);
        StoredFile file = bench.begin(all.length);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Object>> clients = threads.invokeAll(Collections.nCopies(4, () -> {
                for (long at = bench.offset(file); at < all.length; at = bench.offset(file)) {
                    try {
                        bench.grow(file, at, slice(all, at, Math.min(all.length, at + 9_001)));
                    } catch (Refused other) {
                        assertThat(other.failure()).isInstanceOf(Failure.Conflict.class);
                    }
                }
                return file;
            }));
            for (Future<Object> client : clients) {
                client.get();
            }
        }
        assertThat(bench.contents(file)).isEqualTo(all);
        assertThat(bench.get(file).version()).isEqualTo(file.version() + 1);
    }

    @Test
    void a_connection_that_hangs_does_not_come_in_the_way_of_the_next() throws Exception {
        StoredFile file = bench.begin(1_000);
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch breaks = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = threads.submit(() -> bench.grow(file, 0, Story.of(new byte[500])
                .meanwhile(hangs::countDown).meanwhile(() -> await(breaks)).breaks(GONE), null));
            await(hangs);
            bench.grow(file, 0, Story.of(random(100)).meanwhile(() -> {
                breaks.countDown();
                assertThatThrownBy(first::get).hasCause(GONE);
            }).then(random(10)), null);
        }
        assertThat(bench.offset(file)).isEqualTo(110);
        assertThat(bench.files.blobs()).isOne();
    }

    @Test
    void what_came_on_another_node_is_never_mixed_in() {
        byte[] mine = random(500);
        byte[] others = random(100);
        StoredFile file = bench.begin(1_000);
        Resuming other = bench.another();
        assertThatThrownBy(() -> bench.grow(file, 0, Story.of(mine).meanwhile(() -> other.grow(bench.caller,
            file.id(), new Addition(0, Story.of(others), OptionalLong.empty(), null, () -> {})))
            .breaks(GONE), null))
            .isSameAs(GONE);
        assertThat(bench.offset(file)).isEqualTo(100);
        assertThat(other.get(bench.caller, file.id()).offset()).isEqualTo(100);
        assertThat(slice(bench.contents(file), 0, 100)).isEqualTo(others);
        assertThat(bench.files.blobs()).isOne();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void a_file_that_is_deleted_meanwhile_takes_nothing_more() {
        StoredFile file = bench.begin(1_000);
        refused(() -> bench.grow(file, 0,
            Story.of(new byte[10]).meanwhile(() -> bench.files.delete(file)), null), Failure.Conflict.class);
        StoredFile other = bench.begin(10);
        refused(() -> bench.grow(other, 0,
            Story.of(new byte[10]).meanwhile(() -> bench.files.delete(other)), null), Failure.Missing.class);
        refused(() -> bench.offset(file), Failure.Missing.class);
        assertThat(bench.files.blobs()).isZero();
        assertThat(bench.files.told()).containsExactly("file.deleted", "file.deleted");
        assertThat(bytes(bench.caller)).isZero();
    }

    @Test
    void what_is_said_of_a_file_may_change_while_it_comes() {
        StoredFile file = bench.begin(10, random(4));
        bench.grow(file, 4, Story.of(random(6))
            .meanwhile(() -> bench.files.change(file, "{\"name\":\"b.pdf\"}")), null);
        assertThat(bench.get(file).details().name()).isEqualTo("b.pdf");
        assertThat(bench.get(file).status()).isEqualTo(FileStatus.SCANNING);
        assertThat(bench.files.told()).containsExactly("file.updated", "file.uploaded");
    }

    @Test
    void first_bytes_count_unless_their_client_has_left() {
        StoredFile file = bench.begin(1_000, random(4));
        assertThat(bench.offset(file)).isEqualTo(4);
        Begun some = bench.resuming().take(bench.caller, UploadBench.wanted(1_000),
            Story.of(random(300)).breaks(SILENT), null);
        assertThat(some.offset()).isEqualTo(300);
        bench.resuming().forget(some);
        assertThatThrownBy(() -> bench.resuming().take(bench.caller, UploadBench.wanted(1_000),
            Story.of(random(300)).breaks(GONE), null)).isSameAs(GONE);
        assertThat(bench.files.blobs()).isOne();
    }

    @Test
    void nothing_of_it_is_told_to_another_tenant() {
        StoredFile file = bench.begin(1_000);
        Caller other = bench.files.tenants.caller();
        refused(() -> bench.resuming().get(other, file.id()), Failure.Missing.class);
        refused(() -> bench.resuming().grow(other, file.id(),
            new Addition(0, new ByteArrayInputStream(random(1_000)), OptionalLong.empty(), null, () -> {})),
            Failure.Missing.class);
        StoredFile usual = bench.files.add("b.pdf", "b");
        refused(() -> bench.offset(usual), Failure.Missing.class);
        assertThat(bench.offset(file)).isZero();
        assertThat(bench.files.tenants.all.sql("select encode(said, 'escape') from file_uploads")
            .query(String.class).list()).allMatch(said -> !said.contains("filename"));
    }

    @Test
    void its_room_is_taken_when_it_begins() {
        Caller bound = bench.caller.entitled(new Caller.Entitled("starter",
            Map.of(FileRoom.SIZE, 1_000L, FileRoom.BYTES, 1_500L, FileRoom.FILES, 10L), Set.of()));
        refused(() -> take(bound, 1_001), Failure.TooLarge.class);
        Begun first = take(bound, 1_000);
        Begun second = take(bound, 501);
        bench.files.writes.run(bound, write -> bench.resuming().begin(first, write));
        assertThat(bytes(bench.caller)).isEqualTo(1_000);
        refused(() -> take(bound, 501), Failure.QuotaExceeded.class);
        refused(() -> bench.files.writes.run(bound, write -> bench.resuming().begin(second, write)),
            Failure.QuotaExceeded.class);
        assertThat(bench.files.files().list().count(bench.caller)).isOne();
    }

    private Begun take(Caller caller, long length) {
        return bench.resuming().take(caller, UploadBench.wanted(length), new Story(), null);
    }

    @Test
    void parts_of_a_file_that_comes_in_drops_stay_few() {
        byte[] all = random(700 * 32);
        StoredFile file = bench.begin(all.length);
        for (int at = 0; at < all.length; at += 32) {
            bench.grow(file, at, slice(all, at, at + 32));
            assertThat(bench.files.tenants.count("file_parts")).isLessThan(3 * Joining.MANY);
        }
        assertThat(bench.contents(file)).isEqualTo(all);
        assertThat(bench.files.blobs()).isEqualTo(
            bench.files.tenants.count("file_parts") + bench.files.tenants.count("file_garbage"));
    }

    @Test
    void what_nobody_goes_on_with_ends() {
        StoredFile unfinished = bench.begin(10, random(4));
        StoredFile whole = bench.begin(10, random(10));
        bench.files.tenants.clock.forward(Resuming.KEPT.minusHours(1));
        bench.grow(unfinished, 4, random(1));
        StoredFile left = bench.begin(10);
        bench.files.tenants.clock.forward(Duration.ofHours(2));
        refused(() -> bench.offset(whole), Failure.Gone.class);
        assertThat(bench.offset(unfinished)).isEqualTo(5);
        bench.age();
        assertThat(bench.offset(unfinished)).isEqualTo(5);

        bench.files.tenants.clock.forward(Resuming.KEPT.plus(UploadAgeing.GRACE));
        refused(() -> bench.offset(unfinished), Failure.Gone.class);
        refused(() -> bench.grow(unfinished, 5, random(5)), Failure.Gone.class);
        bench.age();
        refused(() -> bench.offset(unfinished), Failure.Missing.class);
        refused(() -> bench.get(left), Failure.Missing.class);
        refused(() -> bench.offset(whole), Failure.Missing.class);
        assertThat(bench.get(whole).status()).isEqualTo(FileStatus.SCANNING);
        assertThat(bench.files.tenants.count("file_uploads")).isZero();
        assertThat(bench.files.tenants.count("file_garbage")).isEqualTo(2);
        assertThat(bytes(bench.caller)).isEqualTo(10);
    }

    @Test
    void what_is_wrong_with_a_new_one_is_refused_before_a_byte_is_read() {
        Story untouched = new Story().meanwhile(() -> {
            throw new AssertionError("it was read");
        });
        NewUpload badName = new NewUpload(10, FileDetails.named("../a.pdf"), "filename Li4vYS5wZGY=");
        refused(() -> bench.resuming().take(bench.caller, badName, untouched, null), Failure.Invalid.class);
        assertThat(bench.files.blobs()).isZero();
        assertThat(badName.toString()).doesNotContain("a.pdf");
    }
}

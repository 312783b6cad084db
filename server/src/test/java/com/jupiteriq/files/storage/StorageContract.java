package com.jupiteriq.files.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.store.TestClock;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every storage promises.
abstract class StorageContract {

    private static final int MIB = 1 << 20;

    final TestClock clock = new TestClock();
    final UUID tenant = UUID.randomUUID();
    private final Random random = new Random(7);

    abstract Storage storage();

    /// What [HalfWriter] is told.
    abstract String[] where();

    /// As the operator does before a copy.
    abstract void layDownHold() throws IOException;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, 65_537, MIB, 8 * MIB - 1, 8 * MIB, 8 * MIB + 1, 16 * MIB,
        20 * MIB + 3})
    void a_blob_is_what_was_written(int size) throws IOException {
        byte[] plain = bytes(size);
        BlobName name = fresh();
        write(name, plain);
        assertThat(read(name, 0, size + 1L)).isEqualTo(plain);
    }

    @Test
    void a_range_is_what_lies_there_and_ends_with_the_blob() throws IOException {
        byte[] plain = bytes(100_000);
        BlobName name = fresh();
        write(name, plain);
        assertThat(read(name, 70_000, 10)).isEqualTo(Arrays.copyOfRange(plain, 70_000, 70_010));
        assertThat(read(name, 99_990, 1_000)).isEqualTo(Arrays.copyOfRange(plain, 99_990, 100_000));
        assertThat(read(name, 100_000, 1)).isEmpty();
        assertThat(read(name, 200_000, 10)).isEmpty();
        assertThat(read(name, 5, 0)).isEmpty();
        try (InputStream stream = storage().read(name, 3, 2)) {
            assertThat(stream.read()).isEqualTo(plain[3] & 0xFF);
            assertThat(stream.read()).isEqualTo(plain[4] & 0xFF);
            assertThat(stream.read()).isEqualTo(-1);
        }
    }

    @Test
    void a_stream_can_be_left_in_the_middle() throws IOException {
        BlobName name = fresh();
        write(name, bytes(8 * MIB));
        for (int i = 0; i < 3; i++) {
            try (InputStream stream = storage().read(name, 0, 8 * MIB)) {
                assertThat(stream.readNBytes(1_000)).hasSize(1_000);
            }
        }
        assertThat(read(name, 0, Long.MAX_VALUE / 2)).hasSize(8 * MIB);
    }

    @Test
    void what_was_never_written_is_missing_and_says_so() {
        BlobName name = fresh();
        assertThatThrownBy(() -> storage().read(name, 0, 1)).isInstanceOfSatisfying(StorageFailure.class,
            missing -> assertThat(missing.blob()).isEqualTo(name))
            .hasMessage("the blob " + name.id() + " of the tenant " + tenant + " is missing");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 9 * MIB, 17 * MIB})
    void what_is_not_finished_cannot_be_read_and_leaves_nothing(int size) {
        BlobName name = fresh();
        try (Storage.Writing writing = storage().write(name)) {
            writing.write(bytes(size), 0, size);
            assertThatThrownBy(() -> storage().read(name, 0, 1)).isInstanceOf(StorageFailure.class);
        }
        assertThatThrownBy(() -> storage().read(name, 0, 1)).isInstanceOf(StorageFailure.class);
        assertThat(all()).isEmpty();
    }

    @Test
    void bytes_come_in_pieces_of_any_size_and_closing_what_is_finished_changes_nothing() throws IOException {
        byte[] plain = bytes(9 * MIB);
        BlobName name = fresh();
        try (Storage.Writing writing = storage().write(name)) {
            for (int from = 0; from < plain.length; ) {
                int count = Math.min(plain.length - from, 1 + random.nextInt(3 * MIB));
                writing.write(plain, from, count);
                from += count;
            }
            writing.finish();
            writing.close();
        }
        assertThat(read(name, 0, plain.length)).isEqualTo(plain);
    }

    @Test
    void deleting_takes_what_is_named_and_nothing_else() throws IOException {
        List<BlobName> names = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            names.add(fresh());
            write(names.getLast(), bytes(10));
        }
        BlobName namesake = new BlobName(UUID.randomUUID(), names.getFirst().id());
        write(namesake, bytes(11));
        storage().delete(List.of(names.get(0), names.get(1), fresh()));
        storage().delete(List.of(names.get(0)));
        storage().delete(List.of());
        assertThat(all()).containsExactlyInAnyOrder(names.get(2), names.get(3), names.get(4), namesake);
        assertThat(read(namesake, 0, 100)).hasSize(11);
        assertThatThrownBy(() -> storage().read(names.getFirst(), 0, 1)).isInstanceOf(StorageFailure.class);
    }

    @Test
    void old_is_what_was_written_before() throws IOException {
        BlobName name = fresh();
        write(name, bytes(10));
        Instant now = Instant.now();
        assertThat(olderThan(now.minus(Duration.ofMinutes(5)))).isEmpty();
        assertThat(olderThan(now.plus(Duration.ofMinutes(5)))).containsExactly(name);
    }

    @Test
    void what_a_killed_writer_leaves_cannot_be_read_is_found_by_its_age_and_deleted() throws IOException {
        BlobName left = fresh();
        BlobName other = fresh();
        write(other, bytes(10));
        try (HalfWriter writer = HalfWriter.of(left, where())) {
            assertThatThrownBy(() -> storage().read(left, 0, 1)).isInstanceOf(StorageFailure.class);
            writer.kill();
        }
        assertThatThrownBy(() -> storage().read(left, 0, 1)).isInstanceOf(StorageFailure.class);
        assertThat(all()).containsExactlyInAnyOrder(left, other);
        storage().delete(List.of(left));
        assertThat(all()).containsExactly(other);
    }

    @Test
    void a_copy_holds_everything_but_what_was_never_finished() throws IOException {
        BlobName name = fresh();
        write(name, bytes(10));
        layDownHold();
        storage().delete(List.of(name));
        try (Storage.Writing writing = storage().write(fresh())) {
            writing.write(bytes(10), 0, 10);
        }
        assertThat(all()).containsExactly(name);
        clock.forward(Hold.LIMIT);
        storage().delete(List.of(name));
        assertThat(all()).isEmpty();
    }

    @Test
    void many_write_and_read_at_once() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                byte[] plain = bytes(300_000 + i);
                all.add(threads.submit(() -> {
                    BlobName name = fresh();
                    write(name, plain);
                    assertThat(read(name, 0, plain.length)).isEqualTo(plain);
                    return name;
                }));
            }
            for (Future<?> one : all) {
                assertThatCode(one::get).doesNotThrowAnyException();
            }
        }
        assertThat(all()).hasSize(16);
    }

    final BlobName fresh() {
        return new BlobName(tenant, UUID.randomUUID());
    }

    final byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    final void write(BlobName name, byte[] bytes) {
        try (Storage.Writing writing = storage().write(name)) {
            writing.write(bytes, 0, bytes.length);
            writing.finish();
        }
    }

    final byte[] read(BlobName name, long from, long length) throws IOException {
        try (InputStream stream = storage().read(name, from, length)) {
            return stream.readAllBytes();
        }
    }

    final List<BlobName> all() {
        return olderThan(Instant.now().plus(Duration.ofDays(1)));
    }

    final List<BlobName> olderThan(Instant moment) {
        List<BlobName> found = new ArrayList<>();
        storage().olderThan(moment, found::addAll);
        return found;
    }
}

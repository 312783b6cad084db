package com.jupiteriq.files.contents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.files.storage.StorageFailure;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same property again: `-Dfiles.seed=…`, more of it: `-Dfiles.rounds=…`.
class ContentsTest {

    private static final int MIB = 1 << 20;

    /// Of a first segment and of a later one.
    private static final int FIRST = Segments.SEGMENT - Segments.HEAD - Segments.TAG;
    private static final int LATER = Segments.SEGMENT - Segments.TAG;

    @TempDir
    Path folder;

    private final long seed = Long.getLong("files.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private TestFiles files;

    @BeforeEach
    void open() {
        files = new TestFiles(folder.resolve("files"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 65_535, 65_536, 65_537, FIRST - 1, FIRST, FIRST + 1, FIRST + LATER - 1,
        FIRST + LATER, FIRST + LATER + 1, 5 * MIB})
    void a_part_of_any_size_is_opened_as_it_was_written(int size) throws Exception {
        byte[] plain = bytes(size);
        FileKey key = files.newFile();
        Part part;
        try (PartWriter writer = files.contents.begin(key, 0)) {
            for (int from = 0; from < size; ) {
                int count = Math.min(size - from, 1 + random.nextInt(300_000));
                writer.write(plain, from, count);
                from += count;
            }
            assertThat(writer.size()).isEqualTo(size);
            part = writer.finish();
            assertThat(writer.sha256()).isEqualTo(MessageDigest.getInstance("SHA-256").digest(plain));
        }
        assertThat(part).isEqualTo(new Part(0, size, part.blob()));
        try (InputStream stream = files.contents.open(key, List.of(part))) {
            assertThat(stream.readAllBytes()).isEqualTo(plain);
        }
    }

    @Test
    void any_range_over_any_parts_is_what_a_plain_array_has_there() {
        System.out.println("ContentsTest: -Dfiles.seed=" + seed);
        for (int round = 0; round < Integer.getInteger("files.rounds", 12); round++) {
            FileKey key = files.newFile();
            ByteArrayOutputStream model = new ByteArrayOutputStream();
            List<Part> parts = new ArrayList<>();
            int count = 1 + random.nextInt(5);
            for (int i = 0; i < count; i++) {
                byte[] plain = bytes(size());
                parts.add(files.write(key, model.size(), plain));
                model.writeBytes(plain);
            }
            byte[] plain = model.toByteArray();
            for (int i = 0; i < 30; i++) {
                int from = random.nextInt(plain.length);
                int length = Math.min(plain.length - from, random.nextInt(4) == 0
                    ? random.nextInt(plain.length) : random.nextInt(100));
                assertThat(read(key, parts, from, length))
                    .as("seed %d, round %d, %d bytes from %d", seed, round, length, from)
                    .isEqualTo(Arrays.copyOfRange(plain, from, from + length));
            }
            Part joined = files.contents.join(key, parts);
            assertThat(read(key, List.of(joined), 0, plain.length)).as("seed %d", seed).isEqualTo(plain);
        }
    }

    /// Around where segments end, mostly.
    private int size() {
        return switch (random.nextInt(5)) {
            case 0 -> 1 + random.nextInt(100);
            case 1 -> 1 + random.nextInt(200_000);
            case 2 -> FIRST - 2 + random.nextInt(5);
            case 3 -> FIRST + LATER - 2 + random.nextInt(5);
            default -> 1 + random.nextInt(3 * MIB);
        };
    }

    @Test
    void a_small_range_asks_for_its_segment_and_the_head_alone() {
        FileKey key = files.newFile();
        Part part = files.write(key, 0, bytes(10 * MIB));
        files.asked.clear();
        read(key, List.of(part), 5 * MIB, 10);
        assertThat(files.asked).containsExactly(
            new TestFiles.Asked(part.blob(), 0, Segments.HEAD),
            new TestFiles.Asked(part.blob(), 5 * MIB, Segments.SEGMENT));
    }

    @Test
    void a_range_of_many_segments_is_one_request_and_so_is_one_that_begins_with_the_part() {
        FileKey key = files.newFile();
        Part first = files.write(key, 0, bytes(10 * MIB));
        Part second = files.write(key, first.end(), bytes(3 * MIB));
        Part third = files.write(key, second.end(), bytes(3 * MIB));
        List<Part> parts = List.of(first, second, third);
        files.asked.clear();
        assertThat(read(key, parts, 4 * MIB, 11 * MIB)).hasSize(11 * MIB);
        assertThat(files.asked).hasSize(4).extracting(TestFiles.Asked::blob)
            .containsExactly(first.blob(), first.blob(), second.blob(), third.blob());
        files.asked.clear();
        assertThat(read(key, parts, 11 * MIB, 10)).hasSize(10);
        assertThat(files.asked).extracting(TestFiles.Asked::blob).containsOnly(second.blob());
    }

    @Test
    void what_is_not_finished_is_gone() {
        FileKey key = files.newFile();
        try (PartWriter writer = files.contents.begin(key, 0)) {
            writer.write(bytes(3 * MIB), 0, 3 * MIB);
            assertThatThrownBy(writer::sha256).isInstanceOf(IllegalStateException.class);
        }
        files.storage.olderThan(Instant.now().plus(Duration.ofDays(1)), some -> assertThat(some).isEmpty());
    }

    @Test
    void a_part_has_a_byte_and_takes_none_when_it_is_finished() {
        FileKey key = files.newFile();
        try (PartWriter writer = files.contents.begin(key, 0)) {
            assertThatThrownBy(writer::finish).isInstanceOf(IllegalStateException.class);
            writer.write(bytes(1), 0, 1);
            writer.finish();
            assertThatThrownBy(() -> writer.write(bytes(1), 0, 1)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void records_with_a_gap_are_a_bug_and_no_bytes() {
        FileKey key = files.newFile();
        Part first = files.write(key, 0, bytes(10));
        Part later = files.write(key, 11, bytes(10));
        Part over = files.write(key, 9, bytes(10));
        for (List<Part> parts : List.of(List.of(first, later), List.of(first, over), List.of(first))) {
            assertThatThrownBy(() -> read(key, parts, 0, 20)).isInstanceOf(IllegalStateException.class)
                .isNotInstanceOf(StorageFailure.class);
        }
        assertThat(read(key, List.of(first, later), 12, 3)).hasSize(3);
    }

    @Test
    void a_key_of_a_file_is_random_and_prints_nothing() {
        FileKey key = files.newFile();
        assertThat(files.contents.newKey()).hasSize(FileKey.BYTES).isNotEqualTo(files.contents.newKey());
        assertThat(key.toString()).isEqualTo("FileKey[" + key.file() + "]");
        assertThatThrownBy(() -> new FileKey(UUID.randomUUID(), UUID.randomUUID(), new byte[31]))
            .isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining("0, 0");
    }

    @Test
    void whoever_takes_the_bytes_may_break_off() {
        FileKey key = files.newFile();
        Part part = files.write(key, 0, bytes(3 * MIB));
        IllegalStateException gone = new IllegalStateException("gone");
        assertThatThrownBy(() -> files.contents.read(key, List.of(part), 0, 3 * MIB, (bytes, from, count) -> {
            throw gone;
        })).isSameAs(gone);
    }

    private byte[] read(FileKey key, List<Part> parts, long from, long length) {
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        files.contents.read(key, parts, from, length, taken::write);
        return taken.toByteArray();
    }

    private byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }
}

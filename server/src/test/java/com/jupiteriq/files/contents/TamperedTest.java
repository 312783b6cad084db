package com.jupiteriq.files.contents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.jupiteriq.files.storage.BlobName;
import com.jupiteriq.files.storage.StorageFailure;
import com.jupiteriq.files.storage.TestStorage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nothing opens that was not written for its place, and what was given before is a beginning of what was
/// written.
class TamperedTest {

    private static final int SEGMENT = Segments.SEGMENT;
    private static final int SIZE = 3 * SEGMENT + 1_000;
    private static final int SEALED = SIZE + Segments.HEAD + 4 * Segments.TAG;

    @TempDir
    Path folder;

    private final byte[] plain = new byte[SIZE];
    private TestFiles files;
    private FileKey key;
    private Part part;

    @BeforeEach
    void write() {
        new Random(3).nextBytes(plain);
        files = new TestFiles(folder);
        key = files.newFile();
        part = files.write(key, 0, plain);
    }

    @Test
    void the_format_is_that_of_tink() throws Exception {
        byte[] sealed = Files.readAllBytes(blob(part));
        assertThat(sealed).hasSize(SEALED);
        byte[] place = (key.tenant() + "/" + key.file() + "/0").getBytes(StandardCharsets.UTF_8);
        try (InputStream opened = new AesGcmHkdfStreaming(key.key(), "HmacSha256", 32, SEGMENT, 0)
                .newDecryptingStream(new ByteArrayInputStream(sealed), place)) {
            assertThat(opened.readAllBytes()).isEqualTo(plain);
        }
        Part small = files.write(key, SIZE, new byte[] {1, 2, 3});
        byte[] next = (key.tenant() + "/" + key.file() + "/" + SIZE).getBytes(StandardCharsets.UTF_8);
        try (InputStream opened = new AesGcmHkdfStreaming(key.key(), "HmacSha256", 32, SEGMENT, 0)
                .newDecryptingStream(Files.newInputStream(blob(small)), next)) {
            assertThat(opened.readAllBytes()).containsExactly(1, 2, 3);
        }
    }

    /// The length of the head, the salt, the nonce, the first segment, its tag, those behind, the last.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 36, 40, 5_000, SEGMENT - 1, SEGMENT, SEGMENT + 7, 3 * SEGMENT + 500,
        SEALED - 1})
    void a_flipped_bit_is_noticed(int position) throws IOException {
        byte[] sealed = Files.readAllBytes(blob(part));
        sealed[position] ^= 4;
        Files.write(blob(part), sealed);
        assertDamaged(key, part, position / SEGMENT * SEGMENT - (position < SEGMENT ? 0 : 40 + 16));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 39, 40, 41, 56, SEGMENT - 1, SEGMENT, SEGMENT + 1, 3 * SEGMENT, SEALED - 1})
    void a_cut_is_noticed(int length) throws IOException {
        Files.write(blob(part), Arrays.copyOf(Files.readAllBytes(blob(part)), length));
        assertDamaged(key, part, -1);
    }

    @Test
    void segments_that_were_left_out_or_swapped_are_noticed() throws IOException {
        byte[] sealed = Files.readAllBytes(blob(part));
        byte[] shorter = new byte[SEALED - SEGMENT];
        System.arraycopy(sealed, 0, shorter, 0, SEGMENT);
        System.arraycopy(sealed, 2 * SEGMENT, shorter, SEGMENT, SEALED - 2 * SEGMENT);
        Files.write(blob(part), shorter);
        assertDamaged(key, part, -1);
        assertDamaged(key, new Part(0, SIZE - (SEGMENT - Segments.TAG), part.blob()), -1);
        byte[] swapped = sealed.clone();
        System.arraycopy(sealed, SEGMENT, swapped, 2 * SEGMENT, SEGMENT);
        System.arraycopy(sealed, 2 * SEGMENT, swapped, SEGMENT, SEGMENT);
        Files.write(blob(part), swapped);
        assertDamaged(key, part, -1);
    }

    @Test
    void a_record_that_says_less_or_more_than_there_is_opens_nothing_at_its_end() {
        assertDamaged(key, new Part(0, SIZE - 1, part.blob()), -1);
        assertDamaged(key, new Part(0, 3L * (SEGMENT - Segments.TAG) - Segments.HEAD, part.blob()), -1);
        assertDamaged(key, new Part(0, SIZE + 1, part.blob()), -1);
    }

    @Test
    void bytes_behind_the_end_are_never_given() throws IOException {
        byte[] sealed = Files.readAllBytes(blob(part));
        Files.write(blob(part), Arrays.copyOf(sealed, SEALED + 5_000));
        assertThat(read(key, part)).isEqualTo(plain);
    }

    @Test
    void a_blob_opens_with_its_key_at_its_place_of_its_file_and_its_tenant_only() throws IOException {
        assertDamaged(new FileKey(key.tenant(), key.file(), files.contents.newKey()), part, 0);
        assertDamaged(new FileKey(key.tenant(), files.ids.next(), key.key()), part, 0);
        assertDamaged(key, new Part(1, SIZE, part.blob()), 0);
        FileKey stranger = new FileKey(files.ids.next(), key.file(), key.key());
        assertThatThrownBy(() -> read(stranger, part)).isInstanceOf(StorageFailure.class)
            .hasMessageContaining("is missing");
        Path copy = TestStorage.file(folder, new BlobName(stranger.tenant(), part.blob()));
        Files.createDirectories(copy.getParent());
        Files.copy(blob(part), copy);
        assertDamaged(stranger, part, 0);
    }

    @Test
    void parts_of_a_file_cannot_be_swapped() throws IOException {
        Part second = files.write(key, SIZE, plain);
        Path aside = folder.resolve("aside");
        Files.move(blob(part), aside);
        Files.move(blob(second), blob(part));
        Files.move(aside, blob(second), StandardCopyOption.REPLACE_EXISTING);
        assertDamaged(key, part, 0);
        assertDamaged(key, second, 0);
    }

    private Path blob(Part of) {
        return TestStorage.file(folder, new BlobName(key.tenant(), of.blob()));
    }

    private byte[] read(FileKey with, Part of) {
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        files.contents.read(with, List.of(of), of.from(), of.size(), taken::write);
        return taken.toByteArray();
    }

    /// @param given how many bytes were given before; less than zero for any number
    private void assertDamaged(FileKey with, Part of, int given) {
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        assertThatThrownBy(() ->
            files.contents.read(with, List.of(of), of.from(), of.size(), taken::write))
            .isInstanceOf(StorageFailure.class).hasMessageContaining(of.blob().toString())
            .hasMessageContaining("is damaged");
        byte[] got = taken.toByteArray();
        assertThat(got).isEqualTo(Arrays.copyOf(plain, got.length));
        if (given >= 0) {
            assertThat(got).hasSizeLessThanOrEqualTo(Math.max(0, given));
        }
    }
}

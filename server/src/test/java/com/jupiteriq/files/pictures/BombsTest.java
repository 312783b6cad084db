package com.jupiteriq.files.pictures;

import static com.jupiteriq.files.pictures.PicturesTest.drawn;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.files.pictures.Drawn.Corrupt;
import com.jupiteriq.files.pictures.Drawn.Made;
import com.jupiteriq.files.pictures.Drawn.None;
import com.jupiteriq.store.TestClock;
import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pictures that were made to do harm, and broken ones, by the real process: none of them costs it, and after
/// each a plain one is drawn.
class BombsTest {

    private static final byte[] PLAIN = Samples.as("png", Samples.quarters(200, 100));

    private static Pictures pictures;

    @BeforeAll
    static void start() {
        pictures = new Pictures(new PictureSettings(null), new TestClock());
    }

    @AfterAll
    static void stop() {
        pictures.close();
    }

    @AfterEach
    void a_plain_one_is_drawn_by_the_same_process() {
        assertThat(drawn(pictures, "image/png", PLAIN)).isInstanceOf(Made.class);
        assertThat(pictures.studio().started()).isOne();
    }

    @Test
    void dimensions_are_read_before_anything_is_decoded() {
        assertNone("image/png", Samples.png(100_000, 100_000, Samples.packed(1 << 20)));
        assertNone("image/png", Samples.png(10_001, 10_000, Samples.packed(1 << 20)));
        assertNone("image/gif", Samples.gif(65_535, 65_535, 1));
        assertNone("image/webp", Samples.webp(16_384, 16_384));
        assertNone("image/webp", Samples.webp(4_001, 4_000));
    }

    @Test
    void a_hundred_megapixels_are_drawn() {
        // a row more than there are pixels, since each begins with a byte of its own
        byte[] packed = Samples.packed(10_000L * (1 + 3 * 10_000L));
        assertThat(packed.length).isLessThan(1 << 20);
        assertThat(drawn(pictures, "image/png", Samples.png(10_000, 10_000, packed)))
            .isInstanceOfSatisfying(Made.class, made -> assertThat(made.thumbnails()).hasSize(3));
    }

    @Test
    void a_picture_that_is_all_width_is_drawn() {
        byte[] packed = Samples.packed(1 + 3 * 1_000_000L);
        assertThat(drawn(pictures, "image/png", Samples.png(1_000_000, 1, packed)))
            .isInstanceOfSatisfying(Made.class, made -> assertThat(made.thumbnails()).hasSize(3));
    }

    /// What would unpack to twice the heap is not unpacked beyond the picture.
    @Test
    void what_lies_behind_the_pixels_is_left_alone() {
        byte[] packed = Samples.packed(1L << 29);
        assertThat(drawn(pictures, "image/png", Samples.png(200, 200, packed))).isInstanceOf(Made.class);
        byte[] text = ("Comment\0\0").getBytes(StandardCharsets.ISO_8859_1);
        byte[] bomb = Arrays.copyOf(text, text.length + packed.length);
        System.arraycopy(packed, 0, bomb, text.length, packed.length);
        for (String type : new String[] {"zTXt", "iCCP"}) {
            byte[] chunk = Samples.chunk(type, bomb);
            byte[] png = Arrays.copyOf(PLAIN, PLAIN.length + chunk.length);
            System.arraycopy(chunk, 0, png, 33, chunk.length);
            System.arraycopy(PLAIN, 33, png, 33 + chunk.length, PLAIN.length - 33);
            assertThat(drawn(pictures, "image/png", png)).as(type).isInstanceOf(Made.class);
        }
    }

    @Test
    void of_ten_thousand_frames_the_first_is_drawn() {
        assertThat(drawn(pictures, "image/gif", Samples.gif(300, 200, 10_000)))
            .isInstanceOfSatisfying(Made.class, made -> assertThat(made.thumbnails()).hasSize(1));
    }

    @ParameterizedTest
    @CsvSource({"png, 0.5", "png, 0.99", "jpeg, 0.5", "jpeg, 0.95", "gif, 0.5", "png, 0.01", "jpeg, 0.01"})
    void what_is_cut_off_is_corrupt(String kind, double part) {
        byte[] whole = Samples.as(kind, Samples.photo(800, 600));
        assertCorrupt("image/" + kind, Arrays.copyOf(whole, (int) (whole.length * part)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.webp", "lossless.webp"})
    void a_webp_that_is_cut_off_is_corrupt(String file) {
        byte[] whole = Samples.file(file);
        assertCorrupt("image/webp", Arrays.copyOf(whole, whole.length / 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "webp"})
    void what_is_something_else_is_corrupt(String kind) {
        assertCorrupt("image/" + kind, new byte[0]);
        assertCorrupt("image/" + kind, "<html>no picture</html>".getBytes(StandardCharsets.US_ASCII));
        assertCorrupt("image/" + kind,
            kind.equals("png") ? Samples.as("gif", Samples.quarters(9, 9)) : PLAIN);
    }

    /// Whatever becomes of them, the process answers.
    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "webp"})
    void damage_anywhere_has_an_answer(String kind) {
        byte[] whole = kind.equals("webp")
            ? Samples.file("plain.webp") : Samples.as(kind, Samples.photo(300, 200));
        Random random = new Random(7);
        for (int i = 0; i < 25; i++) {
            byte[] damaged = whole.clone();
            for (int k = 0; k < 1 + i; k++) {
                damaged[random.nextInt(i < 5 ? Math.min(64, whole.length) : whole.length)] =
                    (byte) random.nextInt();
            }
            assertThat(drawn(pictures, "image/" + kind, damaged)).isNotInstanceOf(Drawn.Unavailable.class);
        }
    }

    @Test
    void too_many_bytes_are_not_even_sent() {
        long[] read = {0};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                read[0]++;
                return 0;
            }

            @Override
            public int read(byte[] bytes, int from, int most) {
                read[0] += most;
                return most;
            }
        };
        assertThat(pictures.thumbnails(() -> endless, "image/png", PicturesTest.ALL))
            .isInstanceOf(None.class);
        assertThat(read[0]).isBetween((long) Wire.MOST_BYTES, Wire.MOST_BYTES + (1L << 20));
    }

    @Test
    void a_gray_picture_of_sixteen_bits_has_room() {
        BufferedImage deep = new BufferedImage(4_095, 4_095, BufferedImage.TYPE_USHORT_GRAY);
        assertThat(drawn(pictures, "image/png", Samples.as("png", deep))).isInstanceOf(Made.class);
    }

    private static void assertNone(String contentType, byte[] bytes) {
        assertThat(drawn(pictures, contentType, bytes)).isInstanceOf(None.class);
    }

    private static void assertCorrupt(String contentType, byte[] bytes) {
        assertThat(drawn(pictures, contentType, bytes)).isInstanceOf(Corrupt.class);
    }
}

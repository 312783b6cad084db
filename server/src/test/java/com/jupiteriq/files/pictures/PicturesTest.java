package com.jupiteriq.files.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.jupiteriq.files.pictures.Drawn.Made;
import com.jupiteriq.files.pictures.Drawn.None;
import com.jupiteriq.files.pictures.drawing.Drawing;
import com.jupiteriq.store.TestClock;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Thumbnails of whole pictures, by the real process.
class PicturesTest {

    static final List<Size> ALL = List.of(Size.values());

    private static Pictures pictures;

    @BeforeAll
    static void start() {
        pictures = new Pictures(new PictureSettings(null), new TestClock());
    }

    @AfterAll
    static void stop() {
        pictures.close();
    }

    @Test
    void the_name_of_the_process_is_its_class() {
        assertThat(Launch.DRAWING).isEqualTo(Drawing.class.getName());
    }

    @ParameterizedTest
    @CsvSource({
        "1600, 1200, '128x96 512x384 1024x768'",
        "1024, 10, '128x1 512x5 1024x10'",
        "700, 2100, '43x128 171x512 341x1024'",
        "1000, 1000, '128x128 512x512'",
        "128, 127, 128x127",
        "127, 127, ''",
        "1, 1, ''"})
    void what_would_enlarge_is_left_out(int width, int height, String made) {
        List<SmallPicture> thumbnails = made("image/png", Samples.as("png", Samples.quarters(width, height)));
        assertThat(String.join(" ", thumbnails.stream()
            .map(one -> one.width() + "x" + one.height()).toList())).isEqualTo(made);
        assertThat(thumbnails).allSatisfy(one -> {
            assertThat(one.contentType()).isEqualTo("image/jpeg");
            assertThat(image(one).getWidth()).isEqualTo(one.width());
            assertThat(Math.max(one.width(), one.height())).isEqualTo(one.size().pixels());
        });
    }

    @Test
    void only_what_is_wanted_is_made() {
        byte[] png = Samples.as("png", Samples.quarters(1_600, 1_200));
        assertThat(pictures.thumbnails(() -> new ByteArrayInputStream(png), "image/png",
            List.of(Size.MEDIUM))).isInstanceOfSatisfying(Made.class, made ->
            assertThat(made.thumbnails()).singleElement().extracting(SmallPicture::size)
                .isEqualTo(Size.MEDIUM));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void each_kind_is_drawn_as_it_is(String kind) {
        made("image/" + kind, Samples.as(kind, Samples.quarters(1_600, 1_200))).forEach(one ->
            assertQuarters(one, Samples.TOP_LEFT, Samples.TOP_RIGHT, Samples.BOTTOM_LEFT));
    }

    @ParameterizedTest
    @CsvSource({"plain.webp, image/jpeg", "lossless.webp, image/jpeg", "animated.webp, image/jpeg",
        "transparent.webp, image/png"})
    void webp_is_drawn_as_it_is(String file, String contentType) {
        List<SmallPicture> thumbnails = made("image/webp", Samples.file(file));
        assertThat(thumbnails).hasSize(2).allSatisfy(one ->
            assertThat(one.contentType()).isEqualTo(contentType));
        thumbnails.forEach(one ->
            assertQuarters(one, Samples.TOP_LEFT, Samples.TOP_RIGHT, Samples.BOTTOM_LEFT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cmyk.jpg", "gray.jpg"})
    void jpegs_of_other_colours_are_drawn(String file) {
        List<SmallPicture> thumbnails = made("image/jpeg", Samples.file(file));
        assertThat(thumbnails).hasSize(2);
        int[] corner = rgb(image(thumbnails.getFirst()), 0.25, 0.25);
        assertThat(corner[0]).isGreaterThan(file.equals("cmyk.jpg") ? 150 : 50);
    }

    @Test
    void what_is_transparent_stays_so_and_nothing_else_costs_a_png() {
        List<SmallPicture> disc = made("image/png", Samples.as("png", Samples.disc(800, 600)));
        assertThat(disc).hasSize(2).allSatisfy(one -> {
            assertThat(one.contentType()).isEqualTo("image/png");
            assertThat(image(one).getRGB(0, 0) >>> 24).isZero();
            assertThat(image(one).getRGB(one.width() / 2, one.height() / 2)).isEqualTo(0xFFFF0000);
        });
        BufferedImage opaque = new BufferedImage(800, 600, BufferedImage.TYPE_INT_ARGB);
        opaque.createGraphics().drawImage(Samples.quarters(800, 600), 0, 0, null);
        assertThat(made("image/png", Samples.as("png", opaque))).allSatisfy(one ->
            assertThat(one.contentType()).isEqualTo("image/jpeg"));
    }

    /// What is at the top left and beside it when the picture is turned as its number says.
    @ParameterizedTest
    @CsvSource({"1, R, G, B", "2, G, R, Y", "3, Y, B, G", "4, B, Y, R", "5, R, B, G", "6, B, R, Y",
        "7, Y, G, B", "8, G, Y, R", "0, R, G, B", "9, R, G, B"})
    void a_picture_is_turned_as_the_camera_says(int orientation, char first, char right, char below) {
        byte[] jpeg = Samples.as("jpeg", Samples.quarters(800, 600));
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            List<SmallPicture> made = made("image/jpeg", Samples.turned(jpeg, orientation, order));
            assertThat(made).hasSize(2).allSatisfy(one -> {
                assertThat(one.width() > one.height()).isEqualTo(orientation < 5 || orientation > 8);
                assertQuarters(one, color(first), color(right), color(below));
            });
        }
    }

    @Test
    void png_and_webp_are_turned_too() {
        byte[] png = Samples.as("png", Samples.quarters(800, 600));
        byte[] exif = Samples.chunk("eXIf", Samples.tiff(6, ByteOrder.BIG_ENDIAN));
        ByteBuffer turned = ByteBuffer.allocate(png.length + exif.length)
            .put(png, 0, 33).put(exif).put(png, 33, png.length - 33);
        made("image/png", turned.array()).forEach(one ->
            assertQuarters(one, Samples.BOTTOM_LEFT, Samples.TOP_LEFT, Samples.BOTTOM_RIGHT));
        made("image/webp", Samples.file("turned.webp")).forEach(one ->
            assertQuarters(one, Samples.BOTTOM_LEFT, Samples.TOP_LEFT, Samples.BOTTOM_RIGHT));
    }

    @Test
    void a_progressive_jpeg_of_a_camera_is_drawn() {
        assertThat(made("image/jpeg", Samples.progressiveJpeg(Samples.photo(6_000, 4_000)))).hasSize(3);
    }

    @Test
    void what_is_no_picture_has_no_thumbnail() {
        assertThat(drawn("application/pdf", new byte[10])).isInstanceOf(None.class);
        assertThat(drawn("video/mp4", new byte[10])).isInstanceOf(None.class);
    }

    static Drawn drawn(Pictures by, String contentType, byte[] bytes) {
        return by.thumbnails(() -> new ByteArrayInputStream(bytes), contentType, ALL);
    }

    private static Drawn drawn(String contentType, byte[] bytes) {
        return drawn(pictures, contentType, bytes);
    }

    private static List<SmallPicture> made(String contentType, byte[] bytes) {
        Drawn drawn = drawn(contentType, bytes);
        assertThat(drawn).isInstanceOf(Made.class);
        return ((Made) drawn).thumbnails();
    }

    private static Color color(char letter) {
        return switch (letter) {
            case 'R' -> Samples.TOP_LEFT;
            case 'G' -> Samples.TOP_RIGHT;
            case 'B' -> Samples.BOTTOM_LEFT;
            default -> Samples.BOTTOM_RIGHT;
        };
    }

    private static void assertQuarters(SmallPicture thumbnail, Color first, Color right, Color below) {
        BufferedImage image = image(thumbnail);
        assertColor(image, 0.25, 0.25, first);
        assertColor(image, 0.75, 0.25, right);
        assertColor(image, 0.25, 0.75, below);
    }

    private static void assertColor(BufferedImage image, double x, double y, Color color) {
        int[] there = rgb(image, x, y);
        assertThat(there[0]).isCloseTo(color.getRed(), within(30));
        assertThat(there[1]).isCloseTo(color.getGreen(), within(30));
        assertThat(there[2]).isCloseTo(color.getBlue(), within(30));
    }

    private static int[] rgb(BufferedImage image, double x, double y) {
        int rgb = image.getRGB((int) (x * image.getWidth()), (int) (y * image.getHeight()));
        return new int[] {rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF};
    }

    private static BufferedImage image(SmallPicture thumbnail) {
        try {
            return ImageIO.read(new ByteArrayInputStream(thumbnail.bytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

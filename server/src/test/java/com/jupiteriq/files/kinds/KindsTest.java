package com.jupiteriq.files.kinds;

import static com.jupiteriq.files.kinds.Samples.ascii;
import static com.jupiteriq.files.kinds.Samples.joined;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.files.kinds.Found.Corrupt;
import com.jupiteriq.files.kinds.Found.Kind;
import com.jupiteriq.files.kinds.Found.Unknown;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KindsTest {

    /// Formats whose end has no mark: a part of one is one.
    private static final Set<FileType> WITHOUT_END =
        Set.of(FileType.GZIP, FileType.MPEG_AUDIO, FileType.TEXT);

    private static final byte[] ZIP = Archives.with("evil.html", "<script>").bytes();

    @ParameterizedTest
    @EnumSource
    void each_type_is_told_by_its_bytes(FileType type) {
        assertThat(found(Samples.all().get(type))).isEqualTo(new Kind(type));
    }

    @ParameterizedTest
    @EnumSource
    void a_part_of_a_file_is_damaged(FileType type) {
        byte[] whole = Samples.all().get(type);
        for (int length = 0; length < whole.length; length++) {
            Found found = found(Arrays.copyOf(whole, length));
            if (!WITHOUT_END.contains(type)) {
                assertThat(found).as("%s, %s of %s bytes", type, length, whole.length)
                    .isNotEqualTo(new Kind(type));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"JPEG", "PNG", "GIF", "WEBP", "PDF", "WORD_97", "EXCEL_97", "GZIP", "MP4", "WEBM",
        "MPEG_AUDIO", "SEVEN_ZIP"})
    void an_archive_at_the_end_of_something_changes_nothing(FileType type) {
        assertThat(found(joined(Samples.all().get(type), ZIP))).isEqualTo(new Kind(type));
    }

    static Stream<Map.Entry<String, byte[]>> others() {
        Map<String, byte[]> others = new LinkedHashMap<>();
        others.put("nothing", new byte[0]);
        others.put("one zero byte", new byte[1]);
        others.put("a program", HexFormat.of().parseHex("7f454c4602010100"));
        others.put("a program with an archive behind it", joined(ascii("MZ\u0090\0\3\0"), ZIP));
        others.put("HTML", ascii("<!doctype html><script>alert(1)</script>"));
        others.put("HTML behind blanks", "\ufeff\r\n  <html>".getBytes(StandardCharsets.UTF_8));
        others.put("SVG", ascii("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"));
        others.put("a PDF behind HTML", joined(ascii("<html>\n"), Samples.pdf()));
        others.put("a PDF behind one zero byte", joined(new byte[1], Samples.pdf()));
        others.put("text with a zero byte", ascii("abc\0def"));
        others.put("text in ISO 8859-1", ascii("Gr\u00fc\u00dfe"));
        others.put("text in UTF-16", "\ufeffabc".getBytes(StandardCharsets.UTF_16LE));
        others.put("a sound in RIFF", ascii("RIFF\44\0\0\0WAVEfmt "));
        others.put("Matroska", Samples.webm("matroska"));
        others.put("a film of mobile phones",
            Samples.box("ftyp", joined(ascii("3gp4"), new byte[4], ascii("3gp4"))));
        others.put("an installer in a compound file", CompoundFile.with("!_StringData").bytes());
        others.put("an encrypted Office document",
            CompoundFile.with("EncryptionInfo", "EncryptedPackage").bytes());
        others.put("a drawing of OpenDocument", Archives.openDocument("graphics").bytes());
        others.put("a book", Archives.with("mimetype", "application/epub+zip").and("a", "b").bytes());
        others.put("a document with macros",
            Archives.office("word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml")
                .bytes());
        others.put("a sheet with macros beside it", Archives.packageOf("""
            <Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>
            <Override PartName="/xl/workbook.xml"
                ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>""")
            .and("xl/workbook.xml", "<workbook/>").bytes());
        others.put("a template",
            Archives.office("word/document.xml", "application/vnd.openxmlformats-officedocument"
                + ".wordprocessingml.template.main+xml").bytes());
        return others.entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("others")
    void what_is_not_listed_is_unknown(Map.Entry<String, byte[]> other) {
        assertThat(found(other.getValue())).as(other.getKey()).isEqualTo(new Unknown());
    }

    @Test
    void nobody_asks_how_often_a_picture_moves_or_how_large_it_says_it_is() {
        assertThat(found(Samples.png(100_000, 100_000))).isEqualTo(new Kind(FileType.PNG));
        byte[] gif = Samples.picture("gif");
        byte[] frame = Arrays.copyOfRange(gif, gif.length - 40, gif.length - 1);
        assertThat(Kinds.of(new Repeated(Arrays.copyOf(gif, gif.length - 1), frame, 10_000, ascii(";"))))
            .isEqualTo(new Kind(FileType.GIF));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ffd8ff                             | a JPEG picture, but it ends too early.
        ffd8ffd9                           | a JPEG picture, but there is no picture in it.
        ffd8ffda0002                       | a JPEG picture, but it does not say how large its picture is.
        ffd8ffc00002ffda0002               | a JPEG picture, but its end is missing.
        89504e470d0a1a0a0000000d4948445200 | a PNG picture, but it ends too early.
        474946383961010001000000003b       | a GIF picture, but there is no picture in it.
        4749463839610100010000000021f9     | a GIF picture, but its end is missing.
        524946461a000000574542504a554e4b00000000 | a WebP picture, but there is no picture in it.
        255044462d312e340a2525454f46       | a PDF document, but its trailer is missing.
        255044462d782e34                   | a PDF document, but its first line names no version.
        d0cf11e0a1b11ae1                   | an Office document, but it ends too early.
        504b0304                           | a ZIP archive, but its directory is missing.
        526172211a0700000000000000000000   | a RAR archive, but its header is damaged.
        526172211a070100000000000a01       | a RAR archive, but its header is damaged.
        526172211a0701003392b5e50a01050600050101808000 | a RAR archive, but its end is missing.
        1f8b08ff000000000000               | a gzip file, but its header is damaged.
        1f8b08000000000000000300           | a gzip file, but its end is missing.
        000000186674797069736f6d0000000061766331 | a film, sound or picture of the MP4 family, but it ends \
        too early.
        1a45dfa38442828477                 | a WebM film, but its header is damaged.
        49443303000000000100               | MPEG audio, but it ends within its tags.
        """)
    void whoever_sends_a_damaged_file_is_told_why(String hex, String why) {
        assertThat(found(HexFormat.of().parseHex(hex))).isEqualTo(new Corrupt("This begins as " + why));
    }

    @Test
    void damage_in_a_checked_header_is_noticed() {
        for (FileType type : Set.of(FileType.PNG, FileType.RAR, FileType.SEVEN_ZIP)) {
            byte[] damaged = Samples.all().get(type);
            damaged[18] ^= 1;
            assertThat(found(damaged)).as("%s", type).isInstanceOf(Corrupt.class);
        }
        assertThat(found(Samples.oldRar())).isEqualTo(new Kind(FileType.RAR));
        byte[] encrypted = Samples.oldRar();
        encrypted[10] = (byte) 0x80;
        assertThat(found(encrypted)).isInstanceOf(Corrupt.class);
    }

    @Test
    void a_picture_may_be_followed_by_what_cameras_put_there_but_must_end_somewhere_near() {
        byte[] jpeg = Samples.picture("jpg");
        assertThat(Kinds.of(new Repeated(jpeg, new byte[1], Blocks.TAIL - 2, new byte[0])))
            .isEqualTo(new Kind(FileType.JPEG));
        assertThat(Kinds.of(new Repeated(jpeg, new byte[1], Blocks.TAIL, new byte[0])))
            .isInstanceOf(Corrupt.class);
    }

    @Test
    void a_head_without_end_is_given_up() {
        assertThat(Kinds.of(new Repeated(ascii("\u00ff\u00d8"), ascii("\u00ff"), 1L << 31, new byte[0])))
            .isInstanceOf(Corrupt.class);
        byte[] comment = joined(ascii("\u00ff\u00fe\u00ff\u00ff"), new byte[0xffff - 2]);
        assertThat(Kinds.of(new Repeated(ascii("\u00ff\u00d8"), comment, 1L << 15, new byte[0])))
            .isEqualTo(new Corrupt("This begins as a JPEG picture, but its structure is scattered over too"
                + " much of it."));
        byte[] free = Samples.box("free", new byte[0]);
        assertThat(Kinds.of(new Repeated(Samples.media("isom"), free, 1L << 27, new byte[0])))
            .isInstanceOf(Corrupt.class);
    }

    @Test
    void a_film_may_have_more_pieces_than_are_looked_at() {
        byte[] piece = Samples.box("moof", new byte[1 << 20]);
        assertThat(Kinds.of(new Repeated(Samples.media("isom", "moov", "mdat"), piece, 1_000, new byte[0])))
            .isEqualTo(new Kind(FileType.MP4));
    }

    @Test
    void a_pdf_that_is_arranged_for_the_web_says_how_long_it_is() {
        String first = "%%PDF-1.5\n1 0 obj <</Linearized 1 /L %d /O 3>> endobj\nstartxref\n0\n%%%%EOF\n";
        byte[] part = ascii(first.formatted(100_000));
        assertThat(found(part)).isInstanceOf(Corrupt.class);
        assertThat(found(ascii(first.formatted(part.length - 10)))).isEqualTo(new Kind(FileType.PDF));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", " [1]\n", "[{\"a\":[]},{}]", "{\"a\\\"\":\"}\"}", "[-0.5E+7,true]"})
    void json_is_an_object_or_an_array(String json) {
        assertThat(found(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(new Kind(FileType.JSON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"a\"", "{", "[1,]", "{1:2}", "{\"a\" 1}", "{a:1}", "[01]", "[1}", "{}{}",
        "[tru]", "[\"\\x\"]", "[\"\\u12g4\"]", "[section]\na=[b]", "{\"a\":}", "[,]", "[\"a\tb\"]"})
    void what_only_looks_like_json_is_text(String text) {
        assertThat(found(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(new Kind(FileType.TEXT));
    }

    @Test
    void long_text_is_judged_by_its_ends_and_characters_may_lie_across_their_borders() {
        byte[] umlaut = "ü".getBytes(StandardCharsets.UTF_8);
        assertThat(Kinds.of(new Repeated(ascii("a"), umlaut, 3 << 20, new byte[0])))
            .isEqualTo(new Kind(FileType.TEXT));
        assertThat(Kinds.of(new Repeated(ascii("a"), umlaut, 3 << 20, new byte[1]))).isEqualTo(new Unknown());
        byte[] row = ascii("{\"a\":1},");
        assertThat(Kinds.of(new Repeated(ascii("["), row, 1 << 20, ascii("{}]\n"))))
            .isEqualTo(new Kind(FileType.JSON));
        assertThat(Kinds.of(new Repeated(ascii("["), row, 1 << 20, ascii("{}\n"))))
            .isEqualTo(new Kind(FileType.TEXT));
        assertThat(Kinds.of(new Repeated(new byte[0], ascii("["), 3 << 20, ascii("]"))))
            .isEqualTo(new Kind(FileType.TEXT));
    }

    @Test
    void whatever_somebody_sends_there_is_an_answer_after_few_looks() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[][] samples = Samples.all().values().toArray(byte[][]::new);
        for (int i = 0; i < 60_000; i++) {
            byte[] bytes = samples[i % samples.length].clone();
            int changes = 1 + random.nextInt(8);
            for (int change = 0; change < changes; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            if (i % 3 == 0) {
                int from = Math.min(bytes.length, 16);
                byte[] noise = new byte[bytes.length - from];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, bytes, from, noise.length);
            }
            Found found;
            try {
                found = found(bytes);
            } catch (RuntimeException | AssertionError failed) {
                throw new AssertionError("seed " + seed + ", file " + i, failed);
            }
            assertThat(found).isNotNull();
        }
    }

    @Test
    void a_failure_of_whoever_has_the_bytes_is_passed_on() {
        Bytes away = new Bytes() {
            @Override
            public long size() {
                return 100;
            }

            @Override
            public byte[] at(long offset, int length) {
                throw new IllegalStateException("the storage is away");
            }
        };
        assertThatThrownBy(() -> Kinds.of(away)).hasMessage("the storage is away");
    }

    private static Found found(byte[] bytes) {
        return Kinds.of(Repeated.of(bytes));
    }
}

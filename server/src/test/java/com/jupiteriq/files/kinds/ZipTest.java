package com.jupiteriq.files.kinds;

import static com.jupiteriq.files.kinds.Samples.ascii;
import static com.jupiteriq.files.kinds.Samples.joined;
import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.files.kinds.Found.Corrupt;
import com.jupiteriq.files.kinds.Found.Kind;
import com.jupiteriq.files.kinds.Found.Unknown;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipTest {

    private static final String MAIN =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    @Test
    void an_archive_without_files_is_one() {
        byte[] empty = new byte[22];
        ByteBuffer.wrap(empty).put(ascii("PK\5\6"));
        assertThat(found(empty)).isEqualTo(new Kind(FileType.ZIP));
    }

    @Test
    void an_archive_in_an_archive_is_not_unpacked() {
        Archives nested = Archives.with("a", "0".repeat(1_000_000));
        for (int depth = 0; depth < 20; depth++) {
            nested = Archives.with("a.zip", new String(nested.bytes(), StandardCharsets.ISO_8859_1));
        }
        assertThat(found(nested.bytes())).isEqualTo(new Kind(FileType.ZIP));
    }

    @Test
    void a_comment_may_stand_at_the_end_and_nothing_else() {
        byte[] zip = Archives.with("a", "b").bytes();
        byte[] commented = joined(zip, ascii("hello"));
        commented[zip.length - 2] = 5;
        assertThat(found(commented)).isEqualTo(new Kind(FileType.ZIP));
        commented[zip.length - 2] = 4;
        assertThat(found(commented)).isEqualTo(corrupt("its directory is missing"));
        assertThat(found(joined(zip, zip))).isEqualTo(corrupt("its directory is not where it should be"));
    }

    @Test
    void the_largest_directory_is_looked_at_and_no_larger_one() {
        byte[] unit = entry("12345678");
        int most = Zip.MAX_ENTRIES;
        assertThat(Kinds.of(large(unit, most, most))).isEqualTo(new Kind(FileType.ZIP));
        assertThat(Kinds.of(large(unit, 10_000_000, 10_000_000))).isEqualTo(tooLarge());
        assertThat(Kinds.of(large(unit, most, 7))).isEqualTo(corrupt("its directory is damaged"));
        byte[] wide = entry("x".repeat(60_000));
        assertThat(Kinds.of(large(wide, 1_200, 1_200))).isEqualTo(tooLarge());
    }

    private static Corrupt tooLarge() {
        return corrupt("its directory is too large: at most 1000000 files and 64 MiB are looked at");
    }

    /// A directory without the files that it names, for which nobody asks.
    private static Repeated large(byte[] unit, long entries, long said) {
        byte[] head = joined(ascii("PK\3\4"), new byte[60]);
        long size = unit.length * entries;
        ByteBuffer end = ByteBuffer.allocate(98).order(ByteOrder.LITTLE_ENDIAN);
        end.put(ascii("PK\6\6")).putLong(44).putInt(45).putLong(0).putLong(said).putLong(said).putLong(size)
            .putLong(head.length);
        end.put(ascii("PK\6\7")).putInt(0).putLong(head.length + size).putInt(1);
        end.put(ascii("PK\5\6")).putInt(0).putShort((short) -1).putShort((short) -1).putInt(-1).putInt(-1);
        return new Repeated(head, unit, entries, end.array());
    }

    private static byte[] entry(String name) {
        return joined(ascii("PK\1\2"), new byte[24],
            new byte[] {(byte) name.length(), (byte) (name.length() >> 8)}, new byte[16], ascii(name));
    }

    @Test
    void more_files_than_16_bits_count_do_not_make_an_archive_damaged() {
        byte[] unit = entry("1");
        byte[] head = ascii("PK\3\4");
        int entries = 70_000;
        byte[] end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN).put(ascii("PK\5\6")).putInt(0)
            .putShort((short) entries).putShort((short) entries).putInt(unit.length * entries).putInt(4)
            .array();
        assertThat(Kinds.of(new Repeated(head, unit, entries, end))).isEqualTo(new Kind(FileType.ZIP));
    }

    @Test
    void a_document_may_be_written_as_a_large_archive(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("large.docx");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
            zip.setUseZip64(Zip64Mode.Always);
            for (Map.Entry<String, String> part : Archives.word().entries().entrySet()) {
                zip.putArchiveEntry(new ZipArchiveEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeArchiveEntry();
            }
        }
        byte[] bytes = Files.readAllBytes(file);
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).contains("PK\6\6", "PK\6\7");
        assertThat(found(bytes)).isEqualTo(new Kind(FileType.WORD));
        bytes[bytes.length - 22 - 20 - 56 + 32] ^= 1;
        assertThat(found(bytes)).isInstanceOf(Corrupt.class);
    }

    @Test
    void one_of_several_disks_is_no_archive() {
        byte[] zip = Archives.with("a", "b").bytes();
        zip[zip.length - 22 + 4] = 1;
        assertThat(found(zip)).isEqualTo(corrupt("it is one of several parts of an archive"));
    }

    @Test
    void a_document_needs_the_parts_that_it_names() {
        assertThat(found(Archives.word().without("word/document.xml").bytes()))
            .isEqualTo(corrupt("parts of it are missing"));
        assertThat(found(Archives.excel().without("_rels/.rels").bytes()))
            .isEqualTo(corrupt("parts of it are missing"));
        assertThat(found(Archives.openDocument("text").without("content.xml").bytes()))
            .isEqualTo(corrupt("parts of it are missing"));
        assertThat(found(Archives.word().without("[Content_Types].xml").bytes()))
            .isEqualTo(new Kind(FileType.ZIP));
    }

    @Test
    void the_main_part_may_be_called_anything() {
        assertThat(found(Archives.office("Word/Document2.xml", MAIN).bytes()))
            .isEqualTo(new Kind(FileType.WORD));
        String byEnding = "<Default Extension=\"xml2\" ContentType=\"" + MAIN + "\"/>";
        assertThat(found(Archives.packageOf(byEnding).and("word/document.xml", "<w/>").bytes()))
            .isEqualTo(new Kind(FileType.WORD));
        assertThat(found(Archives.packageOf(byEnding).bytes()))
            .isEqualTo(corrupt("parts of it are missing"));
    }

    @Test
    void a_document_is_one_document() {
        Archives two = Archives.packageOf("<Override PartName=\"/a\" ContentType=\"" + MAIN + "\"/>"
            + "<Override PartName=\"/b\" ContentType=\""
            + MAIN.replace("wordprocessingml.document", "spreadsheetml.sheet") + "\"/>");
        assertThat(found(two.and("a", "").and("b", "").bytes()))
            .isEqualTo(corrupt("it says that it is several documents"));
        assertThat(found(Archives.word().and("[CONTENT_types].xml", "<Types/>").bytes()))
            .isEqualTo(corrupt("its directory names [content_types].xml twice"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no XML", "<Types><Override", "<Types>&undeclared;</Types>",
        "<Types xmlns=''><Override PartName='a' PartName='b'/></Types>"})
    void a_list_of_parts_that_cannot_be_read_is_damage(String list) {
        assertThat(found(Archives.with("[Content_Types].xml", list).bytes()))
            .isEqualTo(corrupt("the list of its parts cannot be read"));
    }

    @Test
    void a_list_of_parts_reads_no_files_and_does_not_grow(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), MAIN);
        assertThat(found(Archives.with("[Content_Types].xml", """
            <!DOCTYPE t [<!ENTITY f SYSTEM "%s"><!ENTITY a "%s"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
            <Types><Override PartName="a" ContentType="&f;"/>&b;</Types>"""
            .formatted(secret.toUri(), "x".repeat(1_000))).bytes())).isInstanceOf(Corrupt.class);
        String deep = "<Types>" + "<a>".repeat(1_000_000);
        assertThat(found(Archives.with("[Content_Types].xml", deep).bytes()))
            .isEqualTo(corrupt("the list of its parts cannot be read"));
        assertThat(found(Archives.with("[Content_Types].xml", " ".repeat(Zip.MAX_UNPACKED + 1)).bytes()))
            .isEqualTo(corrupt("the list of its parts is too large"));
    }

    @Test
    void a_list_of_parts_that_is_encrypted_or_packed_unusually_is_not_read() {
        byte[] zip = Archives.with("[Content_Types].xml", "<Types/>").bytes();
        int directory = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        zip[directory + 8] |= 1;
        assertThat(found(zip)).isEqualTo(corrupt("the list of its parts cannot be read"));
        zip[directory + 8] ^= 1;
        zip[directory + 10] = 12;
        assertThat(found(zip)).isEqualTo(corrupt("the list of its parts cannot be read"));
        zip[directory + 10] = 8;
        assertThat(found(zip)).isEqualTo(new Unknown());
    }

    private static Corrupt corrupt(String why) {
        return new Corrupt("This begins as a ZIP archive, but " + why + ".");
    }

    private static Found found(byte[] bytes) {
        return Kinds.of(Repeated.of(bytes));
    }
}

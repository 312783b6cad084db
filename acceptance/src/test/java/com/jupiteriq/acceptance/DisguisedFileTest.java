package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Tenant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Files that are not what they are called, or several things at once. What one is, its bytes alone say, and
/// it is never given as anything else; what is none that is kept is rejected, and no byte of it stays.
@AcceptanceTest
class DisguisedFileTest {

    private static final byte[] PDF = FileDriver.PDF;
    private static final byte[] PAGE = FileDriver.bytes("<html><script>alert(1)</script></html>\n");
    private static final byte[] GIF = HexFormat.of().parseHex("47494638396101000100800000000000ffffff"
        + "2c00000000010001000002024401003b");
    private static final byte[] ZIP = zip("a.txt", "hello");

    /// By the task that deletes what is given up, every five seconds.
    private static final Duration COLLECTED = Duration.ofSeconds(30);

    private final World world;

    DisguisedFileTest(World world) {
        this.world = world;
    }

    private static byte[] zip(String name, String contents) {
        return zip(name, FileDriver.bytes(contents));
    }

    private static byte[] zip(String name, byte[] contents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(contents);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] and(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /// Without what stands at its end.
    private static byte[] cut(byte[] bytes, int end) {
        return Arrays.copyOf(bytes, bytes.length - end);
    }

    static Stream<Arguments> kept() {
        return Stream.of(
            Arguments.of("an archive called a document", "report.pdf", ZIP, "application/zip"),
            Arguments.of("an archive called a text", "letter.docx", ZIP, "application/zip"),
            Arguments.of("a document called a picture", "sunset.png", PDF, "application/pdf"),
            Arguments.of("a picture called a page", "index.html", GIF, "image/gif"),
            Arguments.of("a picture and an archive", "both.zip", and(GIF, ZIP), "image/gif"),
            Arguments.of("a document and an archive", "both.jar", and(PDF, ZIP), "application/pdf"),
            Arguments.of("a document and a page", "both.html", and(PDF, PAGE), "application/pdf"),
            Arguments.of("a page inside of a document", "page.html", and(and(FileDriver.bytes("%PDF-1.4\n"),
                PAGE), Arrays.copyOfRange(PDF, 9, PDF.length)), "application/pdf"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kept")
    void a_file_is_what_its_bytes_say_whatever_it_is_called(
        String what, String name, byte[] contents, String type) {
        for (FileDriver files : FileDriver.both(world)) {
            JsonNode file = files.ready(name, contents);
            assertThat(file.path("content_type").asString()).isEqualTo(type);
            Answer answer = files.content(file.path("id").asString()).must(200);
            assertThat(answer.body()).isEqualTo(contents);
            assertThat(answer.need("Content-Type")).isEqualTo(type);
            assertThat(answer.need("Content-Disposition")).startsWith("attachment;").contains(name);
            assertThat(answer.need("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.need("Content-Security-Policy")).contains("sandbox");
        }
    }

    static Stream<Arguments> rejected() {
        return Stream.of(
            Arguments.of("a page called a document", "page.pdf", PAGE, "type"),
            Arguments.of("a page ahead of a document", "page.pdf", and(PAGE, PDF), "type"),
            Arguments.of("a page ahead of an archive", "page.zip", and(PAGE, ZIP), "type"),
            Arguments.of("a program", "program.exe", FileDriver.bytes("MZ\u0000\u0001"), "type"),
            Arguments.of("a virus where nobody scans", "eicar.txt", FileStoryTest.EICAR, "type"),
            Arguments.of("one byte", "a.pdf", new byte[1], "type"),
            Arguments.of("a text without its directory", "letter.docx",
                cut(zip("[Content_Types].xml", "<Types/>"), 30), "corrupt"),
            Arguments.of("a text without its parts", "letter.docx", zip("[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
                <Override PartName="/word/document.xml" ContentType="application/\
                vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""),
                "corrupt"),
            Arguments.of("an archive with something behind it", "both.zip", and(ZIP, GIF), "corrupt"),
            Arguments.of("the beginning of an archive", "archive.pdf",
                FileDriver.bytes("PK\u0003\u0004 and nothing else"), "corrupt"),
            Arguments.of("the beginning of a picture", "cut.gif", FileDriver.bytes("GIF89a"), "corrupt"),
            Arguments.of("the beginning of a document", "cut.pdf",
                FileDriver.bytes("%PDF-1.4\n1 0 obj"), "corrupt"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rejected")
    void what_is_none_that_is_kept_is_rejected(String what, String name, byte[] contents, String reason) {
        for (FileDriver files : FileDriver.both(world)) {
            JsonNode file = rejected(files, name, contents);
            assertThat(file.at("/rejection/reason").asString()).isEqualTo(reason);
            assertThat(file.at("/rejection/message").asString()).isNotBlank();
            String id = file.path("id").asString();
            files.refused(files.content(id), 409);
            files.refused(files.link(id), 409);
            files.delete(id).must(204);
        }
    }

    private static JsonNode rejected(FileDriver files, String name, byte[] contents) {
        JsonNode file = files.settled(files.upload(name, contents).path("id").asString());
        assertThat(file.path("status").asString()).as(file.toString()).isEqualTo("rejected");
        return file;
    }

    @Test
    void no_byte_of_what_was_rejected_stays_and_it_takes_no_room() {
        FileDriver files = FileDriver.both(world).getFirst();
        FilesKept before = FilesKept.of(world);
        Set<String> bytes = FilesKept.named(world.ledger());
        List<String> ids = rejected().map(row -> rejected(files, (String) row.get()[1], (byte[]) row.get()[2])
            .path("id").asString()).toList();
        assertThat(FilesKept.named(world.ledger())).isEqualTo(bytes);
        Eventually.until("its bytes are collected", COLLECTED,
            () -> world.ledger().query("select from file_garbage").isEmpty()
                && FilesKept.of(world).strays().equals(before.strays()));
        assertThat(world.ledger().query("select from files where key is not null and status = 'rejected'"))
            .isEmpty();
        ids.forEach(id -> files.delete(id).must(204));
        before.assertStill(world);
    }

    /// The sandbox knows the test file itself, and has no scanner that would look into an archive.
    @Test
    void a_virus_in_the_sandbox_is_kept_from_everybody_unless_it_is_packed() {
        Tenant tenant = Tenant.inTest(world.admin(), "Disguised");
        for (FileDriver files : List.of(FileDriver.platform(world, tenant.platform().secret()),
                new FileDriver(world.http(), tenant.identity().secret(), true))) {
            String plain = files.upload("report.pdf", FileStoryTest.EICAR).path("id").asString();
            assertThat(files.settled(plain).path("status").asString()).isEqualTo("quarantined");
            files.refused(files.content(plain), 409);
            JsonNode packed = files.ready("report.zip", zip("eicar.txt", FileStoryTest.EICAR));
            assertThat(packed.at("/scan/state").asString()).isEqualTo("skipped");
        }
    }
}

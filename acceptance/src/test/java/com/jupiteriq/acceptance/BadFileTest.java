package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.FileDriver.Part;
import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Ledger;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What is no upload, refused in either dress by the name of what is wrong, and nothing is kept of it. What
/// else may be wrong with files, and who tries it; those without `here` belong to the server:
///
/// | What is wrong | Tried by |
/// |---|---|
/// | names, forms, no bytes, 3 GiB announced | `BadFileTest` here |
/// | offset, checksum, version, length, others' uploads | `BadUploadTest` here; `ResumingTest` |
/// | bytes of another kind, of several, a virus | `DisguisedFileTest` here; `KindsTest`, `BombsTest` |
/// | bodies without end, clients that leave, a sixth | `RudeClientTest` here; `UploadTest`, `FormPartsTest` |
/// | clients that stall or drip | `SlowUploadTest`; `UploadTest` |
/// | ranges that are reversed, many or stale | `FileStoryTest` here; `RangeTest` |
/// | a full disk, a folder that is away | `FileOutageTest` here; `FullDiskTest`, `FolderStorageTest` |
/// | an S3 that is away | `AwayS3Test`; `S3OutageTest` |
/// | a scanner that is away, slow, or talks nonsense | `FileOutageTest` here; `ClamdTest`, `RealClamdTest` |
/// | bytes and links of other tenants | `FileStoryTest` here; `TamperedTest` |
@AcceptanceTest
class BadFileTest {

    private static final byte[] PDF = FileDriver.PDF;
    private static final String RIGHT_TO_LEFT = "a\u202Etxt.exe";

    private final World world;

    BadFileTest(World world) {
        this.world = world;
    }

    private void refused(Call call, int status, String... fields) {
        for (FileDriver files : FileDriver.both(world)) {
            FilesKept before = FilesKept.of(world);
            Answer[] answer = new Answer[1];
            assertThat(world.ledger().gained(() -> answer[0] = files.send(call.undocumented())))
                .isEqualTo(Ledger.NOTHING);
            List<String> named = files.refused(answer[0], status);
            if (fields.length > 0) {
                assertThat(named).as(answer[0].toString()).containsExactly(fields);
            }
            before.assertStill(world);
        }
    }

    static Stream<String> names() {
        return Stream.of("../report.pdf", "..\\report.pdf", "a/b", "/etc/passwd", "C:\\a.pdf", ".", "..", "",
            "a\u0000.pdf", "a\r\nX-Injected: 1", "a\u0085b", RIGHT_TO_LEFT, "\u2066a\u2069.pdf",
            "n".repeat(300), "😀".repeat(256));
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_name_that_leads_elsewhere_or_looks_like_another_is_refused(String name) {
        refused(FileDriver.raw(name, PDF), 422, "name");
        String id = FileDriver.both(world).getFirst().upload("a.pdf", PDF).path("id").asString();
        FileDriver.both(world).getFirst().settled(id);
        if (name.indexOf('\0') < 0) {    // which is no JSON that could be kept
            refused(Call.patch(FileDriver.path(id)).json(Json.object("name", name)), 422, "name");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../report.pdf", "a/b", ".", "..", "a\u202Etxt.exe", "a\u0000.pdf"})
    void a_form_is_no_way_around_it(String name) {
        refused(FileDriver.form(Part.file(name, PDF)), 422, "name");
    }

    @Test
    void a_file_that_is_sent_as_it_is_has_a_name_in_a_header() {
        Call bare = Call.post(FileDriver.FILES).header("Content-Type", "application/pdf").body(PDF);
        refused(bare, 400);
        for (String name : List.of("%", "%4", "%zz.pdf", "%ff.pdf", "%c3%28.pdf")) {
            refused(bare.header("X-File-Name", name), 400);
        }
    }

    @Test
    void an_empty_file_is_none() {
        refused(FileDriver.raw("a.pdf", new byte[0]), 422, "file");
        refused(FileDriver.form(Part.file("a.pdf", new byte[0])), 422, "file");
        refused(Call.post(FileDriver.FILES).header("X-File-Name", "a.pdf"), 422, "file");
    }

    static Stream<Arguments> forms() {
        Part file = Part.file("a.pdf", PDF);
        return Stream.of(
            Arguments.of(new Part[] {Part.field("metadata", "{}")}, "file"),
            Arguments.of(new Part[] {file, file}, "file"),
            Arguments.of(new Part[] {new Part("file", null, PDF)}, "file"),
            Arguments.of(new Part[] {file, Part.file("metadata", PDF), Part.field("colour", "red")}, "file"),
            Arguments.of(new Part[] {file, Part.field("colour", "red")}, "colour"),
            Arguments.of(new Part[] {Part.field("colour", "red"), file}, "colour"),
            Arguments.of(new Part[] {file, Part.field("metadata", "[]")}, "metadata"),
            Arguments.of(new Part[] {file, Part.field("metadata", "{")}, "metadata"),
            Arguments.of(new Part[] {Part.field("metadata", "{\"a\":1,\"a\":2}"), file}, "metadata"),
            Arguments.of(new Part[] {file, Part.field("metadata",
                "{\"a\":\"" + "x".repeat(16 << 10) + "\"}")}, "metadata"),
            Arguments.of(new Part[] {file, Part.field("metadata", "x".repeat(100 << 10))}, "metadata"),
            Arguments.of(new Part[] {file, Part.field("metadata", "{}"), Part.field("metadata", "{}")},
                "metadata"),
            Arguments.of(new Part[] {file, Part.field("expires_at", "tomorrow")}, "expires_at"),
            Arguments.of(new Part[] {Part.field("expires_at", "2020-01-01T00:00:00Z"), file}, "expires_at"),
            Arguments.of(new Part[] {file, Part.field("name", "b.pdf")}, "name"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_form_has_one_file_and_what_is_said_about_it(Part[] parts, String field) {
        refused(FileDriver.form(parts), 422, field);
    }

    @Test
    void a_form_that_does_not_end_or_has_no_boundary_is_unreadable() {
        Call whole = FileDriver.form(Part.file("a.pdf", PDF));
        byte[] body = whole.bodyBytes();
        refused(whole.body(java.util.Arrays.copyOf(body, body.length - 20)), 400);
        refused(whole.without("Content-Type").header("Content-Type", "multipart/form-data"), 400);
        refused(whole.without("Content-Type").header("Content-Type", "multipart/form-data; boundary=other"), 400);
        refused(whole.body(new byte[0]), 400);
    }

    @Test
    void it_is_not_packed_on_its_way() {
        refused(FileDriver.raw("a.pdf", PDF).gzipped(), 415);
    }

    @Test
    void what_is_announced_beyond_the_plan_is_refused_before_its_first_byte() {
        for (FileDriver files : FileDriver.both(world)) {
            for (String header : List.of("X-File-Name: a.pdf",
                    "Content-Type: multipart/form-data; boundary=b")) {
                FilesKept before = FilesKept.of(world);
                try (var wire = world.http().wire()) {
                    wire.write("POST /v1/files HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                        + files.secret() + "\r\n" + header + "\r\nContent-Length: " + (3L << 30)
                        + "\r\n\r\n");
                    files.refused(wire.answer(Call.post(FileDriver.FILES).undocumented()), 413);
                }
                before.assertStill(world);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"59", "604801", "0", "-1"})
    void a_link_has_its_bounds(long seconds) {
        FileDriver files = FileDriver.both(world).getFirst();
        String id = files.ready("a.pdf", PDF).path("id").asString();
        refused(Call.post(FileDriver.path(id) + "/links").json(Json.object("expires_in", seconds)), 422,
            "expires_in");
    }

    @Test
    void an_appeal_is_for_what_is_in_quarantine() {
        String id = FileDriver.both(world).getFirst().ready("a.pdf", PDF).path("id").asString();
        refused(Call.post(FileDriver.path(id) + "/appeal").json(Json.object("reason", "x")), 409);
        refused(Call.post(FileDriver.path(id) + "/appeal").json("{}"), 422, "reason");
        refused(Call.post(FileDriver.path(id) + "/appeal").json(Json.object("reason", "x".repeat(2_001))), 422,
            "reason");
    }

    @Test
    void an_end_that_is_over_is_none() {
        String id = FileDriver.both(world).getFirst().ready("a.pdf", PDF).path("id").asString();
        refused(Call.patch(FileDriver.path(id)).json("{\"expires_at\":\"2020-01-01T00:00:00Z\"}"), 422,
            "expires_at");
        refused(Call.patch(FileDriver.path(id)).json("{\"name\":null}"), 422, "name");
        refused(Call.patch(FileDriver.path(id)).json("{\"status\":\"scanning\",\"size\":7}"), 422, "size",
            "status");
    }

    @Test
    void a_batch_brings_no_files() {
        FileDriver files = FileDriver.both(world).getFirst();
        JsonNode result = files.send(Call.post("/v1/batch").json(Json.object("operations", List.of(
            Json.object("method", "POST", "path", "/v1/files", "body", Json.object("name", "a.pdf"))))))
            .must(200).json().at("/results/0");
        assertThat(result.path("status").asInt()).isEqualTo(422);
        String missing = "/v1/files/" + UUID.randomUUID() + "/content";
        assertThat(files.send(Call.get(missing)).status()).isEqualTo(404);
    }
}

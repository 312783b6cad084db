package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Ledger;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What breaks the protocol tus, refused in either dress, and nothing has become of it.
@AcceptanceTest
class BadUploadTest {

    private static final byte[] BYTES = FileDriver.bytes("hello");
    private static final String METADATA = "Upload-Metadata";
    private static final String LENGTH = "Upload-Length";

    private final World world;

    BadUploadTest(World world) {
        this.world = world;
    }

    /// @param field at fault, null for none
    private Answer refused(UploadDriver uploads, Call call, int status, @Nullable String field) {
        FilesKept before = FilesKept.of(world);
        Answer[] answer = new Answer[1];
        assertThat(world.ledger().gained(() -> answer[0] = uploads.files().send(call.undocumented())))
            .isEqualTo(Ledger.NOTHING);
        List<String> named = uploads.files().refused(answer[0], status);
        if (status == 422) {
            assertThat(named).as(answer[0].toString()).containsExactly(field);
        } else if (field != null) {
            assertThat(answer[0].text()).contains("\"field\":\"" + field + "\"");
        }
        before.assertStill(world);
        assertThat(answer[0].need("Tus-Resumable")).isEqualTo("1.0.0");
        return answer[0];
    }

    private Stream<UploadDriver> both() {
        return FileDriver.both(world).stream().map(UploadDriver::new);
    }

    static Stream<Arguments> creations() {
        Call good = UploadDriver.creation(5, "a.pdf");
        Call unnamed = good.without(METADATA);
        Call endless = good.without(LENGTH);
        return Stream.of(
            Arguments.of("no length", endless, 400, LENGTH),
            Arguments.of("a length below 0", endless.header(LENGTH, "-1"), 400, LENGTH),
            Arguments.of("no number", endless.header(LENGTH, "5 bytes"), 400, LENGTH),
            Arguments.of("beyond all numbers", endless.header(LENGTH, "9".repeat(19)), 400, LENGTH),
            Arguments.of("much too long", endless.header(LENGTH, "9".repeat(30)), 400, LENGTH),
            Arguments.of("nothing", endless.header(LENGTH, "0"), 422, LENGTH),
            Arguments.of("3 GiB", endless.header(LENGTH, Long.toString(3L << 30)), 413, null),
            Arguments.of("length later", endless.header("Upload-Defer-Length", "1"), 400,
                "Upload-Defer-Length"),
            Arguments.of("a part of others", good.header("Upload-Concat", "partial"), 400, "Upload-Concat"),
            Arguments.of("no metadata", unnamed, 400, METADATA),
            Arguments.of("no name", unnamed.header(METADATA, "filetype YQ=="), 400, METADATA),
            Arguments.of("no base64", unnamed.header(METADATA, "filename a.pdf"), 400, METADATA),
            Arguments.of("half base64", unnamed.header(METADATA, "filename YQ="), 400, METADATA),
            Arguments.of("an empty pair", unnamed.header(METADATA, "filename YQ==,"), 400, METADATA),
            Arguments.of("a name twice", unnamed.header(METADATA, "filename YQ==,filename Yg=="), 400,
                METADATA),
            Arguments.of("no UTF-8", unnamed.header(METADATA, "filename /w=="), 400, METADATA),
            Arguments.of("a path", named("../a.pdf"), 422, "name"),
            Arguments.of("an empty name", unnamed.header(METADATA, "filename"), 422, "name"),
            Arguments.of("a control", named("a\u0000.pdf"), 422, "name"),
            Arguments.of("a long name", named("n".repeat(300)), 422, "name"),
            Arguments.of("metadata that is no object",
                and("metadata", "[1]"), 422, "metadata"),
            Arguments.of("metadata that is no JSON", and("metadata", "{"), 422, "metadata"),
            Arguments.of("no time", and("expires_at", "tomorrow"), 422, "expires_at"),
            Arguments.of("a time that is over", and("expires_at", "2001-01-01T00:00:00Z"), 422, "expires_at"),
            Arguments.of("an unknown sum", good.header("Upload-Checksum", "crc32 AAAA"), 400,
                "Upload-Checksum"),
            Arguments.of("a sum without base64", good.header("Upload-Checksum", "sha1 ?"), 400,
                "Upload-Checksum"),
            Arguments.of("another sum", UploadDriver.with(good, BYTES).header("Upload-Checksum", "sha1 AAAA"),
                460, null),
            Arguments.of("more than announced", UploadDriver.with(good, new byte[6]), 413, null),
            Arguments.of("another type", good.header("Content-Type", "text/plain").body(BYTES), 415, null));
    }

    private static Call named(String name) {
        return UploadDriver.creation(5, name);
    }

    private static Call and(String name, String value) {
        Call good = UploadDriver.creation(5, "a.pdf");
        return good.without(METADATA).header(METADATA,
            good.header(METADATA).orElseThrow() + "," + name + " " + UploadDriver.base64(value));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("creations")
    void a_creation_is_refused(String what, Call call, int status, @Nullable String field) {
        both().forEach(uploads -> refused(uploads, call, status, field));
    }

    static Stream<Arguments> additions() {
        Function<String, Call> good = id -> UploadDriver.addition(id, 2, BYTES);
        return Stream.of(
            Arguments.of("behind the offset", change(good, "Upload-Offset", "3"), 409, null),
            Arguments.of("before the offset", change(good, "Upload-Offset", "0"), 409, null),
            Arguments.of("no offset", without(good, "Upload-Offset"), 400, "Upload-Offset"),
            Arguments.of("no number", change(good, "Upload-Offset", "two"), 400, "Upload-Offset"),
            Arguments.of("another type", change(good, "Content-Type", "application/octet-stream"), 415, null),
            Arguments.of("no type", without(good, "Content-Type"), 415, null),
            Arguments.of("packed", change(good, "Content-Encoding", "gzip"), 415, null),
            Arguments.of("too many",
                (Function<String, Call>) id -> UploadDriver.addition(id, 2, new byte[9]), 413, null),
            Arguments.of("another sum", change(good, "Upload-Checksum", "sha256 AAAA"), 460, null),
            Arguments.of("an unknown sum", change(good, "Upload-Checksum", "sha512 AAAA"), 400,
                "Upload-Checksum"));
    }

    private static Function<String, Call> without(Function<String, Call> call, String header) {
        return id -> call.apply(id).without(header);
    }

    private static Function<String, Call> change(Function<String, Call> call, String header, String value) {
        return id -> call.apply(id).without(header).header(header, value);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("additions")
    void an_addition_is_refused(
        String what, Function<String, Call> call, int status, @Nullable String field) {
        both().forEach(uploads -> {
            String id = uploads.begin(10, "a.pdf");
            uploads.add(id, 0, new byte[2]);
            refused(uploads, call.apply(id), status, field);
            assertThat(uploads.offset(id)).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @CsvSource(value = {"-", "0.2.2", "1.0", "2.0.0"})
    void another_version_is_refused_with_the_one_that_is_spoken(String version) {
        both().forEach(uploads -> {
            String id = uploads.begin(10, "a.pdf");
            for (Call call : List.of(UploadDriver.creation(5, "a.pdf"), UploadDriver.addition(id, 0, BYTES),
                    UploadDriver.speaking(Call.delete(UploadDriver.path(id))))) {
                Call other = call.without("Tus-Resumable");
                Answer answer = refused(
                    uploads, version.equals("-") ? other : other.header("Tus-Resumable", version), 412, null);
                assertThat(answer.need("Tus-Version")).isEqualTo("1.0.0");
            }
            assertThat(uploads.offset(id)).isZero();
        });
    }

    @Test
    void what_others_upload_is_not_there() {
        String foreign = new UploadDriver(FileDriver.platform(world, world.rival().platform().secret()))
            .begin(10, "a.pdf");
        both().forEach(uploads -> {
            String usual = uploads.files().upload("a.pdf", FileDriver.PDF).path("id").asString();
            uploads.files().settled(usual);
            for (String id : List.of(foreign, usual, UUID.randomUUID().toString())) {
                refused(uploads, UploadDriver.addition(id, 0, BYTES), 404, null);
                refused(uploads, UploadDriver.head(id), 404, null);
                refused(uploads, UploadDriver.speaking(Call.delete(UploadDriver.path(id))), 404, null);
            }
            refused(uploads, UploadDriver.head("what"), 400, null);
        });
    }
}

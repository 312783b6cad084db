package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.Surface.Refusal;
import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Ledger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Bodies that a ticket, a comment or a change must not be made of. Each is refused with the exact status,
/// code and shape of its surface, and leaves nothing behind.
@AcceptanceTest
class BadBodyTest {

    private static final String FACE = "\uD83D\uDE00";

    private final World world;

    BadBodyTest(World world) {
        this.world = world;
    }

    /// A body; `@` stands for the surface's name of the subject.
    ///
    /// @param body its bytes as ISO 8859-1 text
    /// @param field what `/v1` has to name, empty when the body as a whole is wrong
    record Row(String name, String body, String field, Refusal v1, Refusal integration) {

        Refusal refusal(Surface surface) {
            return surface.isOnV1() ? v1 : integration;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> newTickets() {
        List<Row> both = new ArrayList<>();
        both.addAll(unreadable());
        both.addAll(notUtf8());
        both.addAll(wrongFields());
        List<Arguments> rows = new ArrayList<>();
        for (Surface surface : Surface.OF_TICKETS) {
            both.forEach(row -> rows.add(Arguments.of(surface, row)));
        }
        Surface.ON_V1.forEach(surface ->
            v1Fields().forEach(row -> rows.add(Arguments.of(surface, row))));
        return rows.stream();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("newTickets")
    void no_ticket_is_made_of(Surface surface, Row row) {
        Call call =
            surface.owned(world, Call.post(surface.path("/tickets"))).json(spelled(row.body(), surface));
        refused(surface, call, row);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("newComments")
    void no_comment_is_made_of(Surface surface, Row row) {
        String path = surface.path("/tickets/" + ticket() + "/comments");
        refused(surface, surface.owned(world, Call.post(path)).json(spelled(row.body(), surface)), row);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("newStates")
    void no_status_is_changed_by(Surface surface, Row row) {
        String path = surface.path("/tickets/" + ticket() + (surface.isOnV1() ? "" : "/status"));
        refused(surface, surface.owned(world, Call.patch(path)).json(spelled(row.body(), surface)), row);
    }

    @ParameterizedTest
    @Surface.OfTickets
    void five_hundred_code_points_beyond_the_basic_plane_fit(Surface surface) {
        Call call = surface.owned(world, Call.post(surface.path("/tickets")))
            .json(Json.object(surface.subject(), FACE.repeat(500)));
        assertThat(world.send(call).must(201).text()).contains(FACE.repeat(500));
    }

    @ParameterizedTest
    @Surface.OfTickets
    void free_metadata_comes_back_as_sent(Surface surface) {
        String metadata =
            "{\"z\":1.50,\"a\":[1e3,-0,12345678901234567890123],\"m\":{\"k\":\"\u00e9" + FACE + "\"}}";
        Call call = surface.owned(world, Call.post(surface.path("/tickets")))
            .json("{\"" + surface.subject() + "\":\"Numbers\",\"metadata\":" + metadata + "}");
        assertThat(world.send(call).must(201).text()).contains("\"metadata\":" + metadata);
    }

    @ParameterizedTest
    @EnumSource(names = "INTEGRATION")
    void unknown_fields_are_passed_over(Surface surface) {
        Call call = surface.owned(world, Call.post(surface.path("/tickets")))
            .json("{\"title\":\"x\",\"colour\":\"red\",\"status\":\"closed\"}").undocumented();
        assertThat(world.send(call).must(201).json().at("/ticket/status").asString()).isEqualTo("open");
    }

    static Stream<Arguments> newComments() {
        return onBoth(
            missing("no content", "{}", "content"),
            missing("content null", "{\"content\":null}", "content"),
            wrong("content a number", "{\"content\":7}", "content"),
            wrong("content a list", "{\"content\":[\"a\"]}", "content"),
            wrong("content too long", "{\"content\":\"" + "x".repeat(65_537) + "\"}", "content"),
            wrong("is_internal a text", "{\"content\":\"x\",\"is_internal\":\"yes\"}", "is_internal"),
            unreadable("cut off", "{\"content\":\"x\""),
            unreadable("a NUL", "{\"content\":\"\\u0000\"}"));
    }

    static Stream<Arguments> newStates() {
        return Stream.concat(
            onBoth(
                wrong("an unknown status", "{\"status\":\"done\"}", "status"),
                wrong("a number", "{\"status\":1}", "status"),
                wrong("another case", "{\"status\":\"OPEN\"}", "status"),
                unreadable("cut off", "{\"status\":")),
            Stream.of(Arguments.of(Surface.INTEGRATION, missing("no status", "{}", "status"))));
    }

    private static List<Row> unreadable() {
        return List.of(
            unreadable("nothing", ""),
            unreadable("blanks", "  \n"),
            unreadable("an open brace", "{"),
            unreadable("cut off", "{\"@\":\"x\""),
            unreadable("a trailing comma", "{\"@\":\"x\",}"),
            unreadable("single quotes", "{'@':'x'}"),
            unreadable("a bare name", "{@:\"x\"}"),
            unreadable("a bare value", "{\"@\":x}"),
            unreadable("two documents", "{\"@\":\"x\"}{\"@\":\"y\"}"),
            unreadable("a tail", "{\"@\":\"x\"} x"),
            unreadable("a comment", "{\"@\":\"x\"/* why */}"),
            unreadable("no comma", "{\"@\":\"x\" \"priority\":\"low\"}"),
            unreadable("a leading zero", "{\"@\":\"x\",\"metadata\":{\"a\":01}}"),
            unreadable("a plus", "{\"@\":\"x\",\"metadata\":{\"a\":+1}}"),
            unreadable("a bare point", "{\"@\":\"x\",\"metadata\":{\"a\":.5}}"),
            unreadable("not a number", "{\"@\":\"x\",\"metadata\":{\"a\":NaN}}"),
            unreadable("a raw line break", "{\"@\":\"a\nb\"}"),
            unreadable("an unknown escape", "{\"@\":\"\\x\"}"),
            unreadable("half an escape", "{\"@\":\"\\u12\"}"),
            unreadable("a list", "[{\"@\":\"x\"}]"),
            unreadable("a text", "\"x\""),
            unreadable("null", "null"),
            unreadable("a number", "42"),
            unreadable("a duplicate key", "{\"@\":\"x\",\"@\":\"y\"}"),
            unreadable("a duplicate key inside", "{\"@\":\"x\",\"metadata\":{\"a\":1,\"a\":2}}"),
            unreadable("a duplicate key, escaped", "{\"@\":\"x\",\"metadata\":{\"a\":1,\"\\u0061\":2}}"),
            unreadable("a lone high surrogate", "{\"@\":\"\\ud800\"}"),
            unreadable("a lone low surrogate", "{\"@\":\"\\udc00x\"}"),
            unreadable("surrogates the wrong way round", "{\"@\":\"\\udc00\\ud800\"}"),
            unreadable("a lone surrogate in a key", "{\"@\":\"x\",\"metadata\":{\"\\ud800\":1}}"),
            unreadable("a NUL", "{\"@\":\"a\\u0000b\"}"),
            unreadable("a NUL inside", "{\"@\":\"x\",\"metadata\":{\"a\":\"\\u0000\"}}"),
            unreadable("depth 10,000",
                "{\"@\":\"x\",\"metadata\":" + "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000) + "}"),
            unreadable("depth 10,000 of lists", "[".repeat(10_000) + "]".repeat(10_000)));
    }

    private static List<Row> notUtf8() {
        return Stream.of("c328", "c0af", "eda080", "e282", "f8888080", "ff").map(hex ->
            row("bytes " + hex, latin(HexFormat.of().parseHex("7b2240223a22" + hex + "227d")))).toList();
    }

    private static List<Row> wrongFields() {
        return List.of(
            missing("no subject", "{}", "@"),
            missing("no subject but more", "{\"description\":\"x\"}", "@"),
            wrong("a subject of 501", "{\"@\":\"" + "x".repeat(501) + "\"}", "@"),
            wrong("a subject of 501 faces", "{\"@\":\"" + FACE.repeat(501) + "\"}", "@"),
            wrong("a subject that is a number", "{\"@\":7}", "@"),
            wrong("a subject that is true", "{\"@\":true}", "@"),
            wrong("a subject that is a list", "{\"@\":[\"x\"]}", "@"),
            wrong("a subject that is an object", "{\"@\":{}}", "@"),
            wrong("a description that is a number", "{\"@\":\"x\",\"description\":7}", "description"),
            wrong("a long description",
                "{\"@\":\"x\",\"description\":\"" + "x".repeat(65_537) + "\"}", "description"),
            wrong("an unknown priority", "{\"@\":\"x\",\"priority\":\"extreme\"}", "priority"),
            wrong("a priority in capitals", "{\"@\":\"x\",\"priority\":\"High\"}", "priority"),
            wrong("a priority that is a number", "{\"@\":\"x\",\"priority\":1}", "priority"),
            wrong("a category of 101", "{\"@\":\"x\",\"category\":\"" + "x".repeat(101) + "\"}", "category"),
            wrong("metadata that is a text", "{\"@\":\"x\",\"metadata\":\"{}\"}", "metadata"),
            wrong("metadata that is a list", "{\"@\":\"x\",\"metadata\":[]}", "metadata"),
            wrong("metadata beyond 16 KiB",
                "{\"@\":\"x\",\"metadata\":{\"a\":\"" + "x".repeat(16_384) + "\"}}", "metadata"),
            wrong("metadata nine deep",
                "{\"@\":\"x\",\"metadata\":" + "{\"a\":".repeat(9) + "1" + "}".repeat(9) + "}", "metadata"),
            wrong("1e400 in metadata", "{\"@\":\"x\",\"metadata\":{\"a\":1e400}}", "metadata"));
    }

    private static List<Row> v1Fields() {
        return List.of(
            wrong("an unknown field", "{\"@\":\"x\",\"colour\":\"red\"}", "colour"),
            wrong("a subject that is null", "{\"@\":null}", "@"),
            wrong("an unknown status", "{\"@\":\"x\",\"status\":\"done\"}", "status"),
            wrong("a subject and another title", "{\"@\":\"x\",\"title\":\"y\"}", "title"),
            wrong("an id of one's own", "{\"@\":\"x\",\"id\":\"TCK-1\"}", "id"),
            wrong("a creation time of one's own", "{\"@\":\"x\",\"created_at\":\"2024-01-01T00:00:00Z\"}",
                "created_at"),
            wrong("no address", "{\"@\":\"x\",\"customer_email\":\"nobody\"}", "customer_email"),
            wrong("a long address",
                "{\"@\":\"x\",\"customer_email\":\"" + "x".repeat(250) + "@a.io\"}", "customer_email"),
            wrong("tags that are a text", "{\"@\":\"x\",\"tags\":\"a\"}", "tags"),
            wrong("21 tags", "{\"@\":\"x\",\"tags\":[" + "\"a\",".repeat(20) + "\"b\"]}", "tags"),
            wrong("a tag of 51", "{\"@\":\"x\",\"tags\":[\"a\",\"" + "x".repeat(51) + "\"]}", "tags[1]"),
            wrong("a tag that is a number", "{\"@\":\"x\",\"tags\":[7]}", "tags[0]"));
    }

    private void refused(Surface surface, Call call, Row row) {
        Answer[] answer = new Answer[1];
        assertThat(world.ledger().gained(() -> answer[0] = world.send(call))).isEqualTo(Ledger.NOTHING);
        surface.assertRefused(answer[0], row.refusal(surface));
        if (surface.isOnV1() && !row.field().isEmpty()) {
            assertThat(surface.fields(answer[0].json()))
                .contains(row.field().replace("@", surface.subject()));
        }
    }

    private String ticket() {
        TicketDriver driver = new IntegrationDriver(world, world.acme().integration().secret());
        String subject = "Target " + UUID.randomUUID();
        return driver.ticket(driver.open(Json.object("title", subject)).must(201)).path("id").asString();
    }

    private static byte[] spelled(String body, Surface surface) {
        return body.replace("\"@\"", "\"" + surface.subject() + "\"")
            .replace("{@", "{" + surface.subject())
            .replace("'@'", "'" + surface.subject() + "'")
            .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Stream<Arguments> onBoth(Row... rows) {
        return Surface.OF_TICKETS.stream()
            .flatMap(surface -> Stream.of(rows).map(row -> Arguments.of(surface, row)));
    }

    private static Row unreadable(String name, String body) {
        return row(name, latin(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static Row row(String name, String body) {
        return new Row(name, body, "", Refusal.of(400, "VALIDATION_ERROR"), Refusal.of(400, "bad_request"));
    }

    private static Row missing(String name, String body, String field) {
        return new Row(name, latin(body.getBytes(StandardCharsets.UTF_8)), field,
            Refusal.of(422, "VALIDATION_ERROR"), Refusal.of(400, "missing_required_field"));
    }

    private static Row wrong(String name, String body, String field) {
        return new Row(name, latin(body.getBytes(StandardCharsets.UTF_8)), field,
            Refusal.of(422, "VALIDATION_ERROR"), Refusal.of(400, "invalid_field"));
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}

package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.Surface.Refusal;
import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Ledger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that are wrong before their body matters: path, method, query, headers, type, size.
@AcceptanceTest
class BadRequestTest {

    private static final int MIB = 1024 * 1024;
    private static final Refusal NOT_FOUND = Refusal.of(404, "RESOURCE_NOT_FOUND");
    private static final Refusal BAD = Refusal.of(400, "VALIDATION_ERROR");

    private final World world;

    BadRequestTest(World world) {
        this.world = world;
    }

    /// @param call below the mount, with its body but without a credential
    record Row(String name, Surface surface, Call call, Refusal refusal) {

        @Override
        public String toString() {
            return surface + ": " + name;
        }
    }

    static Stream<Row> requests() {
        List<Row> rows = new ArrayList<>();
        Surface.OF_TICKETS.forEach(surface -> paths(surface, rows));
        accountsPaths(rows);
        for (Surface surface : Surface.values()) {
            types(surface, rows);
            sizes(surface, rows);
            others(surface, rows);
        }
        Surface.ON_V1.forEach(surface -> v1Paths(surface, rows));
        for (String contract : List.of("accounts", "integration", "colour")) {
            rows.add(new Row("the contract " + contract, Surface.V1,
                Call.get("/v1/tickets").header("X-API-Contract", contract), BAD));
        }
        return rows.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void is_refused(Row row) {
        Call call = row.surface().owned(world, row.call());
        Answer[] answer = new Answer[1];
        assertThat(world.ledger().gained(() -> answer[0] = world.http().sendRaw(call)))
            .isEqualTo(Ledger.NOTHING);
        row.surface().assertRefused(answer[0], row.refusal());
    }

    static Stream<Arguments> wrongMethods() {
        String id = "/tickets/" + UUID.randomUUID();
        String webhook = "/webhooks/" + UUID.randomUUID();
        String delivery = "/webhooks/deliveries/" + UUID.randomUUID();
        return Stream.of(
            Arguments.of(Surface.V1, "PUT", "/tickets", "GET, POST"),
            Arguments.of(Surface.V1, "DELETE", "/tickets", "GET, POST"),
            Arguments.of(Surface.V1, "POST", id, "GET, PATCH, PUT, DELETE"),
            Arguments.of(Surface.V1, "PUT", id + "/comments", "GET, POST"),
            Arguments.of(Surface.V1, "POST", "/events", "GET"),
            Arguments.of(Surface.V1, "POST", "/request-log", "GET"),
            Arguments.of(Surface.V1, "DELETE", "/webhooks", "GET, POST"),
            Arguments.of(Surface.V1, "POST", webhook, "GET, PATCH, PUT, DELETE"),
            Arguments.of(Surface.V1, "GET", webhook + "/test", "POST"),
            Arguments.of(Surface.V1, "POST", webhook + "/deliveries", "GET"),
            Arguments.of(Surface.V1, "DELETE", delivery, "GET"),
            Arguments.of(Surface.V1, "GET", delivery + "/retry", "POST"),
            Arguments.of(Surface.V1, "BREW", "/tickets", "GET, POST"),
            Arguments.of(Surface.V1, "TRACE", "/tickets", "GET, POST"),
            Arguments.of(Surface.INTEGRATION, "GET", "/tickets", "POST"),
            Arguments.of(Surface.INTEGRATION, "DELETE", id, "GET"),
            Arguments.of(Surface.INTEGRATION, "GET", id + "/comments", "POST"),
            Arguments.of(Surface.INTEGRATION, "PUT", id + "/status", "PATCH"),
            Arguments.of(Surface.INTEGRATION, "POST", "/", "GET"),
            Arguments.of(Surface.ACCOUNTS, "GET", "/users", "POST"),
            Arguments.of(Surface.ACCOUNTS, "PUT", "/users/1", "GET"),
            Arguments.of(Surface.ACCOUNTS, "DELETE", "/users/1", "GET"));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @MethodSource("wrongMethods")
    void a_wrong_method_is_told_the_right_ones(Surface surface, String method, String path, String allowed) {
        Answer answer = world.http().sendRaw(surface.owned(world, Call.of(method, surface.path(path))));
        surface.assertRefused(answer, code(surface, 405, "METHOD_NOT_ALLOWED"));
        List<String> told = List.of(answer.need("Allow").split(", *"));
        assertThat(told.stream().filter(m -> !m.equals("HEAD") && !m.equals("OPTIONS")))
            .containsExactlyInAnyOrder(allowed.split(", "));
    }

    @ParameterizedTest
    @EnumSource
    void a_body_of_exactly_ten_mebibytes_is_read(Surface surface) {
        Call call = surface.owned(world, Call.post(surface.collection())).json(padded(surface, 10 * MIB));
        world.http().sendRaw(call.undocumented()).must(surface.made());
    }

    @ParameterizedTest
    @Surface.OfTickets
    void gzip_in_and_out_works(Surface surface) {
        Call call = surface.owned(world, Call.post(surface.path("/tickets")))
            .json(Json.object(surface.subject(), "Pressed", "description", "x".repeat(5000)))
            .gzipped()
            .header("Accept-Encoding", "gzip");
        Answer answer = world.send(call).must(201);
        assertThat(answer.need("Content-Encoding")).isEqualTo("gzip");
        assertThat(answer.text()).contains("Pressed");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "application/json; charset=utf-8", "APPLICATION/JSON", "application/json;charset=\"UTF-8\""})
    void parameters_and_case_of_the_type_do_not_matter(String type) {
        for (Surface surface : Surface.values()) {
            Call call = surface.owned(world, Call.post(surface.collection()))
                .header("Content-Type", type)
                .body(surface.fresh("Typed").toString().getBytes(StandardCharsets.UTF_8));
            world.send(call).must(surface.made());
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_longest_allowed_head_is_read(Surface surface) {
        String padding = "a".repeat(8192 - surface.path("/").length() - "?x=".length());
        Call longUrl = surface.owned(world, Call.get(surface.path("/") + "?x=" + padding));
        assertThat(world.http().sendRaw(longUrl.undocumented()).status()).isNotIn(414, 431);
        Call manyHeaders = surface.owned(world, surface.missing())
            .header("X-Padding", "a".repeat(31 * 1024));
        world.http().sendRaw(manyHeaders).must(404);
    }

    private static void paths(Surface surface, List<Row> rows) {
        String id = UUID.randomUUID().toString();
        add(rows, "an unknown path", surface, Call.get(surface.path("/nothing")), NOT_FOUND);
        add(rows, "a longer path", surface, Call.get(surface.path("/tickets/" + id + "/comments/x/y")),
            NOT_FOUND);
        add(rows, "another case", surface, Call.get(surface.path("/Tickets/" + id)), NOT_FOUND);
        add(rows, "a ticket that is missing", surface, Call.get(surface.path("/tickets/" + id)), NOT_FOUND);
        for (String bad : List.of("nonsense", "123-456", id + "0", id.substring(1), "%20", "TCK-", "TCK-x",
            "TCK--1", id.replace("-", ""), "TCK-99999999999999999999")) {
            if (surface == Surface.INTEGRATION || !bad.equals(id.replace("-", ""))) {
                rows.add(new Row("the id " + bad, surface, Call.get(surface.path("/tickets/" + bad)),
                    surface.isOnV1() ? BAD : Refusal.of(400, "invalid_field")));
            }
        }
        for (String unreadable : List.of("..%2f" + id, "%00", "%zz", "%ff", "../tickets/" + id, ";a=b")) {
            Call call = Call.get(surface.path("/tickets/" + unreadable));
            rows.add(new Row("the path " + unreadable, surface, call,
                surface.bad()));
        }
        rows.add(new Row("51 query parameters", surface,
            Call.get(surface.path("/tickets/" + id) + "?" + parameters(51)),
            surface.bad()));
    }

    private static void accountsPaths(List<Row> rows) {
        Surface surface = Surface.ACCOUNTS;
        for (String path : List.of("", "/", "/nothing", "/tickets", "/users/1/x", "/Users/1", "/users/",
            "/users/0", "/users/-1", "/users/01", "/users/1.0", "/users/me", "/users/abc",
            "/users/9007199254740992", "/users/99999999999999999999", "/users/" + UUID.randomUUID(),
            "/users/usr_01h455vb4pex5vsknk084sn02q")) {
            rows.add(new Row("GET " + path, surface, Call.get(surface.path(path)), NOT_FOUND));
        }
        for (String unreadable : List.of("%00", "%zz", "%ff", "..%2f1", ";a=b")) {
            rows.add(new Row("the path " + unreadable, surface,
                Call.get(surface.path("/users/" + unreadable)), surface.bad()));
        }
        rows.add(new Row("51 query parameters", surface,
            Call.get(surface.path("/users/1?") + parameters(51)), surface.bad()));
    }

    private static void types(Surface surface, List<Row> rows) {
        byte[] body = ("{\"" + surface.subject() + "\":\"x\"}").getBytes(StandardCharsets.UTF_8);
        Call post = Call.post(surface.collection()).body(body);
        for (String type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x", "application/jsonx", "application/json, text/plain", "json",
            "")) {
            add(rows, "the type '" + type + "'", surface, post.header("Content-Type", type),
                Refusal.of(415, "UNSUPPORTED_MEDIA_TYPE"));
        }
        add(rows, "no type", surface, post, Refusal.of(415, "UNSUPPORTED_MEDIA_TYPE"));
        add(rows, "a charset other than UTF-8", surface,
            post.header("Content-Type", "application/json; charset=utf-16"),
            Refusal.of(415, "UNSUPPORTED_MEDIA_TYPE"));
        for (String encoding : List.of("br", "deflate", "gzip, gzip", "zstd")) {
            add(rows, "the encoding " + encoding, surface,
                post.json(body).header("Content-Encoding", encoding),
                Refusal.of(415, "UNSUPPORTED_MEDIA_TYPE"));
        }
        byte[] cut = Arrays.copyOf(post.json(body).gzipped().bodyBytes(), 15);
        rows.add(new Row("gzip that is none", surface, post.json(body).header("Content-Encoding", "gzip"),
            surface.bad()));
        rows.add(new Row("gzip cut off", surface, post.json(cut).header("Content-Encoding", "gzip"),
            surface.bad()));
        add(rows, "an answer that we cannot write", surface,
            surface.missing().header("Accept", "text/html"),
            Refusal.of(406, "NOT_ACCEPTABLE"));
    }

    private static void sizes(Surface surface, List<Row> rows) {
        Call post = Call.post(surface.collection());
        String target = surface.collection() + "?x=";
        Refusal tooLarge = Refusal.of(413, "CONTENT_TOO_LARGE");
        add(rows, "a body one byte too long", surface, post.json(padded(surface, 10 * MIB + 1)), tooLarge);
        add(rows, "a body of 30 MiB", surface, post.json(padded(surface, 30 * MIB)), tooLarge);
        add(rows, "a body in chunks, too long", surface,
            post.json(chunked(padded(surface, 10 * MIB + 1))).header("Transfer-Encoding", "chunked"),
            tooLarge);
        add(rows, "a gzip bomb of 200 MiB", surface, post.json(new byte[200 * MIB]).gzipped(), tooLarge);
        add(rows, "a gzip bomb of one byte too many", surface,
            post.json(padded(surface, 10 * MIB + 1)).gzipped(), tooLarge);
        add(rows, "a URL of 8,193 bytes", surface,
            Call.get(target + "a".repeat(8193 - target.length())),
            Refusal.of(414, "URI_TOO_LONG"));
        add(rows, "a URL of 20 KB", surface, Call.get(target + "a".repeat(20_000)),
            Refusal.of(414, "URI_TOO_LONG"));
        add(rows, "headers of 33 KiB", surface,
            Call.get(surface.collection()).header("X-Padding", "a".repeat(33 * 1024)),
            Refusal.of(431, "REQUEST_HEADER_FIELDS_TOO_LARGE"));
        add(rows, "headers of 48 KiB in pieces", surface,
            manyHeaders(Call.get(surface.collection()), 48),
            Refusal.of(431, "REQUEST_HEADER_FIELDS_TOO_LARGE"));
    }

    private static void others(Surface surface, List<Row> rows) {
        byte[] body = ("{\"" + surface.subject() + "\":\"x\"}").getBytes(StandardCharsets.UTF_8);
        Call post = Call.post(surface.collection()).json(body);
        Refusal bad = surface.bad();
        rows.add(new Row("an idempotency key of 256", surface, post.idempotent("k".repeat(256)), bad));
        rows.add(new Row("an empty idempotency key", surface, post.idempotent(""), bad));
        rows.add(new Row("an idempotency key with a blank", surface, post.idempotent("a b"), bad));
        rows.add(new Row("an idempotency key beyond ASCII", surface, post.idempotent("\u00e9"), bad));
        Call twoKeys = post.idempotent("a").header("Idempotency-Key", "b");
        rows.add(new Row("two idempotency keys", surface, twoKeys, bad));
    }

    private static void v1Paths(Surface surface, List<Row> rows) {
        for (String query : List.of("limit=0", "limit=-1", "limit=x", "limit=1e1", "page=0",
            "page=x", "offset=-1", "page=1&offset=0", "cursor=x", "cursor=", "cursor=abc&page=1",
            "sort=colour",
            "sort=-", "sort=subject", "status=done", "priority=extreme", "created_after=yesterday",
            "created_after=2024-13-01", "created_before=2024-01-01T00:00:00", "colour=red", "stauts=open",
            "status=open&status=closed", "q=%ff", "q=%zz", "q=%00", "tag=" + "x".repeat(200))) {
            rows.add(new Row("GET /tickets?" + query, surface, Call.get("/v1/tickets?" + query), BAD));
        }
        for (String query : List.of("after=-1", "after=x", "limit=0", "limit=x", "page=1", "since=0")) {
            rows.add(new Row("GET /events?" + query, surface, Call.get("/v1/events?" + query), BAD));
        }
        for (String query : List.of("status=99", "status=6xx", "created_after=x", "limit=0", "colour=red")) {
            rows.add(new Row("GET /request-log?" + query, surface,
                Call.get("/v1/request-log?" + query), BAD));
        }
        webhookPaths(surface, rows);
        rows.add(new Row("a brace in the path", surface, Call.get("/v1/tickets/{id}"), BAD));
    }

    private static void webhookPaths(Surface surface, List<Row> rows) {
        String id = UUID.randomUUID().toString();
        for (String path : List.of("/v1/webhooks/", "/v1/webhooks/deliveries/")) {
            rows.add(new Row("one that is missing: " + path, surface, Call.get(path + id), NOT_FOUND));
            for (String bad : List.of("nonsense", "wh_", "dlv_", "TCK-1", "wh_01h455vb4pex5vsknk084sn02!",
                "evt_01h455vb4pex5vsknk084sn02q", id + "0", "%00")) {
                rows.add(new Row("GET " + path + bad, surface, Call.get(path + bad), BAD));
            }
        }
        rows.add(new Row("a test of nothing", surface, Call.post("/v1/webhooks/" + id + "/test"),
            NOT_FOUND));
        rows.add(new Row("a repetition of nothing", surface,
            Call.post("/v1/webhooks/deliveries/" + id + "/retry"), NOT_FOUND));
        rows.add(new Row("deliveries of nothing", surface, Call.get("/v1/webhooks/" + id + "/deliveries"),
            NOT_FOUND));
        for (String query : List.of("limit=0", "limit=x", "page=0", "cursor=x", "sort=url", "url=x")) {
            rows.add(new Row("GET /webhooks?" + query, surface, Call.get("/v1/webhooks?" + query), BAD));
        }
        for (String query : List.of("state=done", "state=DEAD", "event=", "created_after=yesterday",
            "created_before=2024-13-01", "limit=-1", "cursor=abc", "webhook_id=x")) {
            rows.add(new Row("GET /webhooks/{id}/deliveries?" + query, surface,
                Call.get("/v1/webhooks/" + id + "/deliveries?" + query), BAD));
        }
    }

    private static void add(List<Row> rows, String name, Surface surface, Call call, Refusal v1) {
        rows.add(new Row(name, surface, call, code(surface, v1.status(), v1.code())));
    }

    /// The codes that 003 does not name are the words of `/v1` in lower case; a missing object is
    /// `not_found`.
    private static Refusal code(Surface surface, int status, String code) {
        return surface == Surface.INTEGRATION && status == 404
            ? Refusal.of(status, "not_found") : surface.refusal(status, code);
    }

    private static String parameters(int count) {
        return IntStream.range(0, count).mapToObj(i -> "p" + i + "=1").collect(Collectors.joining("&"));
    }

    private static Call manyHeaders(Call call, int kibibytes) {
        Call more = call;
        for (int i = 0; i < kibibytes; i++) {
            more = more.header("X-Padding-" + i, "a".repeat(1010));
        }
        return more;
    }

    /// A valid object in a body of exactly this length.
    private static byte[] padded(Surface surface, int length) {
        byte[] body = new byte[length];
        Arrays.fill(body, (byte) ' ');
        String object = surface.fresh("x").toString();
        byte[] start = object.substring(0, object.length() - 1).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(start, 0, body, 0, start.length);
        body[length - 1] = '}';
        return body;
    }

    private static byte[] chunked(byte[] body) {
        byte[] head = (Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] tail = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(head, head.length + body.length + tail.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        System.arraycopy(tail, 0, all, head.length + body.length, tail.length);
        return all;
    }
}

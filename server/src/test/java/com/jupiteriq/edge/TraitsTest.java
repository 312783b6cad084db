package com.jupiteriq.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.TestServer;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.edge.WholeLists.Form;
import com.jupiteriq.edge.v1.V1Routes;
import com.jupiteriq.edge.waiting.ListPlaces;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Problem;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What few routes have, through all rooms.
class TraitsTest {

    private static final AtomicReference<Request> ASKED = new AtomicReference<>();
    private static final TestServer SERVER = new TestServer(Things.class);
    private static final Account OPERATOR = SERVER.account();
    private static final String KEY = SERVER.key(SERVER.account(), "platform");
    private static final String NEW = "{\"text\":\"Hello\"}";
    private static final String LINES =
        "{\"id\":\"1\",\"text\":\"Hello\"}\n{\"id\":\"2\",\"text\":\"Hello\"}\n";
    private static final String THING = TraitRoutes.THING.text();

    @Configuration(proxyBeanMethods = false)
    static class Things {

        @Bean
        V1Routes things() {
            Route ask = Route.get("/asking").named("ask", "Ask.").givesAlike(SampleSurface.OWNER)
                .reads(request -> {
                    ASKED.set(request);
                    return new Reply.Alike(TraitRoutes.THING);
                });
            return new V1Routes(Stream.concat(TraitRoutes.all().stream(), Stream.of(ask)).toList());
        }
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void a_keyed_route_refuses_what_has_no_key_inside_a_batch_too() {
        HttpResponse<String> refused = SERVER.send("POST", "/v1/things", KEY, NEW);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"field\":\"X-Idempotency-Key\"");
        assertThat(SERVER.send("POST", "/v1/things", KEY, NEW, "Idempotency-Key", "a").statusCode())
            .isEqualTo(201);
        assertThat(batch("""
            {"method":"POST","path":"/things","body":{"text":"Hello"}},
            {"method":"POST","path":"/things","body":{"text":"Hello"},"headers":{"Idempotency-Key":"a"}}"""))
            .contains("\"status\":400", "X-Idempotency-Key", "\"Idempotent-Replayed\":\"true\"");
    }

    @Test
    void members_of_a_family_are_parameters() {
        assertThat(SERVER.get("/v1/things?attributes.size%5Bgt%5D=7", KEY).statusCode()).isEqualTo(200);
        assertThat(SERVER.get("/v1/things?attribute.size=7", KEY).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "application/x-ndjson               | {} | 202 | {\"id\":\"2\",\"text\":\"application/x-ndjson\"}",
        "TEXT/CSV; charset=UTF-8; header=present | a,b | 202 | {\"id\":\"3\",\"text\":\"text/csv\"}",
        "text/csv; charset=iso-8859-1       | a  | 415 | text/csv",
        "application/json                   | {} | 415 | application/x-ndjson or text/csv",
        "-                                  | {} | 415 | application/x-ndjson or text/csv",
        "text/csv                           | -  | 400 | The body is empty."})
    void a_file_is_a_body_of_a_type(String type, String file, int status, String says) {
        var request = SERVER.request("/v1/things/import", KEY)
            .POST(file == null ? BodyPublishers.noBody() : BodyPublishers.ofString(file));
        HttpResponse<String> answer =
            SERVER.send(type == null ? request : request.setHeader("Content-Type", type));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(says);
    }

    @Test
    void the_bytes_of_a_file_are_what_an_idempotency_key_stands_for() {
        assertThat(imported("a,b", "text/csv").statusCode()).isEqualTo(202);
        assertThat(imported("a,b", "text/csv").headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(imported("a,c", "text/csv").statusCode()).isEqualTo(422);
        assertThat(imported("a,b", "application/x-ndjson").statusCode()).isEqualTo(422);
    }

    private static HttpResponse<String> imported(String file, String type) {
        return SERVER.send(SERVER.request("/v1/things/import", KEY).setHeader("Content-Type", type)
            .setHeader("Idempotency-Key", "file").POST(BodyPublishers.ofString(file)));
    }

    @Test
    void files_and_contents_are_no_part_of_a_batch() {
        assertThat(batch("""
            {"method":"POST","path":"/things/import","body":{}},
            {"method":"GET","path":"/things/1/content"}"""))
            .contains("\"failed\":2").containsPattern("\"status\":422.*\"status\":422");
    }

    @Test
    void a_read_that_waits_has_time_for_it() {
        assertThat(SERVER.get("/v1/things/changes", KEY).body()).isEqualTo(THING);
        assertThat(TraitRoutes.WAITED_WITH_MILLIS.get()).isBetween(50_000L, 60_000L);
    }

    @Test
    void nothing_waits_inside_a_batch() {
        TraitRoutes.WAITED_WITH_MILLIS.set(-1);
        assertThat(batch("{\"method\":\"GET\",\"path\":\"/things/changes\"}")).contains("\"status\":200");
        assertThat(TraitRoutes.WAITED_WITH_MILLIS).hasValue(-1);
    }

    @Test
    void a_post_may_mind_the_version() {
        assertThat(closed("\"1\"").statusCode()).isEqualTo(200);
        assertThat(closed("\"1\"").headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(closed("\"2\"").statusCode()).isEqualTo(422);
        assertThat(SERVER.send("POST", "/v1/things/1/close", KEY, "", "If-Match", "\"2\"").statusCode())
            .isEqualTo(412);
        String documented = SERVER.get("/openapi.json", KEY).body();
        int closing = documented.indexOf("closeThing");
        assertThat(documented.substring(closing, documented.indexOf("operationId", closing)))
            .contains("IF_MATCH", "\"412\"");
    }

    private static HttpResponse<String> closed(String version) {
        return SERVER.send("POST", "/v1/things/1/close", KEY, "", "If-Match", version,
            "Idempotency-Key", "close");
    }

    @Test
    void a_whole_list_is_told_something_ahead() {
        HttpResponse<String> whole = SERVER.send(
            SERVER.request("/v1/things", KEY).setHeader("Accept", "application/x-ndjson"));
        assertThat(whole.headers().firstValue("X-Next-After")).contains("42");
        assertThat(whole.body()).isEqualTo(LINES);
        assertThat(SERVER.get("/v1/things", KEY).headers().firstValue("X-Next-After")).isEmpty();
    }

    @Test
    void an_answer_without_the_object_may_be_enough() {
        HttpResponse<String> made = SERVER.send("POST", "/v1/things", KEY, NEW,
            "Prefer", "respond-async, Return=\"minimal\"; x=1", "Idempotency-Key", "short");
        assertMinimal(made, 201, "\"1\"");
        assertThat(made.headers().firstValue("Location")).contains("/v1/things/1");
        assertMinimal(
            SERVER.send("PATCH", "/v1/things/1", KEY, NEW, "Prefer", "return=minimal"), 204, "\"2\"");
        assertThat(SERVER.send("POST", "/v1/things/bulk", KEY, NEW, "Prefer", "return=minimal").body())
            .contains("{\"index\":0,\"status\":200}", "\"status\":409", "\"version\":7")
            .doesNotContain("Hello");
        for (String other : List.of("return=representation, return=minimal", "return", "minimal", "=")) {
            HttpResponse<String> whole = SERVER.send("PATCH", "/v1/things/1", KEY, NEW, "Prefer", other);
            assertThat(whole.body()).isEqualTo(THING);
            assertThat(whole.headers().firstValue("Preference-Applied")).isEmpty();
        }
    }

    private static void assertMinimal(HttpResponse<String> answer, int status, String tag) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("ETag")).contains(tag);
        assertThat(answer.headers().firstValue("Preference-Applied")).contains("return=minimal");
        assertThat(answer.headers().allValues("Vary").toString()).contains("Prefer");
    }

    @Test
    void another_preference_is_another_request() {
        assertThat(SERVER.send("POST", "/v1/things", KEY, NEW, "Idempotency-Key", "wish").body())
            .isEqualTo(THING);
        assertThat(SERVER.send("POST", "/v1/things", KEY, NEW, "Idempotency-Key", "wish",
            "Prefer", "return=minimal").statusCode()).isEqualTo(422);
        assertThat(SERVER.send("POST", "/v1/things", KEY, NEW, "Idempotency-Key", "wish",
            "Prefer", "return=representation").body()).isEqualTo(THING);
    }

    @Test
    void contents_are_given_as_they_are() {
        HttpResponse<String> content = SERVER.send(
            SERVER.request("/v1/things/1/content", KEY).setHeader("Accept", "application/json"));
        assertThat(content.body()).isEqualTo("Hello");
        assertThat(content.headers().firstValue("Content-Type")).contains("text/plain");
        assertThat(content.headers().firstValue("Content-Disposition"))
            .contains("attachment; filename=\"thing.txt\"");
        assertThat(content.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(content.headers().firstValue("Content-Security-Policy"))
            .contains("sandbox; default-src 'none'");
        assertThat(content.headers().firstValue("Accept-Ranges")).isEmpty();
        assertThat(SERVER.send(SERVER.request("/v1/things/1/content", KEY)
            .header("Range", "bytes=0-1")).body()).isEqualTo("Hello");
    }

    @Test
    void contents_take_none_of_the_places_of_whole_lists() {
        ListPlaces places = SERVER.part(ListLines.Rules.class).places();
        UUID account = asking().caller().tenant().account();
        within(ListPlaces.PER_ACCOUNT, places, account, () -> {
            assertThat(SERVER.get("/v1/things/1/content", KEY).statusCode()).isEqualTo(200);
            assertThat(SERVER.send(SERVER.request("/v1/things", KEY)
                .setHeader("Accept", "application/x-ndjson")).statusCode()).isEqualTo(429);
        });
    }

    private static void within(int taken, ListPlaces places, UUID account, Runnable then) {
        if (taken == 0) {
            then.run();
        } else {
            places.within(account, () -> within(taken - 1, places, account, then));
        }
    }

    @Test
    void a_whole_list_can_be_ordered_and_written_later() {
        WholeLists lists = SERVER.part(WholeLists.class);
        Request asking = asking();
        for (String path : List.of("/v1/things?attributes.a=1", "/things", "/v1/%74hings")) {
            WholeLists.Order order = lists.order(asking, path, Form.NDJSON);
            assertThat(written(lists, asking.caller(), order)).isEqualTo(LINES);
        }
        WholeLists.Order table = lists.order(asking, "/v1/things", Form.CSV);
        assertThat(table.form().contentType()).isEqualTo("text/csv; charset=utf-8; header=present");
        assertThat(written(lists, asking.caller(), table)).isEqualTo("id,text\r\n1,Hello\r\n2,Hello\r\n");
        Caller poor = new Caller(asking.caller().tenant(), asking.caller().principal(),
            Permissions.of(List.of(Permission.USERS_READ)), asking.caller().origin(),
            asking.caller().deadline());
        assertThat(Refusing.failure(() -> lists.write(poor, table, (lines, objects) -> {})))
            .isEqualTo(new Failure.Forbidden(Permission.TICKETS_READ));
    }

    /// The text of a list of two.
    private static String written(WholeLists lists, Caller caller, WholeLists.Order order) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        AtomicInteger count = new AtomicInteger();
        lists.write(caller, order, (lines, objects) -> {
            all.writeBytes(lines);
            count.addAndGet(objects);
        });
        assertThat(count).hasValue(2);
        return all.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/v1/nothing          | ndjson | path",
        "/v1/things/1         | ndjson | path",
        "/v1/things/changes   | ndjson | path",
        "/v1/my-things        | ndjson | path",
        "/v1/things?limit=5   | ndjson | path",
        "/v1/things?cursor=x  | ndjson | path",
        "/v1/things?colour=1  | ndjson | path",
        "/v1/../things        | ndjson | path",
        "things               | ndjson | path",
        "https://x/v1/things  | ndjson | path",
        "/v1/accounts         | ndjson | path",
        "/api/v1/users        | ndjson | path",
        "/v1/tickets/1/comments | csv  | format"})
    void what_is_no_list_cannot_be_ordered(String path, String format, String field) {
        WholeLists lists = SERVER.part(WholeLists.class);
        assertThat(Refusing.problems(() -> lists.order(asking(), path, Form.of(format))))
            .extracting(Problem::field).containsExactly(field);
    }

    @Test
    void what_only_the_operator_has_cannot_be_ordered() {
        String key = SERVER.key(OPERATOR, "platform");
        assertThat(SERVER.get("/v1/accounts", key).statusCode()).isEqualTo(200);
        SERVER.get("/v1/asking", key);
        WholeLists lists = SERVER.part(WholeLists.class);
        assertThat(Refusing.problems(() -> lists.order(ASKED.get(), "/v1/accounts", Form.NDJSON)))
            .extracting(Problem::field).containsExactly("path");
        assertThat(Refusing.problems(() -> lists.needs(new WholeLists.Order("/v1/accounts", Form.NDJSON))))
            .extracting(Problem::field).containsExactly("path");
    }

    private static Request asking() {
        SERVER.get("/v1/asking", KEY);
        return ASKED.get();
    }

    private static String batch(String operations) {
        HttpResponse<String> answer =
            SERVER.send("POST", "/v1/batch", KEY, "{\"operations\":[" + operations + "]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}

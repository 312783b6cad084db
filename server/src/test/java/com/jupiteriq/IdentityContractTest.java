package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.Actor;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.v1.V1;
import com.jupiteriq.edge.wire.Answered;
import com.jupiteriq.edge.wire.WebServer;
import com.jupiteriq.edge.wire.Wired;
import com.jupiteriq.keys.KeyOrder;
import com.jupiteriq.keys.OperatorKeys;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The contract `identity` (document 002) over HTTP: the routes of `/v1` in its dress.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityContractTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Actor ACTOR = Actor.operator("req_test");
    private static final String CONTRACT = "X-API-Contract";
    private static final String TICKETS = "/v1/tickets";

    private TestServer server;
    private Account account;
    private String platform;
    private String identity;

    @BeforeAll
    void start() {
        server = new TestServer();
    }

    @BeforeEach
    void somebody() {
        account = server.account();
        platform = server.key(account, "platform");
        identity = server.key(account, "identity");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /// The header wins over the credential, the credential over the host.
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        -        | platform           | api.example.com      | platform
        -        | identity           | api.example.com      | identity
        -        | platform           | identity.example.com | platform
        -        | identity           | identity.example.com | identity
        platform | identity           | identity.example.com | platform
        identity | platform           | api.example.com      | identity
        -        | jiq_live_wrong     | identity.example.com | platform
        -        | jiq_test_wrong     | identity.example.com | platform
        -        | sk_live_wrong      | api.example.com      | identity
        -        | sk_test_wrong      | api.example.com      | identity
        platform | sk_live_wrong      | api.example.com      | platform
        identity | jiq_live_wrong     | api.example.com      | identity
        -        | integration        | api.example.com      | platform
        -        | integration        | identity.example.com | identity
        -        | words              | api.example.com      | platform
        -        | words              | identity.example.com | identity
        -        | -                  | api.example.com      | platform
        -        | -                  | identity.example.com | identity
        -        | -                  | IDENTITY.example.com:8080 | identity
        -        | -                  | www.identity.example.com  | platform
        identity | -                  | api.example.com      | identity
        """)
    void a_contract_is_chosen_by_header_credential_and_host(
        String header, String shown, String host, String contract) {
        String credential = shown == null ? null : secret(shown);
        String named = header == null ? "" : CONTRACT + ": " + header + "\r\n";
        for (String line : List.of("X-API-Key: ", "Authorization: bearer ")) {
            String key = credential == null ? "" : line + credential + "\r\n";
            Answered answer = sent("GET " + TICKETS + " HTTP/1.1\r\nHost: " + host + "\r\n" + named + key);
            assertThat(contract(JSON.readTree(answer.text()))).as(answer.text()).isEqualTo(contract);
            assertThat(answer.headers().get("vary")).contains(CONTRACT);
        }
    }

    private String secret(String shown) {
        return switch (shown) {
            case "platform" -> platform;
            case "identity" -> identity;
            case "integration" -> server.key(account, "integration");
            default -> shown;
        };
    }

    private Answered sent(String head) {
        try (Wired wired = new Wired(server.part(WebServer.class).port())) {
            return wired.send(head + "\r\n").answer();
        }
    }

    private static String contract(JsonNode body) {
        boolean dressed = body.has("error") ? body.at("/error/details").isArray() : !body.has("page");
        return dressed ? "identity" : "platform";
    }

    @Test
    void a_request_that_cannot_be_read_is_refused_in_the_contract_that_it_shows() {
        String head = "GET /v1/../x HTTP/1.1\r\nHost: a\r\nX-API-Key: ";
        assertThat(contract(JSON.readTree(sent(head + identity + "\r\n").text()))).isEqualTo("identity");
        assertThat(contract(JSON.readTree(sent(head + platform + "\r\n").text()))).isEqualTo("platform");
    }

    @Test
    void the_key_behind_a_stream_ticket_decides() {
        JsonNode issued = json(server.send("POST", "/v1/events/stream-tickets", identity, ""), 201);
        String ticket = issued.at("/data/ticket").stringValue();
        HttpResponse<String> refused =
            server.send(server.open("/v1/events/stream?after=x&ticket=" + ticket));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(contract(JSON.readTree(refused.body()))).isEqualTo("identity");
    }

    @Test
    void a_contract_that_is_none_of_v1_is_refused_in_the_usual_shape() {
        for (String shown : List.of(platform, identity, "sk_live_nonsense")) {
            HttpResponse<String> refused =
                server.send(server.request(TICKETS, shown).GET().header(CONTRACT, "integration"));
            assertThat(refused.statusCode()).isEqualTo(400);
            JsonNode error = JSON.readTree(refused.body()).required("error");
            assertThat(error.required("code").stringValue()).isEqualTo("VALIDATION_ERROR");
            assertThat(error.at("/details/field").stringValue()).isEqualTo(CONTRACT);
            assertThat(error.required("message").stringValue()).contains("platform, identity");
        }
    }

    @Test
    void pages_are_asked_for_by_limit_and_offset_or_by_page_or_by_cursor() {
        for (int i = 0; i < 25; i++) {
            opened("Ticket " + i);
        }
        JsonNode first = json(server.get(TICKETS, identity), 200);
        assertThat(first.propertyNames()).containsExactly("data", "total", "limit", "offset", "next_cursor");
        assertThat(first.path("data").size()).isEqualTo(20);
        assertThat(first.path("total").asInt()).isEqualTo(25);
        assertThat(first.path("limit").asInt()).isEqualTo(20);
        assertThat(first.path("offset").asInt()).isZero();

        JsonNode rest = json(server.get(TICKETS + "?limit=20&offset=20", identity), 200);
        assertThat(rest.propertyNames()).containsExactly("data", "total", "limit", "offset");
        assertThat(rest.path("data").size()).isEqualTo(5);
        assertThat(rest.path("offset").asInt()).isEqualTo(20);
        assertThat(json(server.get(TICKETS + "?page=2", identity), 200)).isEqualTo(rest);

        JsonNode next =
            json(server.get(TICKETS + "?cursor=" + first.path("next_cursor").stringValue(), identity), 200);
        assertThat(next.path("data")).isEqualTo(rest.path("data"));
        assertThat(next.path("offset").isNull()).isTrue();
        assertThat(next.path("limit").asInt()).isEqualTo(20);
        assertThat(json(server.get(TICKETS + "?limit=1000", identity), 200).path("limit").asInt())
            .isEqualTo(100);
    }

    @Test
    void a_link_leads_to_the_next_page_in_the_same_contract() {
        opened("One");
        opened("Two");
        String link = server.get(TICKETS + "?limit=1", identity).headers().firstValue("Link").orElseThrow();
        JsonNode next = json(
            server.get(TICKETS + link.substring(link.indexOf('?'), link.indexOf('>')), identity), 200);
        assertThat(next.at("/data/0/subject").stringValue()).isEqualTo("One");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        GET /v1/nothing         | -                              | 404 | RESOURCE_NOT_FOUND | -
        GET /v1/tickets/TCK-77  | -                              | 404 | RESOURCE_NOT_FOUND | -
        GET /v1/tickets/x       | -                              | 400 | VALIDATION_ERROR   | id
        GET /v1/tickets?limit=0 | -                              | 400 | VALIDATION_ERROR   | limit
        PUT /v1/tickets         | {}                             | 405 | METHOD_NOT_ALLOWED | -
        POST /v1/tickets        | {                              | 400 | VALIDATION_ERROR   | -
        POST /v1/tickets        | {}                             | 422 | VALIDATION_ERROR   | subject
        POST /v1/tickets        | {"subject":7,"priority":"x"}   | 422 | VALIDATION_ERROR   | subject,priority
        POST /v1/canned-replies | {"name":"Taken","content":"x"} | 409 | CONFLICT           | name
        """)
    void refusals_name_their_fields(String called, String body, int status, String code, String fields) {
        server.send("POST", "/v1/canned-replies", platform, "{\"name\":\"Taken\",\"content\":\"x\"}");
        String[] line = called.split(" ");
        HttpResponse<String> answer = server.send(line[0], line[1], identity, body == null ? "" : body);
        JsonNode error = json(answer, status).required("error");
        assertThat(error.propertyNames()).containsExactly("code", "message", "details", "request_id");
        assertThat(error.required("code").stringValue()).isEqualTo(code);
        assertThat(error.required("details").valueStream().map(one -> one.required("field").stringValue()))
            .containsExactly(fields == null ? new String[0] : fields.split(","));
        assertThat(answer.headers().firstValue("X-Server-Request-Id"))
            .contains(error.required("request_id").stringValue());
    }

    @Test
    void a_key_of_the_contract_has_the_permissions_that_were_chosen() {
        String reads = server.part(OperatorKeys.class).create(ACTOR, new KeyOrder(account.publicId(), "live",
            "identity", null, List.of("tickets:read"), List.of(), List.of(), null, "1/hour")).secret();
        assertThat(reads).startsWith("sk_live_");
        assertThat(server.key(account, "test", "identity")).startsWith("sk_test_");
        JsonNode forbidden = json(server.send("POST", TICKETS, reads, "{\"subject\":\"x\"}"), 403);
        assertThat(forbidden.at("/error/code").stringValue()).isEqualTo("PERMISSION_DENIED");
        assertThat(forbidden.at("/error/details").isEmpty()).isTrue();
        json(server.get(TICKETS, reads), 200);
        HttpResponse<String> limited = server.get(TICKETS, reads);
        assertThat(json(limited, 429).at("/error/code").stringValue()).isEqualTo("RATE_LIMIT_EXCEEDED");
        assertThat(limited.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void a_key_of_either_contract_opens_every_route_and_speaks_the_contract_that_is_named() {
        JsonNode opened = opened("Ours").required("data");
        String id = opened.required("id").stringValue();
        assertThat(json(server.get(TICKETS + "/" + id, platform), 200)).isEqualTo(opened);
        assertThat(json(server.send(
            server.request(TICKETS + "/" + id, platform).header(CONTRACT, "identity")), 200))
            .isEqualTo(JSON.createObjectNode().set("data", opened));
        assertThat(server.get("/functions/v1/integration-tickets", identity).statusCode()).isEqualTo(401);
    }

    @Test
    void an_idempotency_key_belongs_to_the_dress_of_its_first_answer() {
        for (String first : List.of("platform", "identity")) {
            String second = first.equals("platform") ? "identity" : "platform";
            String key = "both-" + first;
            HttpResponse<String> made = post(first, key);
            assertThat(made.statusCode()).isEqualTo(201);
            long before = server.tenants.count("tickets");
            HttpResponse<String> clash = post(second, key);
            assertThat(clash.statusCode()).isEqualTo(422);
            assertThat(clash.body()).contains("VALIDATION_ERROR", "X-Idempotency-Key");
            assertThat(contract(JSON.readTree(clash.body()))).isEqualTo(second);
            HttpResponse<String> again = post(first, key);
            assertThat(again.statusCode()).isEqualTo(201);
            assertThat(again.body()).isEqualTo(made.body());
            assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
            assertThat(server.tenants.count("tickets")).isEqualTo(before);
        }
    }

    /// By one principal: the key's own contract does not matter here.
    private HttpResponse<String> post(String contract, String idempotencyKey) {
        return server.send("POST", TICKETS, platform, "{\"subject\":\"Once\"}", CONTRACT, contract,
            "X-Idempotency-Key", idempotencyKey);
    }

    @Test
    void a_batch_lies_in_data_and_its_answers_wear_the_same_dress() {
        String body = """
            {"operations":[{"method":"POST","path":"/tickets","body":{"subject":"One of several"}},\
            {"method":"GET","path":"/tickets"},{"method":"GET","path":"/nothing"},\
            {"method":"GET","path":"/events"}]}""";
        JsonNode batch = json(server.send("POST", "/v1/batch", identity, body), 200);
        assertThat(batch.propertyNames()).containsExactly("data");
        JsonNode results = batch.at("/data/results");
        assertThat(results.at("/0/body/data/subject").stringValue()).isEqualTo("One of several");
        assertThat(results.at("/1/body").propertyNames())
            .containsExactly("data", "total", "limit", "offset");
        assertThat(results.at("/2/body/error/details").isArray()).isTrue();
        assertThat(results.at("/3/body").propertyNames()).containsExactly("data", "has_more", "next_after");
        assertThat(batch.at("/data/failed").asInt()).isEqualTo(1);

        JsonNode wrong = json(server.send("POST", "/v1/batch", identity, "{\"operations\":[]}"), 422);
        assertThat(wrong.at("/error/details/0/field").stringValue()).isEqualTo("operations");
    }

    @Test
    void a_key_of_an_operation_in_a_batch_belongs_to_its_dress_too() {
        String body = """
            {"operations":[{"method":"POST","path":"/tickets","headers":{"X-Idempotency-Key":"in-a-batch"},\
            "body":{"subject":"Once"}}]}""";
        JsonNode made = json(server.send("POST", "/v1/batch", identity, body), 200);
        assertThat(made.at("/data/results/0/status").asInt()).isEqualTo(201);
        HttpResponse<String> alone = server.send(
            "POST", TICKETS, identity, "{ \"subject\": \"Once\" }", "X-Idempotency-Key", "in-a-batch");
        assertThat(json(alone, 201)).isEqualTo(made.at("/data/results/0/body"));
        JsonNode clash = json(server.send("POST", "/v1/batch", identity, body, CONTRACT, "platform"), 200);
        assertThat(clash.at("/results/0/status").asInt()).isEqualTo(422);
    }

    @Test
    void the_log_and_whole_lists_are_the_same_in_both_dresses() {
        opened("Alike");
        Await.until("routing", () -> server.tenants.count("events where position is null") == 0);
        assertThat(server.get("/v1/events?after=0", identity).body())
            .isEqualTo(server.get("/v1/events?after=0", platform).body()).contains("ticket.created");
        String lines = whole(identity).body();
        assertThat(lines).isEqualTo(whole(platform).body()).startsWith("{\"id\":\"TCK-").endsWith("}\n");
    }

    private HttpResponse<String> whole(String key) {
        return server.send(server.request(TICKETS, key).header("Accept", "application/x-ndjson"));
    }

    @Test
    void the_known_version_of_an_object_is_not_sent_again() {
        String path = TICKETS + "/" + opened("Known").at("/data/id").stringValue();
        HttpResponse<String> read = server.get(path, identity);
        String tag = read.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again =
            server.send(server.request(path, identity).header("If-None-Match", tag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.headers().allValues("Vary")).contains(CONTRACT);
        assertThat(server.send("DELETE", path, identity, "").statusCode()).isEqualTo(204);
    }

    @Test
    void the_contract_is_described_with_every_route_of_v1() {
        JsonNode document = json(server.send(server.open("/openapi/identity.json")), 200);
        for (Route route : server.part(V1.class).routes()) {
            assertThat(document.path("paths").required(route.path())
                .has(route.method().toLowerCase(Locale.ROOT))).isTrue();
        }
        JsonNode schemas = document.at("/components/schemas");
        assertThat(schemas.at("/TicketAnswer/properties").propertyNames()).containsExactly("data");
        assertThat(schemas.at("/TicketList/properties").propertyNames())
            .containsExactly("data", "total", "limit", "offset", "next_cursor");
        assertThat(schemas.at("/ErrorBody/properties").propertyNames())
            .containsExactly("code", "message", "details", "request_id");
        assertThat(schemas.required("EventStretch")).isEqualTo(
            json(server.send(server.open("/openapi/platform.json")), 200)
                .at("/components/schemas/EventStretch"));
    }

    private JsonNode opened(String subject) {
        return json(server.send("POST", TICKETS, identity,
            JSON.writeValueAsString(Map.of("subject", subject))), 201);
    }

    private static JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }
}

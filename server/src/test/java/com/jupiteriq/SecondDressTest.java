package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.access.KeyOrder;
import com.jupiteriq.access.Keys;
import com.jupiteriq.accounts.Account;
import com.jupiteriq.accounts.Actor;
import com.jupiteriq.edge.Reply;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.v1.V1;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The cut between surface and dress: a second dress over `/v1` serves every route without touching one.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecondDressTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String CONTRACT = "X-API-Contract";

    private TestServer server;
    private String key;
    private String powerless;
    private List<Route> routes;

    @BeforeAll
    void start() {
        server = new TestServer(PostcardDress.Worn.class);
        routes = server.part(V1.class).routes();
        beSomebodyNew();
    }

    /// Who has nothing yet, so that every name that an example wants is free.
    private void beSomebodyNew() {
        Account account = server.account();
        key = server.key(account, "platform");
        powerless = server.part(Keys.class)
            .create(Actor.operator("req_test"), new KeyOrder(account.publicId(), "live",
            "platform", null, List.of("users:read"), List.of(), List.of(), null, null)).secret();
    }

    List<Route> routes() {
        return routes;
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void every_route_succeeds_in_the_other_dress() {
        assertThat(routes).isNotEmpty();
        // what goes on is a format of its own, whatever the contract
        for (Route route : routes.stream().filter(one -> !one.goesOn()).toList()) {
            beSomebodyNew();
            String id = about(route);
            awaitRouting();
            HttpResponse<String> answer = send(route, id, key, PostcardDress.NAME);
            assertThat(answer.statusCode()).as(route.name() + " " + answer.body()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/vnd.postcard+json");
            assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
            assertThat(answer.headers().firstValue("X-RateLimit-Remaining")).isPresent();
            assertThat(answer.headers().map()).doesNotContainKeys("location", "etag");
            JsonNode news = JSON.readTree(answer.body()).required("news");
            assertThat(JSON.readTree(answer.body()).required("dear").stringValue()).isEqualTo("you");
            assertThat(news.isArray()).isEqualTo(route.form() == Reply.Form.LIST);
            assertThat(news.isNull()).isEqualTo(route.form() == Reply.Form.NOTHING);
            if (route.method().equals("GET")) {
                assertThat(news).as(route.name()).isEqualTo(plain(route, send(route, id, key, "platform")));
            }
        }
    }

    /// Until every event has its position, so that two reads of the log see the same.
    private void awaitRouting() {
        Await.until("routing", () -> server.tenants.count("events where position is null") == 0);
    }

    private static JsonNode plain(Route route, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(route.success());
        JsonNode body = JSON.readTree(answer.body());
        return route.form() == Reply.Form.LIST ? body.required("data") : body;
    }

    @Test
    void every_route_refuses_in_the_other_dress() {
        for (Route route : routes) {
            beSomebodyNew();
            String id = about(route);
            HttpResponse<String> forbidden = send(route, id, powerless, PostcardDress.NAME);
            if (route.needs() == null) {
                assertThat(forbidden.statusCode()).isEqualTo(200);
                continue;
            }
            assertRegret(forbidden, "Forbidden");
            assertThat(forbidden.headers().firstValue("X-RateLimit-Limit")).isPresent();
            assertRegret(send(route, id, "jiq_live_nonsense", PostcardDress.NAME), "Unauthenticated");
            if (route.path().contains("{")) {
                String nothing = UUID.randomUUID().toString();
                assertRegret(send(route, nothing, key, PostcardDress.NAME), "Missing");
            }
        }
    }

    @Test
    void what_no_route_answers_is_refused_in_the_other_dress() {
        assertRegret(server.send("GET", "/v1/nothing", key, "", CONTRACT, PostcardDress.NAME), "NoSuchRoute");
        HttpResponse<String> wrongMethod =
            server.send("PUT", "/v1/tickets", key, "{}", CONTRACT, PostcardDress.NAME);
        assertRegret(wrongMethod, "MethodNotAllowed");
        assertThat(wrongMethod.headers().firstValue("Allow")).contains("GET, HEAD, POST");
        assertRegret(
            server.send("POST", "/v1/tickets", key, "{", CONTRACT, PostcardDress.NAME), "Unreadable");
        assertRegret(server.send("POST", "/v1/tickets", key, "{}", CONTRACT, PostcardDress.NAME), "Invalid");
    }

    @Test
    void a_replay_repeats_the_dress_of_the_first_answer() {
        HttpResponse<String> first = server.send("POST", "/v1/tickets", key, "{\"subject\":\"once\"}",
            CONTRACT, PostcardDress.NAME, "X-Idempotency-Key", "dress-1");
        HttpResponse<String> again = server.send("POST", "/v1/tickets", key, "{\"subject\":\"once\"}",
            CONTRACT, PostcardDress.NAME, "X-Idempotency-Key", "dress-1");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("X-Sent-From"))
            .isEqualTo(first.headers().firstValue("X-Sent-From"));
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
    }

    @Test
    void without_the_header_the_key_decides() {
        assertThat(JSON.readTree(server.get("/v1/tickets", key).body()).propertyNames())
            .contains("data", "total");
    }

    /// Until that dress exists.
    @Test
    void a_contract_that_is_not_installed_is_refused_in_the_shape_of_the_platform() {
        for (String shown : List.of(key, "jiq_live_nonsense")) {
            HttpResponse<String> refused =
                server.send(server.request("/v1/tickets", shown).GET().header(CONTRACT, "identity"));
            assertThat(refused.statusCode()).isEqualTo(400);
            JsonNode error = JSON.readTree(refused.body()).required("error");
            assertThat(error.required("code").stringValue()).isEqualTo("VALIDATION_ERROR");
            assertThat(error.at("/details/field").stringValue()).isEqualTo(CONTRACT);
            assertThat(error.at("/details/request_id").stringValue()).startsWith("req_");
            assertThat(error.required("message").stringValue()).contains("platform");
        }
    }

    @Test
    void the_other_dress_is_described_like_every_contract() {
        HttpResponse<String> document = server.get("/openapi/postcard.json", key);
        assertThat(document.statusCode()).isEqualTo(200);
        JsonNode paths = JSON.readTree(document.body()).required("paths");
        for (Route route : routes) {
            assertThat(paths.required(route.path()).has(route.method().toLowerCase(Locale.ROOT))).isTrue();
        }
    }

    private void assertRegret(HttpResponse<String> answer, String sorry) {
        JsonNode body = JSON.readTree(answer.body());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(418);
        assertThat(body.propertyNames()).containsExactly("sorry", "stamp");
        assertThat(body.required("sorry").stringValue()).isEqualTo(sorry);
        assertThat(answer.headers().firstValue("X-Server-Request-Id"))
            .contains(body.required("stamp").stringValue());
    }

    /// The id of a new object of the kind that the route is about, or of a ticket that it could show.
    private String about(Route route) {
        String collection = route.path().replaceAll("/\\{.*", "");
        return switch (collection) {
            case "/webhooks" -> newWebhook();
            case "/webhooks/deliveries" -> made(202, "/webhooks/" + newWebhook() + "/test", "");
            default -> {
                Optional<Route> maker = maker(collection);
                assertThat(maker.isPresent() || !route.path().contains("{"))
                    .as("SecondDressTest.about has to be taught what %s is about", route.name()).isTrue();
                yield made(maker.filter(one -> !one.equals(route)).or(() -> maker("/tickets")).orElseThrow());
            }
        };
    }

    private Optional<Route> maker(String collection) {
        return routes.stream()
            .filter(route -> route.method().equals("POST") && route.path().equals(collection)).findFirst();
    }

    /// Disabled, so that nothing is sent to it.
    private String newWebhook() {
        return made(201, "/webhooks",
            "{\"url\":\"https://hooks.example.com/\",\"events\":[\"*\"],\"enabled\":false}");
    }

    private String made(Route maker) {
        String body = Objects.requireNonNull(maker.examples().getFirst().request(), maker.name());
        return made(201, maker.path(), body);
    }

    private String made(int status, String path, String body) {
        HttpResponse<String> answer = server.send("POST", V1.MOUNT + path, key, body);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body()).required("id").stringValue();
    }

    /// Calls a route as its own first example does.
    private HttpResponse<String> send(Route route, String id, String credential, String contract) {
        Optional<Route.Example> example = route.examples().stream().findFirst();
        String query = example.map(Route.Example::query)
            .filter(text -> !text.isEmpty()).map(text -> "?" + text)
            .orElse("");
        String body = example.map(Route.Example::request).orElse(null);
        HttpRequest.Builder request =
            server.request(V1.MOUNT + route.path().replaceAll("\\{[a-z_]+}", id) + query, credential)
            .header(CONTRACT, contract)
            .method(route.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return server.send(body == null ? request : request.header("Content-Type", "application/json"));
    }
}

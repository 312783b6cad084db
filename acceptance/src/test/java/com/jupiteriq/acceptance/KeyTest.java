package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.Surface.Refusal;
import com.jupiteriq.acceptance.kit.Admin;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Ledger;
import com.jupiteriq.acceptance.kit.Shell;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Keys as the operator makes them on the command line, and what each may do.
@AcceptanceTest
class KeyTest {

    private static final Refusal FORBIDDEN = Refusal.of(403, "PERMISSION_DENIED");

    private final World world;

    KeyTest(World world) {
        this.world = world;
    }

    static Stream<Arguments> permissions() {
        return Stream.of(
            Arguments.of("tickets:read", "GET"),
            Arguments.of("tickets:read,tickets:write", "GET POST PATCH"),
            Arguments.of("tickets:write", "POST PATCH"),
            Arguments.of("tickets:delete", "DELETE"),
            Arguments.of("events:read", "EVENTS"),
            Arguments.of("read", "GET EVENTS"),
            Arguments.of("write", "GET POST PATCH EVENTS"),
            Arguments.of("admin", "GET POST PATCH DELETE EVENTS"));
    }

    @ParameterizedTest(name = "{0} may {1}")
    @MethodSource("permissions")
    void a_key_may_do_what_it_was_given(String given, String allowed) {
        V1Driver all = V1Driver.platform(world, world.acme().platform().secret());
        String id = all.open(Json.object("subject", "Rights")).must(201).json().path("id").asString();
        String path = "/v1/tickets/" + id;
        List<Call> calls = List.of(
            Call.get(path), Call.get("/v1/tickets"), Call.get(path + "/comments"),
            Call.post("/v1/tickets").json(Json.object("subject", "Rights")),
            Call.post(path + "/comments").json(Json.object("content", "Rights", "is_internal", true)),
            Call.patch(path).json(Json.object("priority", "low")),
            Call.get("/v1/events?limit=1"),
            Call.delete(path));
        assertMay(given, allowed, calls);
    }

    /// @param allowed the words of the calls that succeed: the method, or what else the call is named by
    private void assertMay(String given, String allowed, List<Call> calls) {
        Admin.Key key = world.admin().createKey(
            world.acme().account(), "live", "platform", "--permissions", given);
        for (Call call : calls) {
            var answer = world.send(call.apiKey(key.secret()));
            if (List.of(allowed.split(" ")).contains(word(call))) {
                assertThat(answer.status()).as(answer.toString()).isBetween(200, 204);
            } else {
                Surface.V1.assertRefused(answer, FORBIDDEN);
            }
        }
    }

    private static String word(Call call) {
        return switch (call.path()) {
            case "/v1/events" -> "EVENTS";
            case "/v1/request-log" -> "LOG";
            default -> call.method();
        };
    }

    static Stream<Arguments> webhookPermissions() {
        return Stream.of(
            Arguments.of("tickets:read,events:read", ""),
            Arguments.of("webhooks:read", "GET"),
            Arguments.of("webhooks:write", "POST PATCH"),
            Arguments.of("webhooks:delete", "DELETE"),
            Arguments.of("analytics:read", "LOG"),
            Arguments.of("read", "GET LOG"),
            Arguments.of("write", "GET POST PATCH LOG"),
            Arguments.of("admin", "GET POST PATCH DELETE LOG"));
    }

    @ParameterizedTest(name = "{0} may {1}")
    @MethodSource("webhookPermissions")
    void a_key_may_do_with_webhooks_what_it_was_given(String given, String allowed) {
        Fixtures fixtures = new Fixtures(world);
        String path = "/v1/webhooks/" + fixtures.freshWebhook();
        String delivery = "/v1/webhooks/deliveries/" + fixtures.freshDelivery();
        List<Call> calls = List.of(
            Call.get("/v1/webhooks"), Call.get(path), Call.get(path + "/deliveries"), Call.get(delivery),
            Call.post("/v1/webhooks").json(Json.object(
                "url", "https://hooks.example.com/x", "events", List.of("*"), "enabled", false)),
            Call.post(path + "/test"), Call.post(delivery + "/retry"),
            Call.patch(path).json(Json.object("description", "Rights")),
            Call.get("/v1/request-log?limit=1"),
            Call.delete(path));
        assertMay(given, allowed, calls);
    }

    @Test
    void a_key_with_path_rules_calls_what_they_name_however_it_is_spelled() {
        String id = V1Driver.platform(world, world.acme().platform().secret())
            .open(Json.object("subject", "Rules")).must(201).json().path("id").asString();
        String name = "Rules " + id;
        Admin.Key key = Admin.key(world.admin().ask("key", "create", "--account", world.acme().account(),
            "--environment", "live", "--contract", "platform", "--name", name,
            "--path", "GET /v1/tickets/**", "--path", "POST /tickets"));
        String secret = Admin.key(world.admin().ask("key", "rotate", key.id())).secret();
        JsonNode listed = world.admin().ask("key", "list", "--account", world.acme().account());
        assertThat(listed.path("keys").valueStream()
            .filter(one -> one.path("name").stringValue().equals(name))
            .map(one -> one.path("paths").toString()))
            .containsOnly("[{\"methods\":[\"GET\"],\"path\":\"/v1/tickets/**\"},"
                + "{\"methods\":[\"POST\"],\"path\":\"/v1/tickets\"}]").hasSize(2);
        String ticket = "/v1/tickets/" + id;
        for (String path : List.of("/v1/tickets", "/tickets", ticket, ticket.toLowerCase(Locale.ROOT),
                "/v1/%74ickets/" + id, ticket + "/comments")) {
            world.send(Call.get(path).apiKey(secret).undocumented()).must(200);
            world.send(Call.of("HEAD", path).apiKey(secret).undocumented()).must(200);
        }
        world.send(Call.post("/v1/tickets").json(Json.object("subject", "Rules")).apiKey(secret)).must(201);
        assertThat(world.ledger().gained(() -> Stream.of(
            Call.patch(ticket).json(Json.object("priority", "low")), Call.delete(ticket),
            Call.delete("/tickets/%54" + id.substring(1)),
            Call.post(ticket + "/comments").json(Json.object("content", "x")),
            Call.get("/v1/events"), Call.get("/events"), Call.get("/v1/%65vents"),
            Call.of("HEAD", "/v1/events"), Call.get("/v1/webhooks/tickets"))
            .forEach(call -> {
                var answer = world.send(call.apiKey(secret)).must(403);
                if (!call.method().equals("HEAD")) {
                    Surface.V1.assertRefused(answer, FORBIDDEN);
                }
            }))).isEqualTo(Ledger.NOTHING);
        for (String path : List.of("/v1/Events", "/v1//events", "/v1/tickets/../events",
                "/v1/tickets/%2e%2e/events", "/v1/tickets%2F" + id,
                "/v1/webhooks/" + UUID.randomUUID() + "/")) {
            assertThat(world.send(Call.get(path).apiKey(secret)).status()).as(path).isIn(400, 404);
        }
        world.send(Call.of("PUT", "/v1/events").apiKey(secret)).must(405);
    }

    @Test
    void a_path_that_no_operation_has_is_refused_with_the_nearest() {
        Shell.Outcome outcome = world.admin().run("key", "create", "--account", world.acme().account(),
            "--environment", "live", "--contract", "platform", "--path", "GET /v1/ticket/**");
        assertThat(outcome.exit()).isNotZero();
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("Did you mean GET /v1/tickets/**?");
    }

    @Test
    void test_and_live_are_two_worlds() {
        Admin.Key test = world.admin().createKey(world.acme().account(), "test", "platform");
        assertThat(test.secret()).startsWith("jiq_test_");
        assertThat(world.acme().platform().secret()).startsWith("jiq_live_");
        String subject = "Live only " + UUID.randomUUID();
        V1Driver live = V1Driver.platform(world, world.acme().platform().secret());
        live.open(Json.object("subject", subject)).must(201);
        V1Driver sandbox = V1Driver.platform(world, test.secret());
        sandbox.read(world.ledger().ticketId(subject).toString()).must(404);
        String word = subject.substring(subject.lastIndexOf(' ') + 1);
        assertThat(live.list("q=" + word).must(200).json().path("total").asInt()).isEqualTo(1);
        assertThat(sandbox.list("q=" + word).must(200).json().path("total").asInt()).isZero();
    }

    @Test
    void a_list_of_keys_shows_everything_but_their_secrets() {
        String account = world.admin().ask("account", "create", "--name", "Listing",
            "--plan", "professional").at("/account/id").stringValue();
        Admin.Key key = Admin.key(world.admin().ask("key", "create", "--account", account,
            "--environment", "live", "--contract", "platform", "--name", "For billing",
            "--permissions", "tickets:read", "--allow-ip", "127.0.0.1/32", "--limit", "10/minute"));
        JsonNode listed = world.admin().ask("key", "list", "--account", account);
        assertThat(listed.toString()).contains(key.id(), "For billing", "tickets:read", "127.0.0.1")
            .doesNotContain(key.secret()).doesNotContain("secret");
        JsonNode accounts = world.admin().ask("account", "list");
        assertThat(accounts.path("accounts").valueStream().map(a -> a.path("name").asString()))
            .contains("Acme", "Rival", "Listing");
        assertThat(world.admin().run("key", "list", "--account", account).must(0).out())
            .doesNotContain(key.secret());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "account create --name A --plan gold",
        "account create --plan starter",
        "account limit ACCOUNT --requests 100/hour",
        "account limit ACCOUNT --requests none",
        "account limit ACCOUNT",
        "account limit ACCOUNT --endpoint POST --requests 5/day",
        "account limit acc_00000000000000000000000000 --requests plan",
        "key create --account ACCOUNT --environment live --contract moon",
        "key create --account ACCOUNT --environment moon --contract platform",
        "key create --account ACCOUNT --environment live --contract platform --permissions tickets:fly",
        "key create --account ACCOUNT --environment live --contract platform --permissions keys:read",
        "key create --account ACCOUNT --environment live --contract platform --allow-ip 300.1.1.1/8",
        "key create --account ACCOUNT --environment live --contract platform --allow-ip 10.0.0.0/40",
        "key create --account ACCOUNT --environment live --contract platform --limit 10/fortnight",
        "key create --account ACCOUNT --environment live --contract platform --limit 0/hour",
        "key create --account ACCOUNT --environment live --contract platform --expires tomorrow",
        "key create --account acc_00000000000000000000000000 --environment live --contract platform",
        "key create --account nobody --environment live --contract platform",
        "key rotate key_00000000000000000000000000",
        "key rotate KEY --overlap 31d",
        "key rotate KEY --overlap soon",
        "key revoke nonsense",
        "key explode KEY"})
    void a_mistake_is_one_sentence_and_not_zero(String words) {
        String line =
            words.replace("ACCOUNT", world.acme().account()).replace("KEY", world.acme().platform().id());
        Shell.Outcome outcome = world.admin().quickly((line + " --json").split(" "));
        assertThat(outcome.exit()).isNotZero();
        assertThat(outcome.err() + outcome.out()).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(outcome.out().isBlank() || Json.read(outcome.out()).isObject()).isTrue();
        assertThat((outcome.err() + outcome.out()).strip()).isNotEmpty();
    }
}

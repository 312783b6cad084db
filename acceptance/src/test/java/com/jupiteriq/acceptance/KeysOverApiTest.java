package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.Surface.Refusal;
import com.jupiteriq.acceptance.kit.Admin;
import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Ledger;
import com.jupiteriq.acceptance.kit.Ledger.Counts;
import com.jupiteriq.acceptance.kit.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// `/v1/keys`: what applications do with keys (R029–R052).
@AcceptanceTest
class KeysOverApiTest {

    private static final String KEYS = "/v1/keys";
    private static final Duration CAUGHT_UP = Duration.ofSeconds(15);
    private static final Refusal FORBIDDEN = Refusal.of(403, "PERMISSION_DENIED");

    private final World world;
    private final String key;

    KeysOverApiTest(World world) {
        this.world = world;
        this.key = world.acme().platform().secret();
    }

    @ParameterizedTest
    @EnumSource(names = {"V1", "IDENTITY"})
    void a_key_lives_and_each_change_is_told_once(Surface surface) {
        Feed feed = Feed.fromNow(world, key);
        String name = "Story " + UUID.randomUUID();
        Answer[] answers = new Answer[1];
        assertThat(world.ledger().gained(() -> answers[0] = owned(surface, Call.post(KEYS).json(Json.object(
            "name", name, "permissions", List.of("tickets:read", "admin"))))
            .must(201))).isEqualTo(Counts.of(0, 0, 1, 1));
        JsonNode made = surface.object(answers[0].json());
        String secret = made.path("secret").asString();
        String path = KEYS + "/" + made.path("id").asString();
        assertThat(answers[0].need("Location")).endsWith(path);
        assertThat(made.path("permissions").toString()).isEqualTo("[\"admin\"]");
        assertThat(made.path("contract").asString()).isEqualTo(surface.contract());
        assertThat(secret).startsWith(made.path("prefix").asString());
        assertThat(made.at("/created_by/id").asString()).startsWith("svc_");
        Answer current = world.send(Call.get(KEYS + "/current").apiKey(secret)).must(200);
        assertThat(surface.object(current.json()).path("name").asString()).isEqualTo(name);
        assertThat(current.text()).doesNotContain(secret).doesNotContain("\"secret\"");

        JsonNode changed = surface.object(owned(surface,
            Call.patch(path).json("{\"permissions\":[\"tickets:read\"]}")).must(200).json());
        assertThat(changed.path("permissions").toString()).isEqualTo("[\"tickets:read\"]");
        soon(secret, KEYS, 403);
        surface.assertRefused(world.send(Call.get(KEYS).apiKey(secret)), FORBIDDEN);
        owned(surface, Call.patch(path).json("{\"name\":\"x\"}").header("If-Match", "\"77\"")).must(412);
        owned(surface, Call.post(path + "/disable")).must(200);
        assertThat(world.ledger().gained(() -> owned(surface, Call.post(path + "/disable")).must(200)))
            .isEqualTo(Ledger.NOTHING);
        soon(secret, "/v1/tickets", 401);
        owned(surface, Call.post(path + "/enable")).must(200);
        soon(secret, "/v1/tickets", 200);
        assertThat(world.ledger().gained(() -> owned(surface, Call.delete(path)).must(204)))
            .isEqualTo(Counts.of(0, 0, 2, 1));
        assertThat(world.ledger().gained(() -> owned(surface, Call.delete(path)).must(204)))
            .isEqualTo(Ledger.NOTHING);
        soon(secret, "/v1/tickets", 401);
        for (Call late : List.of(Call.patch(path).json("{\"name\":\"x\"}"), Call.post(path + "/enable"),
                Call.post(path + "/rotate").json("{}"))) {
            surface.assertRefused(owned(surface, late), Refusal.of(409, "CONFLICT"));
        }
        List<JsonNode> told = feed.next(8);
        assertThat(told.stream().map(event -> event.path("event").asString())).containsExactly(
            "key.created", "key.updated", "key.updated", "key.disabled", "key.updated", "key.enabled",
            "key.updated", "key.revoked");
        assertThat(told.get(1).at("/data/changed_fields").toString()).isEqualTo("[\"permissions\"]");
        assertThat(told.get(6).at("/data/changed_fields").toString()).isEqualTo("[\"state\"]");
        assertThat(told.toString()).doesNotContain(secret);
        assertThat(feed.rest()).isEmpty();
    }

    @Test
    void a_rotation_overlaps_and_its_end_cannot_be_put_off() {
        JsonNode old = made(key, Json.object("name", "Rotated", "permissions", List.of("tickets:read"),
            "paths", List.of(Json.object("path", "/tickets/**", "methods", List.of("POST", "GET")))));
        String path = KEYS + "/" + old.path("id").asString();
        Feed feed = Feed.fromNow(world, key);
        Call rotate = Call.post(path + "/rotate").json("{\"overlap\":\"30m\"}").idempotent("rotate-" + path);
        JsonNode next = send(key, rotate).must(201).json();
        assertThat(send(key, rotate).must(201).json()).as("the secret again").isEqualTo(next);
        for (String same : List.of("name", "permissions", "paths", "principal", "contract")) {
            assertThat(next.path(same)).as(same).isEqualTo(old.path(same));
        }
        assertThat(old.path("paths").toString())
            .isEqualTo("[{\"methods\":[\"GET\",\"POST\"],\"path\":\"/v1/tickets/**\"}]");
        for (JsonNode both : List.of(old, next)) {
            send(both.path("secret").asString(), Call.get("/v1/tickets")).must(200);
        }
        JsonNode ending = send(key, Call.get(path)).must(200).json();
        assertThat(ending.path("rotated_to")).isEqualTo(next.path("id"));
        assertThat(ending.path("expires_at").isNull()).isFalse();
        refused(Call.patch(path).json("{\"expires_at\":null}"), "expires_at");
        refused(Call.patch(path).json("{\"expires_at\":\"2999-01-01T00:00:00Z\"}"), "expires_at");
        send(key, Call.post(path + "/rotate").json("{}")).must(409);
        assertThat(feed.next(3).stream().map(event -> event.path("event").asString()))
            .containsExactly("key.created", "key.updated", "key.rotated");
        assertThat(feed.rest()).isEmpty();
    }

    @Test
    void who_is_bound_makes_only_keys_that_are_bound_as_much() {
        String bound = made(key, Json.object("name", "Bound", "permissions", List.of("admin"),
            "paths", List.of(rule("*", "/v1/keys/**"), rule("GET", "/v1/tickets/**")),
            "allowed_ips", List.of("127.0.0.0/8", "::1"), "expires_at", "2999-01-01T00:00:00Z"))
            .path("secret").asString();
        String paths = "\"paths\":[{\"methods\":[\"GET\"],\"path\":\"/v1/tickets/*\"}]";
        String ips = "\"allowed_ips\":[\"127.0.0.1\"]";
        String end = "\"expires_at\":\"2998-01-01T00:00:00Z\"";
        String whole = "{\"name\":\"n\",\"permissions\":[\"admin\"]," + paths + "," + ips + "," + end + "}";
        String made = KEYS + "/" + send(bound, Call.post(KEYS).json(whole)).must(201).json()
            .path("id").asString();
        for (String wider : List.of(
            whole.replace(paths + ",", ""), whole.replace(ips + ",", ""), whole.replace("," + end, ""),
            whole.replace("[\"GET\"]", "[\"PATCH\",\"GET\"]"), whole.replace("/v1/tickets/*", "/v1/**"),
            whole.replace("127.0.0.1", "127.0.0.0/7".replace("127", "126")), whole.replace("2998", "2999")
                .replace("01-01", "01-02"))) {
            assertThat(world.ledger().gained(() -> {
                Surface.V1.assertRefused(send(bound, Call.post(KEYS).json(wider)), FORBIDDEN);
                Surface.V1.assertRefused(send(bound, Call.put(made).json(wider)), FORBIDDEN);
            })).as(wider).isEqualTo(Ledger.NOTHING);
        }
        String free = KEYS + "/" + made(key, Json.object("name", "Free")).path("id").asString();
        assertThat(world.ledger().gained(() -> {
            for (Call touched : List.of(Call.patch(free).json("{\"name\":\"mine\"}"), Call.delete(free),
                    Call.post(free + "/rotate").json("{}"), Call.post(free + "/disable"))) {
                Surface.V1.assertRefused(send(bound, touched), FORBIDDEN);
            }
        })).isEqualTo(Ledger.NOTHING);
        send(bound, Call.patch(made).json("{\"name\":\"narrower\",\"permissions\":[\"tickets:read\"]}"))
            .must(200);
        send(bound, Call.post(made + "/rotate").json("{}")).must(201);
        String reader = made(key, Json.object("name", "Reader", "permissions", List.of("write")))
            .path("secret").asString();
        Surface.V1.assertRefused(send(reader, Call.get(KEYS)), FORBIDDEN);
        send(reader, Call.get(KEYS + "/current")).must(200);
    }

    private static Object rule(String method, String path) {
        return Json.object("methods", List.of(method), "path", path);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{}                                                       | name",
        "{'name':'a','permissions':[]}                            | permissions",
        "{'name':'a','permissions':['keys:read']}                 | permissions[0]",
        "{'name':'a','permissions':['tickets:read','accounts:write']} | permissions[1]",
        "{'name':'a','paths':[{'path':'/v1/ticket/**'}]}          | paths[0]",
        "{'name':'a','paths':[{'path':'/v1/**/tickets'}]}         | paths[0]",
        "{'name':'a','paths':[{'methods':['PUT'],'path':'/v1/events'}]} | paths[0]",
        "{'name':'a','paths':[{'methods':['FLY']}]}               | paths[0].methods[0],paths[0].path",
        "{'name':'a','allowed_ips':['10.0.0.5/8','nowhere']}      | allowed_ips[0],allowed_ips[1]",
        "{'name':'a','expires_at':'2020-01-01T00:00:00Z'}         | expires_at",
        "{'name':'a','limit':{'requests':0,'window':'week'}}      | limit.requests,limit.window",
        "{'name':'a','limit':{'requests':5}}                      | limit.window",
        "{'name':'a','contract':'integration','permissions':['admin']} | permissions",
        "{'name':'a','contract':'none'}                           | contract",
        "{'name':'a','principal_id':'svc_00000000000000000000000000'} | principal_id",
        "{'name':'a','secret':'x','id':'key_00000000000000000000000000'} | secret,id",
    })
    void no_key_is_made_of(String body, String fields) {
        assertThat(world.ledger().gained(() ->
            refused(Call.post(KEYS).json(body.replace('\'', '"')), fields.split(","))))
            .isEqualTo(Ledger.NOTHING);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'permissions':[]                             | permissions",
        "'permissions':['keys:write']                 | permissions[0]",
        "'paths':[{'path':'/v1/ticket/**'}]           | paths[0]",
        "'paths':[{'path':'/v1/**/tickets'}]          | paths[0]",
        "'allowed_ips':['10.0.0.5/8']                 | allowed_ips[0]",
        "'expires_at':'2020-01-01T00:00:00Z'          | expires_at",
        "'limit':{'requests':0,'window':'minute'}     | limit.requests",
        "'contract':'integration'                     | contract",
        "'state':'disabled'                           | state",
    })
    void no_key_becomes(String field, String wrong) {
        String path = KEYS + "/" + made(key, Json.object("name", "Sound", "permissions", List.of("read")))
            .path("id").asString();
        String patch = "{" + field.replace('\'', '"') + "}";
        String needed = field.contains("permissions") ? "" : "\"permissions\":[\"read\"],";
        String put = "{\"name\":\"Sound\"," + needed + patch.substring(1);
        JsonNode before = send(key, Call.get(path)).must(200).json();
        assertThat(world.ledger().gained(() -> {
            refused(Call.patch(path).json(patch), wrong);
            refused(Call.put(path).json(put), wrong);
        })).isEqualTo(Ledger.NOTHING);
        assertThat(send(key, Call.get(path)).must(200).json()).isEqualTo(before);
    }

    @Test
    void whatever_binds_a_key_it_can_ask_what_it_is() {
        JsonNode bound = made(key, Json.object("name", "Narrow", "permissions", List.of("tickets:read"),
            "paths", List.of(rule("GET", "/v1/tickets/*"))));
        String secret = bound.path("secret").asString();
        JsonNode current = send(secret, Call.get(KEYS + "/current")).must(200).json();
        assertThat(current.path("id")).isEqualTo(bound.path("id"));
        assertThat(current.path("paths")).isEqualTo(bound.path("paths"));
        send(secret, Call.get("/v1/limits")).must(200);
        for (Call other : List.of(Call.get("/v1/tickets"), Call.get(KEYS + "/" + bound.path("id").asString()),
                Call.post("/v1/batch").json("{\"operations\":[]}").undocumented())) {
            Surface.V1.assertRefused(send(secret, other), FORBIDDEN);
        }
    }

    @Test
    void a_second_key_acts_for_the_same_service_account() {
        JsonNode first = made(key, Json.object("name", "First", "contract", "integration"));
        assertThat(first.path("permissions").toString()).contains("tickets:read");
        JsonNode second = made(key, Json.object("name", "Second", "contract", "integration",
            "principal_id", first.at("/principal/id").asString()));
        assertThat(second.path("principal")).isEqualTo(first.path("principal"));
        IntegrationDriver one = new IntegrationDriver(world, first.path("secret").asString());
        String ticket = one.ticket(one.open(Json.object("title", "Shared")).must(201)).path("id").asString();
        new IntegrationDriver(world, second.path("secret").asString()).read(ticket).must(200);
    }

    @Test
    void keys_are_found_by_words_state_and_contract() {
        String word = "w" + UUID.randomUUID().toString().replace("-", "");
        String id = made(key, Json.object("name", "Käse " + word + " export")).path("id").asString();
        for (String query : List.of("q=" + word, "q=EXPORT+" + word, "q=k%C3%84se+" + word,
                "state=active&q=" + word, "contract=platform&q=" + word)) {
            assertThat(total(query)).as(query).isEqualTo(1);
        }
        assertThat(total("q=" + word + "+import")).isZero();
        send(key, Call.post(KEYS + "/" + id + "/disable")).must(200);
        assertThat(total("state=active&q=" + word)).isZero();
        assertThat(total("state=disabled&q=" + word)).isEqualTo(1);
        send(key, Call.delete(KEYS + "/" + id)).must(204);
        assertThat(total("state=revoked&q=" + word)).isEqualTo(1);
        send(key, Call.get(KEYS + "?state=gone").undocumented()).must(400);
    }

    private int total(String query) {
        return send(key, Call.get(KEYS + "?" + query)).must(200).json().path("total").asInt();
    }

    @Test
    void two_keys_are_compared_across_environments_but_not_accounts() {
        JsonNode left = made(key, Json.object("name", "Left",
            "permissions", List.of("tickets:read", "events:read"), "allowed_ips", List.of("10.0.0.0/8"),
            "limit", Json.object("requests", 5, "window", "day")));
        Admin.Key right = world.admin().createKey(world.acme().account(), "test", "platform",
            "--permissions", "tickets:read,users:read", "--allow-ip", "10.0.0.0/8");
        String query = KEYS + "/compare?left=" + left.path("id").asString() + "&right=";
        JsonNode compared = send(key, Call.get(query + right.id())).must(200).json();
        assertThat(compared.at("/only_left/permissions").toString()).isEqualTo("[\"events:read\"]");
        assertThat(compared.at("/only_right/permissions").toString()).isEqualTo("[\"users:read\"]");
        assertThat(compared.at("/both/permissions").toString()).isEqualTo("[\"tickets:read\"]");
        assertThat(compared.at("/both/allowed_ips").toString()).isEqualTo("[\"10.0.0.0/8\"]");
        assertThat(compared.at("/only_left/limit/requests").asInt()).isEqualTo(5);
        assertThat(compared.at("/both/limit").isNull()).isTrue();
        send(key, Call.get(query + world.rival().platform().id())).must(404);
        send(key, Call.get(query + "nonsense").undocumented()).must(400);
    }

    @Test
    void use_is_counted_by_day_and_from_where() {
        JsonNode made = made(key, Json.object("name", "Used", "permissions", List.of("tickets:read")));
        String secret = made.path("secret").asString();
        for (int i = 0; i < 3; i++) {
            send(secret, Call.get("/v1/tickets?limit=1")).must(200);
        }
        send(secret, Call.get("/v1/events")).must(403);
        String path = KEYS + "/" + made.path("id").asString();
        Eventually.until("the use is counted", CAUGHT_UP, () ->
            send(key, Call.get(path + "/usage?days=2")).must(200).json().at("/data/1/requests").asInt() == 4);
        JsonNode days = send(key, Call.get(path + "/usage?days=2")).must(200).json().path("data");
        assertThat(days).hasSize(2);
        assertThat(days.get(0).toString()).contains("\"requests\":0,\"errors\":0,\"last_address\":null");
        assertThat(days.get(1).path("errors").asInt()).isEqualTo(1);
        assertThat(days.get(1).path("last_address").asString()).isIn("127.0.0.1", "::1");
        Eventually.until("the last use is known", CAUGHT_UP, () ->
            send(key, Call.get(path)).must(200).json().path("last_used_ip").isString());
        send(key, Call.get(path + "/usage?days=0").undocumented()).must(400);
        send(key, Call.get(path + "/usage?days=367").undocumented()).must(400);
    }

    @Test
    void of_keys_that_are_made_at_once_exactly_those_of_the_plan_succeed() {
        String account = world.admin().createAccount("Small", "starter");
        String mine = world.admin().createKey(account, "live", "platform").secret();
        List<Integer> statuses = Together.run(30, i -> () ->
            send(mine, Call.post(KEYS).json(Json.object("name", "Key " + i))).status());
        assertThat(statuses.stream().filter(status -> status == 201)).hasSizeLessThanOrEqualTo(19);
        Eventually.until("the plan is used up", CAUGHT_UP, () ->
            send(mine, Call.post(KEYS).json(Json.object("name", "More"))).status() == 403);
        JsonNode refusal = send(mine, Call.post(KEYS).json(Json.object("name", "More"))).must(403).json();
        assertThat(refusal.at("/error/code").asString()).isEqualTo("QUOTA_EXCEEDED");
        assertThat(refusal.at("/error/details/quota").asString()).isEqualTo("keys");
        assertThat(send(mine, Call.get(KEYS)).must(200).json().path("total").asInt()).isEqualTo(20);
    }

    @ParameterizedTest
    @EnumSource(names = {"V1", "IDENTITY"})
    void a_key_may_know_what_it_may_use(Surface surface) {
        String account = world.admin().createAccount("Knowing", "professional");
        Admin.Key own = world.admin().createKey(account, "live", surface.contract(),
            "--permissions", "tickets:read", "--limit", "777/hour");
        world.admin().quickly("account", "limit", account, "--endpoint", "GET /v1/tickets/**",
            "--requests", "5/day").must(0);
        Eventually.until("the limit is known", CAUGHT_UP, () ->
            limits(surface, own).path("rate_limits").size() == 3);
        send(own.secret(), Call.get("/v1/tickets")).must(200);
        JsonNode shown = limits(surface, own);
        assertThat(shown.path("plan").asString()).isEqualTo("professional");
        assertThat(shown.at("/rate_limits/0/limit").asInt()).isEqualTo(1_000);
        assertThat(shown.at("/rate_limits/1/scope").asString()).isEqualTo("key");
        assertThat(shown.at("/rate_limits/1/limit").asInt()).isEqualTo(777);
        assertThat(shown.at("/rate_limits/2/name").asString()).isEqualTo("GET /v1/tickets/**");
        assertThat(shown.at("/rate_limits/2/remaining").asInt()).isEqualTo(4);
        assertThat(shown.path("quotas").toString())
            .contains("{\"name\":\"keys\",\"limit\":100,\"used\":1}");
        assertThat(shown.at("/bodies/batch_operations").asInt()).isEqualTo(100);
        surface.assertRefused(send(own.secret(), Call.get("/v1/account")), FORBIDDEN);
        Admin.Key admin = world.admin().createKey(account, "test", surface.contract());
        JsonNode seen = surface.object(send(admin.secret(), Call.get("/v1/account")).must(200).json());
        assertThat(seen.path("id").asString()).isEqualTo(account);
        assertThat(seen.path("environment").asString()).isEqualTo("test");
    }

    private JsonNode limits(Surface surface, Admin.Key key) {
        return surface.object(send(key.secret(), Call.get("/v1/limits").undocumented()).json());
    }

    @Test
    void keys_of_others_are_not_there() {
        Tenant rival = world.rival();
        for (Call call : List.of(Call.get(KEYS + "/" + rival.platform().id()),
                Call.delete(KEYS + "/" + rival.platform().id()),
                Call.post(KEYS + "/" + rival.platform().id() + "/rotate").json("{}"),
                Call.get(KEYS + "/" + rival.platform().id() + "/usage"))) {
            send(key, call).must(404);
        }
    }

    /// Every node hears of a change within a second.
    private void soon(String secret, String path, int status) {
        Eventually.until(path + " is answered " + status, Duration.ofSeconds(1), () ->
            world.send(Call.get(path).apiKey(secret)).status() == status);
    }

    private void refused(Call call, String... fields) {
        Answer answer = send(key, call.undocumented()).must(422);
        assertThat(Surface.V1.fields(answer.json())).as(answer.toString()).containsExactly(fields);
    }

    private JsonNode made(String by, JsonNode body) {
        return send(by, Call.post(KEYS).json(body)).must(201).json();
    }

    private Answer owned(Surface surface, Call call) {
        return world.send(surface.owned(world, call));
    }

    private Answer send(String by, Call call) {
        return world.send(call.apiKey(by));
    }
}

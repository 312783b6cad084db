package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.Surface.Refusal;
import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Ledger;
import com.jupiteriq.acceptance.kit.Tenant;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Bodies that no endpoint must be made of or changed to. Each refusal names the field and leaves nothing
/// behind.
@AcceptanceTest
class BadWebhookTest {

    private static final String HOOKS = "/v1/webhooks";
    private static final Refusal UNREADABLE = Refusal.of(400, "VALIDATION_ERROR");
    private static final Refusal WRONG = Refusal.of(422, "VALIDATION_ERROR");

    private final World world;

    BadWebhookTest(World world) {
        this.world = world;
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "{", "[]", "null", "7", "\"https://hooks.example.com\"", "{\"url\":\"x\"",
        "{'url':'https://hooks.example.com/x','events':['*']}",
        "{\"url\":\"https://a.example.com/x\",\"url\":\"https://b.example.com/y\",\"events\":[\"*\"]}",
        "{\"url\":\"https://hooks.example.com/x\",\"events\":[\"*\",]}",
        "{\"url\":\"https://hooks.example.com/x\",\"events\":[\"*\"]} x",
        "{\"url\":\"https://hooks.example.com/\\ud800\",\"events\":[\"*\"]}",
        "{\"url\":\"https://hooks.example.com/\\u0000\",\"events\":[\"*\"]}"})
    void is_no_endpoint(String body) {
        refused(Call.post(HOOKS).json(body), world.acme(), UNREADABLE, "");
        refused(Call.patch(HOOKS + "/" + endpoint()).json(body), world.acme(), UNREADABLE, "");
        refused(Call.put(HOOKS + "/" + endpoint()).json(body), world.acme(), UNREADABLE, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "''", "' '", "null", "7", "[]", "{}", "'hooks.example.com'", "'/x'", "'https:///x'", "'https://'",
        "'http://hooks.example.com/x'", "'ftp://hooks.example.com/x'", "'javascript:alert(1)'",
        "'file:///etc/passwd'", "'https://hooks.example.com/x y'", "'https://hooks.example.com/%zz'",
        "'https://user@hooks.example.com/x'", "'https://user:word@hooks.example.com/x'",
        "'https://hooks.example.com/x#part'", "'https://hooks.example.com:0/'",
        "'https://hooks.example.com:65536/'", "'https://hooks.example.com:22/'",
        "'https://hooks.example.com:5432/'", "'https://localhost/x'", "'https://intranet/x'",
        "'http://127.0.0.1:9/'", "'https://127.0.0.1/'", "'https://127.1/'", "'https://2130706433/'",
        "'https://0x7f000001/'", "'https://0177.0.0.1/'", "'https://0.0.0.0/'", "'https://10.0.0.1/'",
        "'https://172.16.0.1/'", "'https://192.168.1.1/'", "'https://100.64.0.1/'",
        "'https://169.254.169.254/latest/meta-data'", "'https://224.0.0.1/'", "'https://255.255.255.255/'",
        "'https://[::]/'", "'https://[::1]/'", "'https://[fe80::1]/'", "'https://[fc00::1]/'",
        "'https://[::ffff:10.0.0.1]/'", "'https://[::10.0.0.1]/'", "'https://[64:ff9b::a00:1]/'",
        "'https://[2002:a00:1::]/'", "'https://[ff02::1]/'"})
    void no_endpoint_lies_at(String url) {
        String value = url.replace('\'', '"');
        String body = "{\"url\":" + value + ",\"events\":[\"*\"]}";
        refused(Call.post(HOOKS).json(body), world.acme(), WRONG, "url");
        String change = "{\"url\":" + value + "}";
        refused(Call.patch(HOOKS + "/" + endpoint()).json(change), world.acme(), WRONG, "url");
        refused(Call.put(HOOKS + "/" + endpoint()).json(body), world.acme(), WRONG, "url");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "events | 'events':null",
        "events | 'events':'*'",
        "events | 'events':7",
        "events | 'events':{}",
        "events | 'events':[]",
        "events[0] | 'events':['']",
        "events[0] | 'events':[7]",
        "events[0] | 'events':[null]",
        "events[0] | 'events':['ticket']",
        "events[0] | 'events':['TICKET.CREATED']",
        "events[0] | 'events':['ticket.exploded']",
        "events[0] | 'events':['*.created']",
        "events[1] | 'events':['*','tickets.*']",
        "description | 'events':['*'],'description':7",
        "description | 'events':['*'],'description':['x']",
        "enabled | 'events':['*'],'enabled':'yes'",
        "enabled | 'events':['*'],'enabled':1",
        "enabled | 'events':['*'],'enabled':null",
        "colour | 'events':['*'],'colour':'red'",
        "id | 'events':['*'],'id':'wh_01h455vb4pex5vsknk084sn02q'",
        "created_at | 'events':['*'],'created_at':'2024-01-01T00:00:00Z'",
        "secret | 'events':['*'],'secret':''",
        "secret | 'events':['*'],'secret':7",
        "secret | 'events':['*'],'secret':'fifteen-letters'",
        "secret | 'events':['*'],'secret':'with a blank in between'",
        "secret | 'events':['*'],'secret':'ümlauts-are-not-ascii'",
        "secret | 'events':['*'],'secret':'whsec_'",
        "secret | 'events':['*'],'secret':'whsec_c2hvcnQ='",
        "secret | 'events':['*'],'secret':'whsec_not-base64-at-all-is-it-now'"})
    void the_wrong_field_is_named(String field, String fields) {
        String spelled = fields.replace('\'', '"');
        String body = "{\"url\":\"https://hooks.example.com/x\"," + spelled + "}";
        refused(Call.post(HOOKS).json(body), world.acme(), WRONG, field);
        refused(
            Call.patch(HOOKS + "/" + endpoint()).json("{" + spelled + "}"), world.acme(), WRONG, field);
        refused(Call.put(HOOKS + "/" + endpoint()).json(body), world.acme(), WRONG, field);
    }

    @Test
    void what_is_too_long_is_named() {
        for (String[] row : new String[][] {
            {"url", "\"url\":\"https://hooks.example.com/" + "x".repeat(2_048) + "\",\"events\":[\"*\"]"},
            {"description", tooLong("description", 501)},
            {"secret", tooLong("secret", 257)},
            {"events", "\"url\":\"https://hooks.example.com/x\",\"events\":["
                + "\"ticket.*\",".repeat(100) + "\"*\"]"}}) {
            refused(Call.post(HOOKS).json("{" + row[1] + "}"), world.acme(), WRONG, row[0]);
        }
    }

    @Test
    void the_test_environment_reaches_this_machine_but_never_the_servers_own_ports() {
        Tenant sandbox = Tenant.inTest(world.admin(), "Sandbox");
        List<Integer> own = List.of(
            world.server().port(), URI.create(world.server().managementUrl()).getPort(),
            world.ledger().port());
        for (String host : List.of("127.0.0.1", "localhost", "[::1]")) {
            for (int port : own) {
                refused(Call.post(HOOKS).json(hearing("http://" + host + ":" + port + "/")), sandbox, WRONG,
                    "url");
            }
        }
        for (String other : List.of("http://10.0.0.1/", "http://127.0.0.2:9/", "http://hooks.example.com/")) {
            refused(Call.post(HOOKS).json(hearing(other)), sandbox, WRONG, "url");
        }
    }

    private static JsonNode hearing(String url) {
        return Json.object("url", url, "events", List.of("*"));
    }

    private void refused(Call call, Tenant tenant, Refusal refusal, String field) {
        Surface.ON_V1.forEach(surface ->
            refused(surface, call.apiKey(surface.secret(tenant)), refusal, field));
    }

    private void refused(Surface surface, Call call, Refusal refusal, String field) {
        Answer[] answer = new Answer[1];
        List<?> before = endpoints();
        assertThat(world.ledger().gained(() -> answer[0] = world.send(call))).isEqualTo(Ledger.NOTHING);
        surface.assertRefused(answer[0], refusal);
        assertThat(endpoints()).isEqualTo(before);
        if (!field.isEmpty()) {
            assertThat(surface.fields(answer[0].json())).contains(field);
        }
    }

    private List<?> endpoints() {
        return world.ledger().query("select id, version from webhook_endpoints order by id");
    }

    private String endpoint() {
        JsonNode body = Json.object(
            "url", "https://hooks.example.com/x", "events", List.of("*"), "enabled", false);
        return world.send(Call.post(HOOKS).json(body).apiKey(world.acme().platform().secret())).must(201)
            .json().path("id").asString();
    }

    private static String tooLong(String field, int length) {
        return "\"url\":\"https://hooks.example.com/x\",\"events\":[\"*\"],\"" + field + "\":\""
            + "x".repeat(length) + "\"";
    }
}

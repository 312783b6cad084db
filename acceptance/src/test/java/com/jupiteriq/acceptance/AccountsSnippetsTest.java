package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Admin;
import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Json;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The snippets of 004 run as published in the sandbox of the first start, with host and key put in (part 4
/// of the requirements), with the client libraries that two of them import.
@AcceptanceTest
class AccountsSnippetsTest {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";
    private static final int HOUR = 3600;
    private static final String JANE = "12345 jane_doe";

    private final World world;
    private final String key;

    AccountsSnippetsTest(World world) {
        this.world = world;
        this.key = world.operator().secret("accounts", "test");
    }

    /// Each snippet makes the same person.
    @BeforeEach
    void nobody_is_john_doe() {
        String platform = world.operator().secret("platform", "test");
        world.send(Call.get("/v1/users?username=john_doe").apiKey(platform)).must(200).json().path("data")
            .forEach(john -> world.send(
                Call.delete("/v1/users/" + john.path("id").asString()).apiKey(platform)).must(204));
    }

    @Test
    void v18_create_and_get_answer_as_printed() {
        JsonNode made = world.send(Call.post(AccountsDriver.USERS).bearer(key)
            .json(Snippets.text("004-create.request.json"))).must(200).json();
        JsonNode printed = Snippets.json("004-create.response.json");
        assertThat(Json.keys(made)).isEqualTo(Json.keys(printed));
        assertPerson(made, printed);

        JsonNode read = get(made.path("id").asString());
        assertThat(Json.keys(read)).isEqualTo(Json.keys(Snippets.json("004-get.response.json")));
        assertPerson(read, printed);
        assertThat(read.path("id")).isEqualTo(made.path("id"));
        assertThat(read.path("last_login").isNull()).isTrue();
    }

    @Test
    void v19_a_missing_username_is_refused_to_the_letter() {
        Answer refused = world.send(Call.post(AccountsDriver.USERS).bearer(key)
            .json(Json.object("email", "john@example.com", "password", "secure_password"))).must(400);
        assertThat(refused.text()).isEqualTo(Snippets.json("004-missing.response.json").toString());
    }

    @Test
    void v20_the_first_of_a_thousand_requests_tells_what_is_left() {
        Eventually.until("an hour with time left", Duration.ofMinutes(1), () ->
            HOUR - Instant.now().getEpochSecond() % HOUR > 20);
        Admin.Key fresh = world.admin().createKey(world.operator().account(), "test", "accounts");
        Answer first = world.send(
            Call.get(AccountsDriver.USERS + "/12345").bearer(fresh.secret())).must(200);
        for (String printed : Snippets.text("004-rate-limit.txt").strip().split("\n")) {
            String[] header = printed.split(": ");
            String told = first.need(header[0]);
            if (header[0].endsWith("Reset")) {
                assertThat(told).hasSameSizeAs(header[1]);
                assertThat(Long.parseLong(told) % HOUR).isZero();
                assertThat(Long.parseLong(header[1]) % HOUR).isZero();
            } else {
                assertThat(told).isEqualTo(header[1]);
            }
        }
    }

    /// It declares `user` twice, so that it runs as two programs.
    @Test
    void v21_the_javascript_client_creates_and_gets() {
        String snippet = Snippets.text("004-client.js").replace("your-api-key", key);
        int create = snippet.indexOf("// Create user");
        int get = snippet.indexOf("// Get user");
        String begin = snippet.substring(0, create);
        assertThat(node(begin + snippet.substring(create, get))).matches("[1-9][0-9]* john_doe\n");
        assertThat(node(begin + snippet.substring(get))).isEqualTo(JANE + "\n");
    }

    @Test
    void v22_the_python_client_creates_and_gets() {
        String program = Snippets.text("004-client.py").replace("your-api-key", key)
            .replace("# Get user", "print(user['username'])\n# Get user")
            + "print(user['id'], user['username'])\n";
        assertThat(Sdks.python(world, program).must(0).out()).isEqualTo("john_doe\n" + JANE + "\n");
    }

    @Test
    void v22_one_key_creates_and_gets_over_http() {
        JsonNode made = world.send(Call.post(AccountsDriver.USERS).bearer(key).json(
            Json.object("username", "john_doe", "email", "john@example.com"))).must(200).json();
        assertThat(made.path("username").asString()).isEqualTo("john_doe");
        JsonNode jane = get("12345");
        assertThat(jane.path("id").asInt()).isEqualTo(12_345);
        assertThat(jane.path("username").asString()).isEqualTo("jane_doe");
    }

    @Test
    void v23_the_javascript_client_takes_a_timeout() {
        String program = "import { APIClient } from '@company/api-sdk';\n"
            + Snippets.text("004-timeout.js").replace("your-api-key", key)
            + "const user = await client.users.get(12345);\n";
        assertThat(node(program)).isEqualTo(JANE + "\n");
    }

    private String node(String program) {
        return Sdks.javascript(world, program + "console.log(user.id, user.username);\n").must(0).out();
    }

    private JsonNode get(String id) {
        return world.send(Call.get(AccountsDriver.USERS + "/" + id).bearer(key)).must(200).json();
    }

    private static void assertPerson(JsonNode user, JsonNode printed) {
        assertThat(user.path("id").isIntegralNumber()).isTrue();
        assertThat(user.path("username")).isEqualTo(printed.path("username"));
        assertThat(user.path("email")).isEqualTo(printed.path("email"));
        assertThat(user.path("created_at").asString()).matches(TIME);
    }
}

package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Answer;
import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Http;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Keys;
import com.jupiteriq.acceptance.kit.Ledger;
import com.jupiteriq.acceptance.kit.Server;
import com.jupiteriq.acceptance.kit.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The life of one data folder: first start, the printed lines, drain, second start, what is written where.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StartTest {

    private static final Pattern CURL = Pattern.compile("(?m)^\\s*(curl .*)$");

    private static final Pattern COMMAND = Pattern.compile("(?m)^\\./jupiter admin (key create .*)$");

    /// What makes the first owner of the installation.
    private static final Pattern LINK =
        Pattern.compile("(?m)^  (\\S+/sign-in/first-owner\\?token=acc_[0-9a-z]{26}\\.[0-9a-f]{64})$");

    private Server server = Server.first();
    private Keys first = server.keys();

    @BeforeAll
    void remember_the_first_keys() {
        first = server.keys();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    @Order(1)
    void the_first_start_prints_each_key_and_six_lines_that_work(@TempDir Path folder) {
        String printed = server.log(0);
        for (String contract : List.of("platform", "identity", "integration", "accounts")) {
            for (String environment : List.of("live", "test")) {
                assertThat(printed).contains(first.secret(contract, environment));
            }
        }
        List<String> lines = CURL.matcher(printed).results().map(line -> line.group(1)).toList();
        assertThat(lines).hasSize(6);
        assertThat(links(0)).hasSize(1).allMatch(link -> link.startsWith(server.url() + "/"));
        for (String line : lines) {
            assertThat(line).doesNotContain("_live_");
            String out = Programs.bash(folder, Map.of(), line).must(0).out();
            String json = out.substring(out.indexOf('{'), out.lastIndexOf('}') + 1);
            assertThat(Json.read(json).has("error")).as(line + "\n" + out).isFalse();
        }
    }

    private List<String> links(int from) {
        return LINK.matcher(server.log(from)).results().map(line -> line.group(1)).toList();
    }

    @Test
    @Order(2)
    void keys_json_is_private_and_the_only_file_with_a_key() throws IOException {
        Path file = server.data().resolve("keys.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(first.baseUrl()).isEqualTo(server.url());
        assertThat(first.managementUrl()).isEqualTo(server.managementUrl());
        assertThat(first.account()).startsWith("acc_");
        String secret = first.secret("platform", "live");
        try (Stream<Path> files = Files.walk(server.data())) {
            for (Path each : files.filter(Files::isRegularFile).filter(f -> !f.equals(file)).toList()) {
                assertThat(new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1))
                    .as(each.toString()).doesNotContain(secret);
            }
        }
        try (Stream<Path> secrets = Files.list(server.data().resolve("secrets"))) {
            assertThat(secrets).isNotEmpty().allSatisfy(each ->
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                    .isEqualTo("rw-------"));
        }
    }

    @Test
    @Order(3)
    void the_open_paths_answer_without_a_credential() {
        Http http = new Http(server);
        for (String path : List.of("/health", "/health/ready", "/health/live")) {
            http.send(Call.get(path)).must(200);
        }
        http.send(Call.of("HEAD", "/")).must(200);
        http.send(Call.get("/nothing")).must(401);
    }

    @Test
    @Order(4)
    void a_request_on_its_way_is_answered_before_the_server_ends() {
        String body = "{\"title\":\"Last one\"}";
        String head = "POST " + IntegrationDriver.TICKETS + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
            + first.secret("integration", "test") + "\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length() + "\r\n\r\n";
        try (Wire wire = new Http(server).wire()) {
            wire.write(head).write(body.substring(0, 5));
            Eventually.until(
                "the request is known to the server", Duration.ofSeconds(5), () -> server.isReady());
            server.askToStop();
            Eventually.until("the server begins to end", Duration.ofSeconds(10), () -> !server.isReady());
            wire.write(body.substring(5));
            wire.answer(Call.post(IntegrationDriver.TICKETS)).must(201);
        }
        server.awaitEnd();
        assertThat(server.databaseProcess()).as("the database has ended too").isEmpty();
    }

    @Test
    @Order(5)
    void a_second_start_has_the_same_data_and_keys_and_prints_none() {
        int printed = server.log(0).length();
        List<String> before = links(0);
        server.start();
        assertThat(server.keys()).isEqualTo(first);
        assertThat(links(printed)).as("another link for the first owner").hasSize(1)
            .doesNotContainAnyElementsOf(before);
        for (String contract : List.of("platform", "identity", "integration", "accounts")) {
            assertThat(server.log(printed)).doesNotContain(first.secret(contract, "test"))
                .doesNotContain(first.secret(contract, "live"));
        }
        Answer list = new Http(server).send(
            Call.get("/v1/tickets?q=last%20one").apiKey(first.secret("platform", "test"))).must(200);
        assertThat(list.json().path("total").asInt()).isEqualTo(1);
    }

    @Test
    @Order(6)
    void the_database_may_go_away_and_come_back() {
        Http http = new Http(server);
        Call read = Call.get("/v1/tickets").apiKey(first.secret("platform", "test"));
        http.send(read).must(200);
        try (Ledger ledger = Ledger.of(server)) {
            ledger.endConnections();
        }
        Eventually.until("reads work again", Duration.ofSeconds(10), () -> {
            Answer answer = http.send(read);
            assertThat(answer.status()).isIn(200, 503);
            return answer.status() == 200;
        });
    }

    @Test
    @Order(7)
    void without_a_database_each_contract_says_to_come_again_in_a_minute() {
        Http http = new Http(server);
        Call read = Call.get("/v1/tickets").apiKey(first.secret("platform", "test"));
        Call create = Call.post(IntegrationDriver.TICKETS).bearer(first.secret("integration", "test"))
            .json(Json.object("title", "Nowhere to go"));
        try (Ledger ledger = Ledger.of(server)) {
            ledger.closeDoors();
            for (Call call : List.of(read, create)) {
                Answer refused = http.send(call).must(503);
                assertThat(refused.need("Retry-After")).isEqualTo("60");
            }
            ledger.openDoors();
            Eventually.until("reads work again", Duration.ofSeconds(10),
                () -> http.send(read).status() == 200);
            assertThat(ledger.query("select 1 from tickets where subject = 'Nowhere to go'")).isEmpty();
        }
    }

    @Test
    @Order(8)
    void a_contract_that_came_with_an_upgrade_gets_its_keys_by_the_printed_commands() {
        try (Ledger ledger = Ledger.of(server)) {
            ledger.run("delete from api_keys where contract in ('identity', 'accounts')");
        }
        List<String> commands = commandsOfNextStart();
        assertThat(commands).hasSize(4);
        for (String command : commands) {
            String said = server.admin().run(command.replace("'", "").split(" ")).must(0).out().strip();
            String secret = said.substring(said.lastIndexOf(' ') + 1);
            assertThat(secret).matches("(sk|acct)_(live|test)_\\w+");
            if (secret.startsWith("acct_")) {
                new Http(server).send(Call.get("/api/v1/users/1").bearer(secret)).must(404);
            } else {
                assertThat(Json.keys(new Http(server).send(Call.get("/v1/tickets?offset=0").apiKey(secret))
                    .must(200).json())).startsWith("data", "total", "limit", "offset");
            }
        }
        assertThat(commandsOfNextStart()).isEmpty();
    }

    private List<String> commandsOfNextStart() {
        server.stop();
        int printed = server.log(0).length();
        server.start();
        return COMMAND.matcher(server.log(printed)).results().map(line -> line.group(1)).toList();
    }

    @Test
    @Order(9)
    void a_start_is_refused_in_one_sentence_when_a_policy_is_missing() {
        try (Ledger ledger = Ledger.of(server)) {
            ledger.run("drop policy tenant on ticket_comments");
        }
        server.stop();
        int printed = server.log(0).length();
        server.launch();
        assertThat(server.awaitRefusal()).isEqualTo(1);
        String said = server.log(printed);
        assertThat(said.lines().filter(line -> line.contains("not kept apart"))).containsExactly(
            "Tenants are not kept apart in this database: The table ticket_comments has no policy for"
            + " jupiter_app that compares with app.tenant; create it again.");
        assertThat(said).doesNotContain("\tat ").doesNotContain("Exception").doesNotContain("met a bug");
        assertThat(server.databaseProcess()).as("the database has ended too").isEmpty();
    }
}

package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Call;
import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Json;
import com.jupiteriq.acceptance.kit.Listener;
import com.jupiteriq.acceptance.kit.Server;
import com.jupiteriq.acceptance.kit.Shell;
import com.jupiteriq.acceptance.kit.Tenant;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// `examples/provision_users.py` brings the users of a file in, each once, however often it is killed (R106).
@AcceptanceTest
class ProvisionTest {

    private static final int USERS = 3_000;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Path PROGRAM = Server.root().resolve("examples/provision_users.py");

    private final World world;

    ProvisionTest(World world) {
        this.world = world;
    }

    @BeforeAll
    static void needPython() {
        Programs.need("python3");
    }

    @Test
    void each_line_is_made_once_whatever_is_killed(@TempDir Path folder) throws IOException {
        Tenant tenant = Tenant.create(world.admin(), "Provisioned");
        Path file = Files.write(folder.resolve("users.csv"), lines());
        Map<String, String> environment = environment(world.server().url() + "/v1", tenant);
        killBeyond(600, file, environment);
        killBeyond(1_500, file, environment);
        assertThat(run(file, environment).must(0).out()).contains("done: 2998 made, 6 rejected");
        assertThat(total("/v1/users?limit=1", tenant)).isEqualTo(USERS - 2);
        assertThat(world.ledger().query("""
            select count(*) as n, count(distinct target) as users
            from audit
            where action = 'user.create' and tenant_id = (
                select tenant_id from users where external_id = 'crm-2999')""")
            .getFirst()).isEqualTo(Map.of("n", USERS - 2L, "users", USERS - 2L));
        assertRejected(file);
        assertThat(run(file, environment).must(0).out()).isEqualTo("done: 2998 made, 6 rejected (see " + file
            + ".rejected.csv)\n");
        assertThat(user("crm-7", tenant).path("name").asString()).isEqualTo("O\"Neil, Seven");
        assertThat(user("crm-8", tenant).path("role").asString()).isEqualTo("viewer");
    }

    /// Behind the users come four that are wrong; so are two among them. One takes two lines of the file.
    private static List<String> lines() {
        List<String> lines = new ArrayList<>(List.of("\ufeffemail,name,username,role,external_id"));
        IntStream.range(0, USERS).forEach(i -> lines.add(switch (i) {
            case 7 -> "u7@example.com,\"O\"\"Neil, Seven\",u7-name,,crm-7";
            case 8 -> "u8@example.com,Eight,,viewer,crm-8";
            case 100 -> "u8@example.com,again,,,";
            case 101 -> "\"no\nbody\",,,,";
            default -> "u" + i + "@example.com,User " + i + ",user-" + i + ",,crm-" + i;
        }));
        lines.addAll(List.of("", "a@example.com,A,,conductor,", "b@example.com,B,,,,more",
            "U9@EXAMPLE.com,,,,", "=cmd@example.com,C,USER-10,,crm-11"));
        return lines;
    }

    private static void assertRejected(Path file) throws IOException {
        assertThat(Files.readAllLines(Path.of(file + ".rejected.csv")).stream()
            .map(line -> line.replaceAll(",\"?(The |[0-9]+ fields ).*", "")))
            .containsExactly("line,email,name,username,role,external_id,status,fields,message",
                "102,u8@example.com,again,,,,409,email", "104,\"no", "body\",,,,,422,email",
                "3004,a@example.com,A,,conductor,,422,role", "3005,b@example.com,B,,,,,",
                "3006,U9@EXAMPLE.com,,,,,409,email",
                "3007,=cmd@example.com,C,USER-10,,crm-11,409,username external_id");
    }

    private JsonNode user(String externalId, Tenant tenant) {
        return get("/v1/users?external_id=" + externalId, tenant).at("/data/0");
    }

    private long total(String path, Tenant tenant) {
        return get(path, tenant).path("total").asLong();
    }

    private JsonNode get(String path, Tenant tenant) {
        return world.send(Call.get(path).bearer(tenant.platform().secret())).must(200).json();
    }

    private static Map<String, String> environment(String api, Tenant tenant) {
        return Map.of("API", api, "KEY", tenant.platform().secret(), "NO_PROXY", "*");
    }

    private static Shell.Outcome run(Path file, Map<String, String> environment) {
        return Shell.run(file.getParent(), environment,
            List.of("python3", PROGRAM.toString(), file.toString()));
    }

    /// Kills it as soon as it has told that so many lines are done.
    private static void killBeyond(int lines, Path file, Map<String, String> environment) throws IOException {
        Path said = file.resolveSibling("said");
        ProcessBuilder builder = new ProcessBuilder("python3", PROGRAM.toString(), file.toString())
            .redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        Process program = builder.start();
        try {
            Eventually.until(lines + " lines are done", SOON,
                () -> done(said) >= lines || !program.isAlive());
            assertThat(program.isAlive()).as(() -> text(said)).isTrue();
        } finally {
            program.destroyForcibly().onExit().join();
        }
    }

    private static int done(Path said) {
        return text(said).lines().filter(line -> line.contains(" of "))
            .mapToInt(line -> Integer.parseInt(line.substring(0, line.indexOf(' ')))).max().orElse(0);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Waits as long as it is told, sends the same again under the same key, and speaks to either contract.
    @Test
    void a_busy_server_is_asked_again_with_the_same_key(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("users.csv"), "email\na@example.com\n");
        ConcurrentLinkedQueue<String> refusals = new ConcurrentLinkedQueue<>(List.of("429", "503"));
        ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();
        try (Listener server = new Listener(exchange -> {
            requests.add(exchange.getRequestHeaders().getFirst("X-Idempotency-Key")
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answer(exchange, refusals.isEmpty() ? "200" : refusals.remove());
        })) {
            Map<String, String> environment = Map.of("API", server.url(), "KEY", "k", "NO_PROXY", "*");
            Shell.Outcome outcome = run(file, environment).must(0);
            assertThat(outcome.out()).endsWith("done: 1 made, 0 rejected\n");
            assertThat(outcome.err().lines()).hasSize(2).allSatisfy(line ->
                assertThat(line).startsWith("again in 1 s: "));
        }
        assertThat(requests).hasSize(3);
        assertThat(requests.stream().distinct()).hasSize(1);
    }

    private static void answer(HttpExchange exchange, String status) throws IOException {
        exchange.getResponseHeaders().set("Retry-After", "1");
        byte[] body = (status.equals("200")
            ? "{\"data\":{\"results\":[" + String.join(",", Collections.nCopies(100, "{\"status\":201}"))
                + "]}}"
            : "{\"error\":{\"message\":\"Busy.\"}}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(Integer.parseInt(status), body.length);
        try (exchange; var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Test
    void what_cannot_go_on_says_why(@TempDir Path folder) throws IOException {
        Tenant tenant = Tenant.create(world.admin(), "Stopped");
        Map<String, String> environment = environment(world.server().url() + "/v1", tenant);
        Path file = Files.writeString(folder.resolve("users.csv"), "mail,name\na@example.com,A\n");
        assertThat(run(file, environment).must(1).err()).contains("must name the columns: email");
        Files.writeString(file, "email,role\na@example.com,member\n");
        Map<String, String> wrong = Map.of("API", world.server().url() + "/v1", "KEY", "jiq_live_wrong");
        assertThat(run(file, wrong).must(1).err()).contains("The server refuses the batch: 401");
        assertThat(run(file, environment).must(0).out()).contains("1 made");
        Files.writeString(file, "email\nb@example.com\n");
        assertThat(run(file, environment).must(1).err()).contains("The file has changed");
        assertThat(total("/v1/users?limit=1", tenant)).isEqualTo(1);
    }

    @Test
    void batches_are_as_small_as_the_rate_limit_demands(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("users.csv"), "email\n"
            + String.join("\n", IntStream.range(0, 120).mapToObj(i -> "u" + i + "@example.com").toList()));
        ConcurrentLinkedQueue<Integer> sizes = new ConcurrentLinkedQueue<>();
        try (Listener server = new Listener(exchange -> {
            int users = Json.read(exchange.getRequestBody().readAllBytes()).path("users").size();
            sizes.add(users);
            exchange.getResponseHeaders().set("X-RateLimit-Limit", "60");
            answer(exchange, users > 60 ? "429" : "200");
        })) {
            run(file, Map.of("API", server.url(), "KEY", "k", "NO_PROXY", "*")).must(0);
        }
        assertThat(sizes).containsExactly(100, 50, 50, 20);
    }
}

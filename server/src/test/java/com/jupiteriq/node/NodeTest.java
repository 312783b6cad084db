package com.jupiteriq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.Jupiter;
import com.jupiteriq.edge.tls.TlsFiles;
import com.jupiteriq.edge.wire.TestCertificates;
import com.jupiteriq.firststart.KeysFile;
import com.jupiteriq.postgres.Login;
import com.jupiteriq.postgres.Logins;
import com.jupiteriq.postgres.TestPostgres;
import com.jupiteriq.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/// A node as an operator runs it, with a PostgreSQL of its own that gets lost.
@ResourceLock("the log file of the process")
class NodeTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofMillis(20);

    @TempDir
    Path temp;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void begin() {
        TestInstallation.awaitLog();
    }

    @AfterEach
    void log_like_the_other_tests() {
        TestInstallation.logLikeTheOtherTests();
    }

    @Test
    void the_death_of_the_database_is_an_interruption_and_no_end() throws Exception {
        Path data = temp.resolve("data");
        Settings settings = Settings.of(
            Map.of("data", data.toString(), "port", "0", "management-port", "0"), Map.of(), Map.of());
        try (Node node = new Node(settings, Jupiter.class, new Progress(false, System.err))) {
            node.start(false);
            assertThat(await(data, status -> status == 200)).isEqualTo(200);
            assertThat(postmaster(data).destroyForcibly()).isTrue();
            assertThat(await(data, status -> status == 503)).isEqualTo(503);
            assertThat(await(data, status -> status == 200)).isEqualTo(200);
        }
        assertThat(data.resolve("pg/postmaster.pid")).doesNotExist();
    }

    @Test
    void a_node_with_a_certificate_is_reached_by_https_only() throws Exception {
        Path data = temp.resolve("data");
        TestCertificates certificates = TestCertificates.fresh(temp);
        TlsFiles files = certificates.write(temp);
        Settings settings = Settings.of(Map.of("data", data.toString(), "port", "0", "management-port", "0",
            "tls-certificate", files.certificate().toString(), "tls-key", files.key().toString()),
            Map.of(), Map.of());
        try (Node node = new Node(settings, Jupiter.class, new Progress(false, System.err));
            HttpClient trusting = HttpClient.newBuilder()
                .sslContext(TestCertificates.trusting(certificates)).build()) {
            assertThat(node.start(false)).contains("API         https://127.0.0.1:",
                "Management  http://127.0.0.1:", "curl -sS https://127.0.0.1:");
            KeysFile file = KeysFile.parse(Files.readAllBytes(data.resolve(KeysFile.NAME)));
            HttpRequest request = tickets(file.baseUrl(), file);
            HttpResponse<String> answer = trusting.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            HttpRequest plain = tickets(file.baseUrl().replace("https:", "http:"), file);
            assertThatThrownBy(() -> client.send(plain, BodyHandlers.discarding()))
                .isInstanceOf(IOException.class);
        }
    }

    @Test
    void without_redis_a_node_on_a_database_that_others_may_use_warns_of_limits_per_node() throws Exception {
        Path data = temp.resolve("data");
        try (Node node = new Node(external(data, Map.of()), Jupiter.class, new Progress(false, System.err))) {
            node.start(false);
            assertThat(log(data)).contains("--redis-url is not set").doesNotContain("Redis at");
        }
    }

    @Test
    void a_redis_that_is_not_there_stops_no_start_and_no_request() throws Exception {
        Path data = temp.resolve("data");
        Settings settings =
            external(data, Map.of("JUPITER_REDIS_URL", "redis://:secretword@127.0.0.1:1"));
        try (Node node = new Node(settings, Jupiter.class, new Progress(false, System.err))) {
            node.start(false);
            assertThat(await(data, status -> status == 200)).isEqualTo(200);
            assertThat(log(data)).containsOnlyOnce("Redis at 127.0.0.1:1 cannot be used")
                .doesNotContain("--redis-url is not set").doesNotContain("secretword");
        }
    }

    /// A node on a PostgreSQL that the operator brings.
    private static Settings external(Path data, Map<String, String> more) {
        Logins logins = TestPostgres.newDatabase().logins();
        String secret = Base64.getEncoder().encodeToString(new byte[32]);
        Map<String, String> environment = new TreeMap<>(Map.of(
            "JUPITER_DATABASE_URL", address(logins.app()),
            "JUPITER_DATABASE_WORKER_URL", address(logins.worker()),
            "JUPITER_DATABASE_ADMIN_URL", address(logins.owner()),
            "JUPITER_MASTER_KEY", secret, "JUPITER_PEPPER", secret));
        environment.putAll(more);
        return Settings.of(Map.of("data", data.toString(), "port", "0", "management-port", "0"),
            environment, Map.of());
    }

    private static String address(Login login) {
        return login.url() + (login.url().contains("?") ? "&" : "?")
            + "user=" + login.user() + "&password=" + login.password();
    }

    private static String log(Path data) throws IOException {
        return Files.readString(data.resolve("logs/jupiter.log"));
    }

    private static ProcessHandle postmaster(Path data) throws IOException {
        String first = Files.readAllLines(data.resolve("pg/postmaster.pid")).getFirst().strip();
        return ProcessHandle.of(Long.parseLong(first)).orElseThrow();
    }

    private static HttpRequest tickets(String base, KeysFile file) {
        return HttpRequest.newBuilder(URI.create(base + "/v1/tickets"))
            .header("Authorization", "Bearer " + file.keys().get("platform").test())
            .build();
    }

    /// Asks until the answer is as expected; the last status.
    private int await(Path data, IntPredicate expected) throws Exception {
        KeysFile file = KeysFile.parse(Files.readAllBytes(data.resolve(KeysFile.NAME)));
        HttpRequest request = tickets(file.baseUrl(), file);
        long end = System.nanoTime() + LIMIT.toNanos();
        int status;
        do {
            LockSupport.parkNanos(PAUSE.toNanos());
            status = client.send(request, BodyHandlers.discarding()).statusCode();
        } while (!expected.test(status) && System.nanoTime() < end);
        return status;
    }
}

package com.jupiteriq.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.LoggerContext;
import com.jupiteriq.Jupiter;
import com.jupiteriq.accounts.Actor;
import com.jupiteriq.accounts.EncryptionKeys;
import com.jupiteriq.firststart.KeysFile;
import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.postgres.DatabaseSettings;
import com.jupiteriq.postgres.Login;
import com.jupiteriq.postgres.Logins;
import com.jupiteriq.postgres.TestPostgres;
import com.jupiteriq.seals.MasterKey;
import com.jupiteriq.settings.DataSettings;
import com.jupiteriq.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/// The master key of an installation, from where it lies to the server that runs with it (decision 16).
@ResourceLock("the log file of the process")
class MasterKeyRotationTest {

    private static final Actor OPERATOR = Actor.operator("cmd_test");

    private final MasterKey next = MasterKey.random(new SecureRandom());

    @TempDir
    Path temp;

    @AfterEach
    void log_like_the_other_tests() {
        LoggerContext logs = (LoggerContext) LoggerFactory.getILoggerFactory();
        logs.reset();
        Logging usual = new Logging();
        usual.setContext(logs);
        usual.configure(logs);
    }

    @Test
    void one_that_dies_before_the_folder_has_the_new_key_is_ended_by_the_next_start() throws Exception {
        Path data = temp.resolve("data");
        Settings settings = settings(data, Map.of());
        Path file = data.resolve("secrets/master.key");
        byte[] old;
        try (Node node = node(settings)) {
            node.start(false);
            old = Files.readAllBytes(file);
            assertThat(this.<Integer>visit(settings, keys -> keys.rotateMasterKey(OPERATOR, next)))
                .isPositive();
            assertThat(read(data)).isEqualTo(200);
        }
        assertThat(Files.readAllBytes(file)).as("the command died").isEqualTo(old);
        try (Node node = node(settings)) {
            node.start(false);
            assertThat(Files.readAllBytes(file)).isEqualTo(next.bytes());
            assertThat(read(data)).isEqualTo(200);
            assertThat(this.<Integer>visit(settings, keys -> keys.retireMasterKeys(OPERATOR, key -> { })))
                .as("what the start has retired").isZero();
        }
    }

    @Test
    void with_a_key_of_the_operators_the_old_one_starts_nodes_until_it_is_retired() throws Exception {
        Map<String, String> database = database();
        Settings with = settings(temp.resolve("data"), plus(database, new byte[MasterKey.BYTES]));
        Settings withNew = settings(temp.resolve("data"), plus(database, next.bytes()));
        try (Node node = node(with)) {
            node.start(false);
            assertThat(this.<Integer>visit(with, keys -> keys.rotateMasterKey(OPERATOR, next))).isEqualTo(1);
            assertThat(read(temp.resolve("data"))).isEqualTo(200);
        }
        try (Node node = node(with)) {
            node.start(false);
            assertThat(Files.readString(temp.resolve("data/logs/jupiter.log"))).contains("master-key retire");
            assertThat(read(temp.resolve("data"))).isEqualTo(200);
            assertThatThrownBy(() -> retire(with)).isInstanceOf(StartRefused.class)
                .hasMessageContaining("is an old one");
            assertThat(retire(withNew)).isEqualTo(1);
            assertThat(read(temp.resolve("data"))).as("it has been told").isEqualTo(200);
        }
        try (Node node = node(with)) {
            assertThatThrownBy(() -> node.start(false)).isInstanceOf(StartRefused.class)
                .hasMessageContaining("The master key is not the one that this database works with");
        }
        try (Node node = node(withNew)) {
            node.start(false);
            assertThat(read(temp.resolve("data"))).isEqualTo(200);
        }
    }

    private static Node node(Settings settings) {
        return new Node(settings, Jupiter.class, new Progress(false, System.err));
    }

    private static Settings settings(Path data, Map<String, String> environment) {
        return Settings.of(
            Map.of("data", data.toString(), "port", "0", "management-port", "0"), environment, Map.of());
    }

    private static Map<String, String> database() {
        Logins logins = TestPostgres.newDatabase().logins();
        return Map.of("JUPITER_DATABASE_URL", address(logins.app()),
            "JUPITER_DATABASE_WORKER_URL", address(logins.worker()),
            "JUPITER_DATABASE_ADMIN_URL", address(logins.owner()),
            "JUPITER_PEPPER", Base64.getEncoder().encodeToString(new byte[MasterKey.BYTES]));
    }

    private static String address(Login login) {
        return login.url() + (login.url().contains("?") ? "&" : "?")
            + "user=" + login.user() + "&password=" + login.password();
    }

    private static Map<String, String> plus(Map<String, String> database, byte[] master) {
        Map<String, String> all = new TreeMap<>(database);
        all.put("JUPITER_MASTER_KEY", Base64.getEncoder().encodeToString(master));
        return all;
    }

    private int retire(Settings settings) {
        Installation installation = installation(settings);
        return visit(installation, keys -> keys.retireMasterKeys(OPERATOR, installation::keep));
    }

    /// As a command does it, beside the server.
    private <T> T visit(Settings settings, Function<EncryptionKeys, T> work) {
        return visit(installation(settings), work);
    }

    private static <T> T visit(Installation installation, Function<EncryptionKeys, T> work) {
        try (installation) {
            installation.visit();
            try (AnnotationConfigApplicationContext parts = installation.wire()) {
                parts.addBeanFactoryPostProcessor(beans -> {
                    for (String name : beans.getBeanDefinitionNames()) {
                        beans.getBeanDefinition(name).setLazyInit(true);
                    }
                });
                parts.refresh();
                return work.apply(parts.getBean(EncryptionKeys.class));
            }
        }
    }

    private static Installation installation(Settings settings) {
        return new Installation(
            settings.area(DataSettings.class), settings.area(DatabaseSettings.class), Jupiter.class);
    }

    /// The status of a list of what was written before.
    private static int read(Path data) throws IOException, InterruptedException {
        KeysFile file = KeysFile.parse(Files.readAllBytes(data.resolve(KeysFile.NAME)));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(file.baseUrl() + "/v1/events"))
                .header("Authorization", "Bearer " + file.keys().get("platform").test())
                .build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}

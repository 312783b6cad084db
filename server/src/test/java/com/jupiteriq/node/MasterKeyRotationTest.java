package com.jupiteriq.node;

import static com.jupiteriq.node.TestInstallation.database;
import static com.jupiteriq.node.TestInstallation.node;
import static com.jupiteriq.node.TestInstallation.read;
import static com.jupiteriq.node.TestInstallation.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.accounts.Actor;
import com.jupiteriq.accounts.EncryptionKeys;
import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.seals.MasterKey;
import com.jupiteriq.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/// The master key of an installation, from where it lies to the server that runs with it (decision 16).
@ResourceLock("the log file of the process")
class MasterKeyRotationTest {

    private static final Actor OPERATOR = Actor.operator("cmd_test");

    private final MasterKey next = MasterKey.random(new SecureRandom());

    @TempDir
    Path temp;

    @BeforeAll
    static void begin() {
        TestInstallation.awaitLog();
    }

    @AfterEach
    void log_like_the_other_tests() {
        TestInstallation.logLikeTheOtherTests();
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
            assertThat(visit(settings, keys -> keys.rotateMasterKey(OPERATOR, next)))
                .isPositive();
            assertThat(read(data)).isEqualTo(200);
        }
        assertThat(Files.readAllBytes(file)).as("the command died").isEqualTo(old);
        try (Node node = node(settings)) {
            node.start(false);
            assertThat(Files.readAllBytes(file)).isEqualTo(next.bytes());
            assertThat(read(data)).isEqualTo(200);
            assertThat(visit(settings, keys -> keys.retireMasterKeys(OPERATOR, key -> { })))
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
            assertThat(visit(with, keys -> keys.rotateMasterKey(OPERATOR, next))).isEqualTo(1);
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

    private static Map<String, String> plus(Map<String, String> database, byte[] master) {
        Map<String, String> all = new TreeMap<>(database);
        all.put("JUPITER_PEPPER", Base64.getEncoder().encodeToString(new byte[MasterKey.BYTES]));
        all.put("JUPITER_MASTER_KEY", Base64.getEncoder().encodeToString(master));
        return all;
    }

    private int retire(Settings settings) {
        Installation installation = TestInstallation.of(settings);
        return TestInstallation.visit(installation, settings, EncryptionKeys.class,
            keys -> keys.retireMasterKeys(OPERATOR, installation::keep));
    }

    private static int visit(Settings settings, Function<EncryptionKeys, Integer> work) {
        return TestInstallation.visit(
            TestInstallation.of(settings), settings, EncryptionKeys.class, work);
    }
}

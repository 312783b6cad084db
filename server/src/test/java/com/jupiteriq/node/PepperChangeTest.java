package com.jupiteriq.node;

import static com.jupiteriq.node.TestInstallation.database;
import static com.jupiteriq.node.TestInstallation.node;
import static com.jupiteriq.node.TestInstallation.read;
import static com.jupiteriq.node.TestInstallation.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.Await;
import com.jupiteriq.accounts.Actor;
import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.seals.Peppers;
import com.jupiteriq.settings.Settings;
import com.jupiteriq.tokens.PepperRotation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/// The pepper of an installation, from where it lies to the server that runs with it.
@Order(Integer.MIN_VALUE)
@ResourceLock("the log file of the process")
class PepperChangeTest {

    /// The server hears of the pepper, and writes down who has taken it every ten seconds.
    private static final Duration HEARD_AND_WRITTEN = Duration.ofSeconds(30);

    private static final Actor OPERATOR = Actor.operator("cmd_test");

    private final byte[] next = random();

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
    void in_the_folder_each_step_leaves_an_installation_that_starts() throws Exception {
        Path data = temp.resolve("data");
        Settings settings = settings(data, Map.of());
        Path file = data.resolve("secrets/pepper.key");
        byte[] old;
        try (Node node = node(settings)) {
            node.start(false);
            old = Files.readAllBytes(file);
            assertThat(this.<String>visit(settings, peppers -> peppers.add(OPERATOR, next)))
                .isEqualTo(Peppers.id(next));
            assertThat(read(data)).isEqualTo(200);
        }
        assertThat(Files.readAllBytes(file)).as("the command died").isEqualTo(old);
        try (Node node = node(settings)) {
            node.start(false);
            assertThat(read(data)).isEqualTo(200);
            assertThat(retire(settings, old)).as("the keys that nobody has used").isPositive();
            assertThat(Files.readAllBytes(file)).isEqualTo(next);
        }
        try (Node node = node(settings)) {
            node.start(false);
            List<PepperRotation.Shown> left = visit(settings, PepperRotation::list);
            assertThat(left).singleElement().extracting(PepperRotation.Shown::id)
                .isEqualTo(Peppers.id(next));
        }
    }

    @Test
    void with_a_pepper_of_the_operators_the_old_one_starts_nodes_until_it_is_retired() throws Exception {
        Path data = temp.resolve("data");
        Map<String, String> database = database();
        byte[] old = new byte[Peppers.BYTES];
        Settings with = settings(data, plus(database, old));
        Settings withNew = settings(data, plus(database, next));
        try (Node node = node(with)) {
            node.start(false);
            this.<String>visit(with, peppers -> peppers.add(OPERATOR, next));
        }
        try (Node node = node(with)) {
            node.start(false);
            assertThat(read(data)).isEqualTo(200);
            assertThatThrownBy(() -> retire(with, old)).isInstanceOf(StartRefused.class)
                .hasMessageContaining("is an old one");
        }
        try (Node node = node(withNew)) {
            node.start(false);
            retire(withNew, old);
        }
        try (Node node = node(with)) {
            assertThatThrownBy(() -> node.start(false)).isInstanceOf(StartRefused.class)
                .hasMessageContaining("The pepper is not the one that this database works with");
        }
    }

    @Test
    void a_running_server_takes_the_new_pepper_and_gives_it_to_keys_that_are_used() throws Exception {
        Path data = temp.resolve("data");
        Settings settings = settings(data, Map.of());
        try (Node node = node(settings)) {
            node.start(false);
            Installation installation = TestInstallation.of(settings);
            TestInstallation.visit(installation, settings, PepperRotation.class, peppers -> {
                String id = peppers.add(OPERATOR, next);
                installation.keepPepper(next);
                return id;
            });
            assertThat(Files.readAllBytes(data.resolve("secrets/pepper.key"))).isEqualTo(next);
            Await.within(HEARD_AND_WRITTEN, "the key that is used takes the new one", () ->
                used(data) && this.<List<PepperRotation.Shown>>visit(settings, PepperRotation::list)
                    .getLast().needed() == 1);
        }
        List<PepperRotation.Shown> both = visit(settings, PepperRotation::list);
        assertThat(both).hasSize(2);
        assertThat(both.getLast().inForce()).isTrue();
    }

    private static boolean used(Path data) {
        try {
            return read(data) == 200;
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private int retire(Settings settings, byte[] old) {
        Installation installation = TestInstallation.of(settings);
        return TestInstallation.visit(installation, settings, PepperRotation.class, peppers ->
            peppers.retire(OPERATOR, Peppers.id(old), true, installation::keepPepper));
    }

    private <T> T visit(Settings settings, Function<PepperRotation, T> work) {
        return TestInstallation.visit(
            TestInstallation.of(settings), settings, PepperRotation.class, work);
    }

    private static Map<String, String> plus(Map<String, String> database, byte[] pepper) {
        Map<String, String> all = new TreeMap<>(database);
        all.put("JUPITER_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[Peppers.BYTES]));
        all.put("JUPITER_PEPPER", Base64.getEncoder().encodeToString(pepper));
        return all;
    }

    private static byte[] random() {
        byte[] pepper = new byte[Peppers.BYTES];
        new SecureRandom().nextBytes(pepper);
        return pepper;
    }
}

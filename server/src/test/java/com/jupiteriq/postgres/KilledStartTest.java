package com.jupiteriq.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.store.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A kill at any moment of a first start leaves a folder that starts again. More rounds:
/// `-Djupiter.kills=50`, the same ones again: `-Djupiter.seed=…`.
@Order(Integer.MIN_VALUE)
class KilledStartTest {

    private static final Duration LONGEST_START = Duration.ofSeconds(5);

    @TempDir
    Path temporary;

    private final long seed = Long.getLong("jupiter.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);

    @Test
    void a_kill_at_a_random_moment_of_the_first_start_spoils_nothing() throws Exception {
        for (int round = 0; round < Integer.getInteger("jupiter.kills", 2); round++) {
            Path path = temporary.resolve("data-" + round);
            try (OtherProcess other = OtherProcess.on(path, path.resolve("pg-bin"))) {
                assertThat(other.said("OPEN")).isTrue();
                LockSupport.parkNanos(random.nextLong(LONGEST_START.toNanos()));
                if (random.nextBoolean()) {
                    other.killAll(path);
                } else {
                    other.kill();
                }
            }
            assertStartsAgain(path);
        }
    }

    @Test
    void a_killed_process_leaves_a_server_that_the_next_takes_over() throws Exception {
        Path path = temporary.resolve("data");
        long pid;
        try (OtherProcess other = OtherProcess.on(path, TestPostgres.binaries())) {
            assertThat(other.said("READY")).isTrue();
            pid = Postmaster.of(path.toRealPath().resolve("pg")).orElseThrow().pid();
        }
        try (DataFolder folder = DataFolder.open(path)) {
            EmbeddedPostgres postgres = new EmbeddedPostgres(folder, TestPostgres.binaries(), Map.of());
            postgres.start(phase -> { });
            assertThat(Postmaster.of(folder.pg()).orElseThrow().pid()).isEqualTo(pid);
            postgres.stop();
        }
    }

    @Test
    void two_processes_unpack_into_the_same_place_in_turn() throws Exception {
        Path binaries = temporary.resolve("pg-bin");
        try (OtherProcess one = OtherProcess.on(temporary.resolve("one"), binaries);
                OtherProcess other = OtherProcess.on(temporary.resolve("other"), binaries)) {
            assertThat(one.said("READY")).isTrue();
            assertThat(other.said("READY")).isTrue();
            one.killAll(temporary.resolve("one"));
            other.killAll(temporary.resolve("other"));
        }
        assertThat(names(binaries)).containsExactlyInAnyOrder("lock", PostgresPrograms.VERSION);
    }

    private void assertStartsAgain(Path path) throws Exception {
        try (DataFolder folder = DataFolder.open(path)) {
            EmbeddedPostgres postgres = new EmbeddedPostgres(folder, path.resolve("pg-bin"), Map.of());
            Logins logins = postgres.start(phase -> { });
            assertThat(Rows.of(logins.owner(), "select current_user")).as("seed %s", seed)
                .containsExactly(Roles.OWNER);
            assertThat(Rows.of(logins.app(), "select current_user")).containsExactly(Roles.APP);
            assertThat(Rows.of(logins.worker(), "select current_user")).containsExactly(Roles.WORKER);
            postgres.stop();
            assertThat(Postmaster.processesOf(folder.pg())).isEmpty();
        }
        assertThat(names(path)).noneMatch(name -> name.startsWith("pg.init-"));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> String.valueOf(entry.getFileName())).toList();
        }
    }
}

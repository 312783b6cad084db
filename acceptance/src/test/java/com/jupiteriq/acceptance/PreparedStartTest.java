package com.jupiteriq.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.acceptance.kit.Eventually;
import com.jupiteriq.acceptance.kit.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The classes of a start, kept for the next one: made by a rehearsal in an installation of its own.
class PreparedStartTest {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    /// A preparation gives its two steps three minutes and two.
    private static final Duration PREPARED = Duration.ofMinutes(6);

    /// As the launcher passes them to a JVM that finds the cache.
    private static final List<String> QUIET =
        List.of("-XX:+VerifySharedSpaces", "-Xlog:aot*=off", "-Xlog:cds*=off");

    @TempDir
    Path temp;

    private Path jar;
    private Path cache;

    record Outcome(int code, String said) {}

    @BeforeEach
    void install() throws IOException {
        Path from = Server.jar().toAbsolutePath();
        jar = copy(from, temp);
        Path libraries = Files.createDirectory(temp.resolve("lib"));
        try (Stream<Path> files = Files.list(from.resolveSibling("lib"))) {
            for (Path library : files.toList()) {
                copy(library, libraries);
            }
        }
        cache = temp.resolve("jupiter.aot");
    }

    private static Path copy(Path file, Path folder) throws IOException {
        return Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
    }

    @Test
    void the_jvm_takes_what_was_prepared_and_passes_over_what_does_not_fit() throws IOException {
        assertThat(finish(prepare()))
            .isEqualTo(new Outcome(0, "The next start is prepared: " + cache + "\n"));
        assertThat(left()).isEmpty();
        assertThat(version("on")).satisfies(this::works);
        byte[] whole = Files.readAllBytes(cache);

        byte[] damaged = whole.clone();
        damaged[whole.length / 2] ^= 0x55;
        Files.write(cache, damaged);
        assertThat(version("auto")).satisfies(this::works);
        Files.write(cache, java.util.Arrays.copyOf(whole, whole.length / 3));
        assertThat(version("auto")).satisfies(this::works);
        Files.delete(cache);
        assertThat(version("auto")).satisfies(this::works);

        Files.write(cache, whole);
        assertThat(version("on")).satisfies(this::works);
        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
        assertThat(version("auto")).satisfies(this::works);
        assertThat(version("on").code()).isNotZero();
    }

    @Test
    void a_preparation_ends_when_it_is_asked_to_and_when_it_loses_its_parent() throws IOException {
        Process asked = prepare();
        ProcessHandle database = rehearsed(asked);
        asked.toHandle().destroy();
        assertThat(finish(asked)).isEqualTo(new Outcome(1, "The preparation was broken off.\n"));
        Eventually.until("the rehearsal's database ends", LIMIT, () -> !database.isAlive());
        assertThat(left()).isEmpty();

        Process killed = prepare();
        ProcessHandle orphan = rehearsed(killed);
        List<ProcessHandle> family = killed.descendants().toList();
        killed.toHandle().destroyForcibly();
        Eventually.until("the rehearsal ends with its parent", LIMIT, () ->
            !orphan.isAlive() && family.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(cache).doesNotExist();
    }

    private void works(Outcome outcome) {
        assertThat(outcome.code()).isZero();
        assertThat(outcome.said()).startsWith("JupiterIQ ").hasLineCount(1);
    }

    /// What a preparation has left behind of its work.
    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(temp)) {
            return files.filter(file -> file.toString().endsWith(".rehearsal")).toList();
        }
    }

    /// Waits until the rehearsal has a database; its first process.
    private ProcessHandle rehearsed(Process preparation) {
        Path file = temp.resolve("jupiter.aot.rehearsal/data/pg/postmaster.pid");
        Eventually.until("the rehearsal has a database", LIMIT, () -> {
            assertThat(preparation.isAlive()).isTrue();
            return Files.exists(file) && lines(file).size() > 1;
        });
        return ProcessHandle.of(Long.parseLong(lines(file).getFirst().strip())).orElseThrow();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private Process prepare() throws IOException {
        return java(List.of("-Djupiter.cache=" + cache), "prepare");
    }

    private Outcome version(String mode) throws IOException {
        List<String> options = new ArrayList<>(List.of("-XX:AOTMode=" + mode, "-XX:AOTCache=" + cache));
        options.addAll(QUIET);
        return finish(java(options, "--version"));
    }

    private Process java(List<String> options, String word) throws IOException {
        List<String> command = new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString(), word));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static Outcome finish(Process process) throws IOException {
        try {
            boolean ended = process.waitFor(PREPARED.toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            String said = new String(process.getInputStream().readAllBytes());
            assertThat(ended).as(said).isTrue();
            return new Outcome(process.exitValue(), said);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}

package com.jupiteriq.acceptance.kit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs a program to its end and keeps what it said.
public final class Shell {

    private static final Duration LONGEST = Duration.ofSeconds(90);

    private Shell() {}

    /// @param exit the exit status
    /// @param out standard output
    /// @param err standard error
    public record Outcome(int exit, String out, String err) {

        public Outcome must(int wanted) {
            if (exit != wanted) {
                throw new AssertionError(
                    "Wanted exit status " + wanted + " but got " + exit + ".\n--- out\n" + out
                        + "\n--- err\n" + err);
            }
            return this;
        }
    }

    public static Outcome run(Path folder, Map<String, String> environment, List<String> command) {
        return run(folder, environment, command, "");
    }

    /// @param input standard input
    public static Outcome run(
        Path folder, Map<String, String> environment, List<String> command, String input) {
        return run(folder, environment, command, input, LONGEST);
    }

    /// @param longest after which it is ended
    public static Outcome run(Path folder, Map<String, String> environment, List<String> command,
        String input, Duration longest) {
        try {
            Path in = Files.writeString(Files.createTempFile("in", null), input);
            File out = Files.createTempFile("out", null).toFile();
            File err = Files.createTempFile("err", null).toFile();
            ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(in.toFile())
                .redirectOutput(out)
                .redirectError(err);
            builder.environment().putAll(environment);
            Outcome outcome = finished(builder.start(), longest, out.toPath(), err.toPath());
            Files.delete(in);
            Files.delete(out.toPath());
            Files.delete(err.toPath());
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome finished(
        Process process, Duration longest, Path out, Path err) throws IOException {
        try {
            if (!process.waitFor(longest.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(
                    "Still running after " + longest.toSeconds() + " s: " + process.info().commandLine()
                        + "\n" + text(out) + text(err));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return new Outcome(process.exitValue(), text(out), text(err));
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}

package com.jupiteriq.acceptance.kit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// A shell into which one pastes, one piece after the other, as a reader of the README does.
public final class Terminal implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path screen;
    private final Process shell;
    private final OutputStream input;

    public Terminal(Path folder) {
        try {
            screen = Files.createTempFile("screen", null);
            shell = new ProcessBuilder("bash")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(screen.toFile())
                .start();
            input = shell.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void paste(String lines) {
        try {
            input.write((lines + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The shell takes nothing more:\n" + screen(), e);
        }
    }

    /// Waits until this can be read.
    public void await(String text) {
        try {
            Eventually.until("'" + text + "'", PATIENCE, () -> screen().contains(text));
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n--- on the screen\n" + screen(), e);
        }
    }

    /// What was printed up to now.
    public String screen() {
        try {
            return Files.readString(screen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends the shell and everything that was started in it.
    @Override
    public void close() {
        try {
            input.close();
            shell.descendants().forEach(ProcessHandle::destroy);
            if (!shell.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                shell.destroyForcibly();
            }
            Files.delete(screen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            shell.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

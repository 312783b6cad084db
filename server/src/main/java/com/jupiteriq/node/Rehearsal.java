package com.jupiteriq.node;

import com.jupiteriq.firststart.KeysFile;
import com.jupiteriq.firststart.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import picocli.CommandLine;

/// A start on a throw-away folder, and a few requests of a server to itself: the JVM watches and notes down
/// what a start needs ([StartCache]). Unlike a server it ends by itself, and with the process that wanted it.
final class Rehearsal {

    private static final Duration ANSWER_TIME = Duration.ofSeconds(30);

    private final Node node;
    private final Path data;
    private final String config;
    private final Supplier<CommandLine> commands;

    /// @param config the settings file that the node was given
    /// @param commands all of them
    Rehearsal(Node node, Path data, String config, Supplier<CommandLine> commands) {
        this.commands = commands;
        this.node = node;
        this.data = data;
        this.config = config;
    }

    void perform() {
        StopSignal.listen(this::breakOff, () -> { });
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(this::breakOff));
        try (node) {
            node.start(false);
            KeysFile file = KeysFile.parse(Files.readAllBytes(data.resolve(KeysFile.NAME)));
            play(file);
            // Without the classes of a mistake the JVM keeps none of those that read a command line.
            commands.get().execute("no-such-command");
            commands.get().execute(
                "admin", "account", "list", "--json", "--data", data.toString(), "--config", config);
            // the command has listened for itself
            StopSignal.listen(this::breakOff, () -> { });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Ends at once: nothing that is kept here is worth a word.
    private void breakOff() {
        node.stopNow();
        Runtime.getRuntime().halt(StopSignal.INTERRUPTED);
    }

    private static void play(KeysFile file) throws IOException {
        URI server = URI.create(file.baseUrl());
        String integration = test(file, "integration");
        String platform = test(file, "platform");
        ask(server, "GET /health/ready", platform, "");
        ask(server, "POST /functions/v1/integration-tickets/tickets", integration,
            "{\"title\":\"A rehearsal\",\"priority\":\"high\"}");
        ask(server, "GET /v1/tickets?status=open&limit=20", platform, "");
        ask(server, "PATCH /v1/tickets/" + Sandbox.TICKET, platform, "{\"status\":\"in_progress\"}");
        ask(server, "GET /v1/events?after=0", platform, "");
        ask(server, "GET /sign-in", platform, "");
    }

    private static String test(KeysFile file, String contract) {
        KeysFile.Pair pair = file.keys().get(contract);
        if (pair == null) {
            throw new IllegalStateException("the first start has made no keys for " + contract);
        }
        return pair.test();
    }

    /// The answer is read to its end and not looked at; a client of the outside world would be more than is
    /// needed.
    private static void ask(URI server, String line, String key, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = line + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nConnection: close\r\n"
            + "Authorization: Bearer " + key + "\r\n"
            + (bytes.length == 0 ? "" : "Content-Type: application/json\r\nContent-Length: " + bytes.length
            + "\r\n") + "\r\n";
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout((int) ANSWER_TIME.toMillis());
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            socket.getInputStream().readAllBytes();
        }
    }
}

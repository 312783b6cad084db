package com.jupiteriq.acceptance.kit;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Runs commands for all tests in one process, one at a time, each in a small part of the time that a process
/// of its own takes to begin.
final class Clerk {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final DataInputStream in;
    private final DataOutputStream out;
    private boolean gone;

    private Clerk(Socket connection) throws IOException {
        this.in = new DataInputStream(connection.getInputStream());
        this.out = new DataOutputStream(connection.getOutputStream());
    }

    /// Begun by the first command, ends with this process.
    private static final class Shared {

        static final Clerk CLERK = begin();
    }

    static Shell.Outcome run(List<String> words) {
        return Shared.CLERK.perform(words);
    }

    private static Clerk begin() {
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            door.setSoTimeout((int) PATIENCE.toMillis());
            Path folder = Files.createTempDirectory("jupiter-clerk-");
            Path kit = Path.of(Clerk.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            List<String> command = new ArrayList<>(List.of(Server.JAVA));
            command.addAll(Server.QUICK);
            command.addAll(Prepared.classes());
            command.addAll(List.of("-cp", Server.jar() + File.pathSeparator + kit,
                CommandLoop.class.getName(), Integer.toString(door.getLocalPort())));
            new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("clerk.log").toFile()).start();
            Socket connection = door.accept();
            connection.setSoTimeout((int) PATIENCE.toMillis());
            return new Clerk(connection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized Shell.Outcome perform(List<String> words) {
        if (gone) {
            throw new IllegalStateException("An earlier command had no outcome, so " + words + " has none.");
        }
        try {
            out.writeByte(words.size());
            for (String word : words) {
                out.writeUTF(word);
            }
            out.flush();
            return new Shell.Outcome(in.readInt(), text(), text());
        } catch (IOException e) {
            gone = true;
            throw new UncheckedIOException("No outcome of " + words, e);
        }
    }

    private String text() throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}

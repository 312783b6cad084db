package com.jupiteriq.files.scanning;

import static org.junit.jupiter.api.Assumptions.abort;

import com.jupiteriq.Await;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// ClamAV's own daemon, on a socket and a port of its own, with two signatures that are ours. Where it is not
/// installed the test is skipped; where skipping is not allowed, it fails.
final class RealClamd implements AutoCloseable {

    /// Of what it is sent, and of what it looks at.
    static final int MAX_STREAM = 2 << 20;
    static final int MAX_FILE = 1 << 20;

    /// What the second signature finds.
    static final byte[] OTHER = "this stands for a virus of our own".getBytes(StandardCharsets.US_ASCII);

    private static final String PROGRAM = "clamd";

    private final Process process;
    private final Path socket;
    private final int port;

    private RealClamd(Process process, Path socket, int port) {
        this.process = process;
        this.socket = socket;
        this.port = port;
    }

    /// With small limits, of which it tells.
    static RealClamd start(Path folder) {
        return start(folder, """
            StreamMaxLength %d
            MaxFileSize %d
            MaxScanSize %d
            AlertExceedsMax yes
            """.formatted(MAX_STREAM, MAX_FILE, MAX_FILE));
    }

    /// @param limits lines of its settings
    static RealClamd start(Path folder, String limits) {
        Path program = Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
            .map(place -> Path.of(place, PROGRAM)).filter(Files::isExecutable).findFirst().orElse(null);
        if (program == null) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("CI must not skip this test, but clamd is not installed.");
            }
            return abort("clamd is not installed (Debian: clamav-daemon)");
        }
        try {
            return started(program, folder, limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RealClamd started(Path program, Path folder, String limits) throws IOException {
        Path signatures = Files.createDirectories(folder.resolve("signatures"));
        Files.writeString(signatures.resolve("ours.ndb"), "Ours.Test:0:0:"
            + HexFormat.of().formatHex(Eicar.contents()) + "\nOurs.Other:0:*:"
            + HexFormat.of().formatHex(OTHER) + "\n");
        Path socket = folder.resolve("clamd.ctl");
        int port = freePort();
        Path settings = Files.writeString(folder.resolve("clamd.conf"), """
            Foreground yes
            LocalSocket %s
            TCPSocket %d
            TCPAddr 127.0.0.1
            DatabaseDirectory %s
            TemporaryDirectory %s
            """.formatted(socket, port, signatures, Files.createDirectory(folder.resolve("temporary")))
            + limits);
        Path log = folder.resolve("clamd.log");
        Process process = new ProcessBuilder(List.of(program.toString(), "-c", settings.toString()))
            .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        RealClamd clamd = new RealClamd(process, socket, port);
        try {
            Await.until("clamd: " + log, () -> clamd.listens() || !process.isAlive());
        } catch (AssertionError late) {
            clamd.close();
            throw late;
        }
        if (!process.isAlive()) {
            throw new AssertionError("clamd does not run: " + Files.readString(log));
        }
        return clamd;
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private boolean listens() {
        return Stream.of(overTcp(), overSocket()).noneMatch(clamd -> {
            try {
                return clamd.scan(InputStream.nullInputStream(), 0) instanceof ScanResult.Failed;
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        });
    }

    Scanner overSocket() {
        return Scanners.of(new ScanSettings(socket.toString(), "hold")).live();
    }

    Scanner overTcp() {
        return Scanners.of(new ScanSettings("127.0.0.1:" + port, "hold")).live();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}

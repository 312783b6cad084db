package com.jupiteriq.files.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Another JVM that writes a blob, never finishes it, and stays until it is killed.
final class HalfWriter implements AutoCloseable {

    /// More than one part of S3.
    private static final int PIECES = 20;

    private final Process process;

    private HalfWriter(Process process) {
        this.process = process;
    }

    /// Returns when everything is written.
    ///
    /// @param where a folder, or the address of an S3 and a prefix
    static HalfWriter of(BlobName name, String... where) throws IOException {
        List<String> command = new ArrayList<>(List.of(
            ProcessHandle.current().info().command().orElseThrow(), "-XX:TieredStopAtLevel=1", "-Xmx128m",
            "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            HalfWriter.class.getName(), name.tenant().toString(), name.id().toString()));
        command.addAll(List.of(where));
        HalfWriter writer = new HalfWriter(new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.INHERIT).start());
        BufferedReader output = writer.process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); !"WRITTEN".equals(line); line = output.readLine()) {
            if (line == null) {
                throw new AssertionError("the writer has ended");
            }
        }
        return writer;
    }

    public static void main(String[] arguments) throws IOException {
        BlobName name = new BlobName(UUID.fromString(arguments[0]), UUID.fromString(arguments[1]));
        Storage storage = arguments.length == 3
            ? FolderStorage.at(Path.of(arguments[2]), new Room(() -> Long.MAX_VALUE, 0),
                InstantSource.system())
            : new S3Storage(new S3Bucket(S3Address.of(arguments[2], TestS3.BUCKET, null, arguments[3]),
                TestS3.ACCESS_KEY, TestS3.SECRET_KEY, S3Limits.STANDARD), InstantSource.system());
        Storage.Writing writing = storage.write(name);
        byte[] piece = new byte[1 << 20];
        for (int i = 0; i < PIECES; i++) {
            writing.write(piece, 0, piece.length);
        }
        System.out.println("WRITTEN");
        while (System.in.read() >= 0) {
            Thread.onSpinWait();
        }
        Runtime.getRuntime().halt(0);
    }

    /// As `kill -9`.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}

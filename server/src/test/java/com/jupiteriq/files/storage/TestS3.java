package com.jupiteriq.files.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An S3 of its own: one process per test JVM, started by the first use and removed at the end. Each test has
/// a prefix to itself. `-Dfiles.s3=http://…` names another maker's to test with, that has the bucket and lets
/// this key in.
public final class TestS3 {

    public static final String BUCKET = "files";
    public static final String ACCESS_KEY = "tester";
    public static final String SECRET_KEY = "tops3cret";

    /// Which the build lays down.
    private static final Path PROGRAM = Path.of("target", "programs", "s3mock.jar").toAbsolutePath();
    private static final Pattern LISTENS = Pattern.compile("Tomcat started on ports?.* ([0-9]+) \\(http\\)");

    private TestS3() {}

    public static String url() {
        String other = System.getProperty("files.s3");
        return other == null ? Server.URL : other;
    }

    static S3Address address(String prefix) {
        return S3Address.of(url(), BUCKET, null, prefix);
    }

    /// A prefix that no other test has.
    static String freshPrefix() {
        return "of-" + UUID.randomUUID();
    }

    static S3Bucket bucket(String prefix) {
        return new S3Bucket(address(prefix), ACCESS_KEY, SECRET_KEY, S3Limits.STANDARD);
    }

    private static final class Server {

        static final String URL;

        static {
            try {
                Process process = new ProcessBuilder(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "-XX:TieredStopAtLevel=1", "-Xmx192m", "-jar", program().toString(),
                    "--http.port=0", "--com.adobe.testing.s3mock.http-port=0", "--server.port=0",
                    "--com.adobe.testing.s3mock.store.initial-buckets=" + BUCKET)
                    .redirectErrorStream(true).start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
                URL = "http://127.0.0.1:" + port(process);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Path program() {
            if (!Files.exists(PROGRAM)) {
                throw new AssertionError("There is no " + PROGRAM + "; Maven lays it down before the tests.");
            }
            return PROGRAM;
        }

        /// Reads on in the background, so that the log does not hold the process up.
        private static String port(Process process) throws IOException {
            BufferedReader log = process.inputReader(StandardCharsets.UTF_8);
            StringBuilder said = new StringBuilder();
            for (String line = log.readLine(); line != null; line = log.readLine()) {
                said.append(line).append('\n');
                Matcher listens = LISTENS.matcher(line);
                if (listens.find()) {
                    Thread.ofVirtual().start(() -> log.lines().forEach(ignored -> { }));
                    return listens.group(1);
                }
            }
            throw new AssertionError("S3Mock has ended: " + said);
        }

        private static void end(Process process) {
            process.destroy();
            if (!process.onExit().orTimeout(10, TimeUnit.SECONDS)
                    .handle((ended, late) -> late == null).join()) {
                process.destroyForcibly();
            }
        }
    }
}

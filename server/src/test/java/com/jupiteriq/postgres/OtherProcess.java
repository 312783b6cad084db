package com.jupiteriq.postgres;

import com.jupiteriq.kernel.StartRefused;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Another JVM that starts a data folder's database and then stays until it is killed or its standard
/// input ends. It says what it does on standard output, one word a line.
final class OtherProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private OtherProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    static OtherProcess on(Path folder, Path binaries) throws IOException {
        return new OtherProcess(new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:TieredStopAtLevel=1", "-Xmx256m",
            "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            OtherProcess.class.getName(), folder.toString(), binaries.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
    }

    public static void main(String[] arguments) throws IOException {
        try {
            DataFolder folder = DataFolder.open(Path.of(arguments[0]));
            System.out.println("OPEN");
            new EmbeddedPostgres(folder, Path.of(arguments[1]), Map.of()).start(System.out::println);
            System.out.println("READY");
        } catch (StartRefused e) {
            System.out.println(e.getMessage());
        }
        while (System.in.read() >= 0) {
            Thread.onSpinWait();
        }
        Runtime.getRuntime().halt(0);
    }

    /// Reads until this line was said; false when the process ended before.
    boolean said(String line) throws IOException {
        for (String next = output.readLine(); next != null; next = output.readLine()) {
            if (next.equals(line)) {
                return true;
            }
        }
        return false;
    }

    String nextLine() throws IOException {
        return String.valueOf(output.readLine());
    }

    /// As `kill -9` of the process alone.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /// As `kill -9` of everything that it started, too.
    void killAll(Path folder) throws IOException {
        List<ProcessHandle> children = process.descendants().toList();
        kill();
        children.forEach(ProcessHandle::destroyForcibly);
        try (Stream<Path> entries = Files.list(folder)) {
            entries.flatMap(entry -> Postmaster.processesOf(entry).stream())
                .forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Override
    public void close() {
        kill();
    }
}

package com.jupiteriq.acceptance.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The packaged server as a child process on a data folder of its own. Output goes to `<data>.log`.
public final class Server {

    static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /// A short life is worth a quick start more than the last compiler stage, which takes half of its time.
    static final List<String> QUICK = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final Duration START = Duration.ofSeconds(180);
    private static final Duration STOP = Duration.ofSeconds(40);

    private final Path data;
    private final int port;
    private final int managementPort;
    private final List<String> settings;
    private final Map<String, String> environment;
    private final HttpClient probe = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private @Nullable Process process;

    Server(Path data, List<String> settings, Map<String, String> environment) {
        this.data = data;
        this.settings = List.copyOf(settings);
        this.environment = Map.copyOf(environment);
        this.port = Ports.free();
        this.managementPort = Ports.free();
    }

    /// A server on a fresh folder, ready to answer: as a first start leaves it, and a second one finds it.
    ///
    /// @param settings more options of `serve`
    public static Server fresh(String... settings) {
        Server server = node(Map.of(), settings);
        Prepared.copyTo(server.data());
        server.start();
        return server;
    }

    /// A server that has made all of its folder itself.
    public static Server first(String... settings) {
        Server server = node(Map.of(), settings);
        server.start();
        return server;
    }

    /// A server on a folder of its own that is not started yet.
    ///
    /// @param environment settings that belong into the environment, for they carry passwords
    static Server node(Map<String, String> environment, String... settings) {
        try {
            Path data = Files.createTempDirectory("jupiter-").resolve("data");
            return new Server(data, Arrays.asList(settings), environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The packaged jar; the build passes its place.
    public static Path jar() {
        Path jar = root().resolve("server/target/jupiter.jar");
        Path named = Path.of(System.getProperty("jupiter.jar", jar.toString())).normalize();
        if (!Files.exists(named)) {
            throw new AssertionError("There is no " + named + ". Build it first: mvn -pl server -am package");
        }
        return named;
    }

    /// The root of the repository.
    public static Path root() {
        return Path.of(System.getProperty("jupiter.root", "..")).toAbsolutePath().normalize();
    }

    public Path data() {
        return data;
    }

    public int port() {
        return port;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public String managementUrl() {
        return "http://127.0.0.1:" + managementPort;
    }

    public Keys keys() {
        return Keys.of(data);
    }

    /// Starts the process without waiting for it.
    public void launch() {
        launch(Prepared.classes());
    }

    private void launch(List<String> options) {
        List<String> command = java();
        command.addAll(options);
        command.add("-Djdk.net.hosts.file=" + hosts());
        command.addAll(List.of("-jar", jar().toString(), "serve", "--data", data.toString()));
        command.addAll(
            List.of("--port", Integer.toString(port), "--management-port", Integer.toString(managementPort)));
        command.addAll(settings);
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().keySet().removeIf(name -> name.startsWith("JUPITER_"));
            builder.environment().putAll(environment);
            process = builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile())).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The only names that the server can look up, so that no test leaves this machine.
    private Path hosts() {
        try {
            return Files.writeString(data.resolveSibling("hosts"), "127.0.0.1 localhost\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The JVM as servers run in it.
    static List<String> java() {
        List<String> command = new ArrayList<>(List.of(JAVA, "-Xmx512m"));
        command.addAll(QUICK);
        return command;
    }

    /// Starts the process and waits until it is ready.
    public void start() {
        launch();
        awaitReady();
    }

    /// The same without what [Prepared] has ready.
    void startPlainly() {
        launch(List.of());
        awaitReady();
    }

    public void awaitReady() {
        Eventually.until("the server is ready", START, () -> {
            if (!running().isAlive()) {
                throw new AssertionError(
                    "The server ended with " + running().exitValue() + ":\n" + lastWords());
            }
            return isReady();
        });
    }

    public boolean isReady() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/health/ready"))
            .timeout(Duration.ofSeconds(5))
            .build();
        try {
            return probe.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// What its objects take, and no garbage.
    public Heap heap() {
        return new Heap(running().pid());
    }

    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    /// SIGTERM, as an operator would.
    public int stop() {
        running().destroy();
        return awaitEnd();
    }

    /// SIGTERM without waiting for the end.
    public void askToStop() {
        running().destroy();
    }

    public int awaitEnd() {
        return awaitEnd(STOP);
    }

    /// The end of one that was launched and refuses to start.
    public int awaitRefusal() {
        return awaitEnd(START);
    }

    private int awaitEnd(Duration within) {
        try {
            if (!running().waitFor(within.toSeconds(), TimeUnit.SECONDS)) {
                running().destroyForcibly();
                throw new AssertionError("The server did not end within " + within + ":\n" + lastWords());
            }
            return running().exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// SIGKILL. The embedded database lives on.
    public void kill() {
        running().destroyForcibly();
        awaitEnd();
    }

    /// SIGKILL to every process of the embedded database of this folder.
    public void killDatabase() {
        databaseProcess().ifPresent(postmaster -> {
            List<ProcessHandle> family = new ArrayList<>(postmaster.descendants().toList());
            family.addFirst(postmaster);
            family.forEach(ProcessHandle::destroyForcibly);
            Eventually.until("the database's processes end", STOP, () ->
                family.stream().noneMatch(ProcessHandle::isAlive));
        });
    }

    /// The postmaster of this folder, found by its pid file; a number that was given to another program since
    /// does not count.
    public Optional<ProcessHandle> databaseProcess() {
        return postmasterFile()
            .flatMap(file -> ProcessHandle.of(Long.parseLong(lines(file).getFirst().strip())))
            .filter(process -> process.info().commandLine().orElse("").contains(data.toString()));
    }

    Optional<Path> postmasterFile() {
        return Optional.of(data.resolve("pg/postmaster.pid")).filter(Files::exists);
    }

    /// Stops everything that this folder started and removes the data; the log stays beside it.
    public void close() {
        if (isRunning()) {
            running().destroy();
            try {
                if (!running().waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                    running().destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        killDatabase();
        remove(data);
    }

    static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String log(int from) {
        try {
            String text = Files.exists(log()) ? Files.readString(log()) : "";
            return text.substring(Math.min(from, text.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs `admin …` on this folder.
    public Admin admin() {
        return new Admin(data);
    }

    private Path log() {
        return data.resolveSibling("server.log");
    }

    private String lastWords() {
        String text = log(0);
        return text.substring(Math.max(0, text.length() - 4000));
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("The server was never started.");
        }
        return process;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, String> environmentOf(Path data) {
        return Map.of("JUPITER_DATA", data.toString());
    }
}

package com.jupiteriq.postgres;

import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.tasks.Task;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// PostgreSQL of our own in a data folder: durable, on the loopback address only, every login with a
/// password of its own. It runs in a session of its own and outlives a killed JVM; the next start takes
/// it over or stops it.
public final class EmbeddedPostgres {

    /// Crash recovery after a power failure counts in.
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final Duration STOP_NOW_LIMIT = Duration.ofSeconds(10);
    private static final Duration ADOPTION_LIMIT = Duration.ofSeconds(5);

    /// Below the ports that systems hand out to outgoing connections, so that ours stays free.
    private static final int LOWEST_PORT = 15_432;
    private static final int HIGHEST_PORT = 25_431;
    private static final int PORT_TRIES = 50;
    private static final int LAUNCH_TRIES = 3;

    private static final String FATAL = "FATAL:";
    private static final DateTimeFormatter LOG_TIME =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final DataFolder folder;
    private final Path binaries;
    private final Cluster cluster;
    private final ReentrantLock launching = new ReentrantLock();
    private final Revival revival = new Revival(this::isDead, this::relaunch);
    private volatile boolean stopped;
    private volatile int port;

    public EmbeddedPostgres(DataFolder folder) {
        this(folder, folder.binaries(), Map.of());
    }

    /// For tests: programs shared between folders, settings that override ours.
    public EmbeddedPostgres(DataFolder folder, Path binaries, Map<String, String> settings) {
        this.folder = folder;
        this.binaries = binaries;
        this.cluster = new Cluster(folder, settings);
    }

    /// The logins into the server that another process of this machine runs in the folder; empty when none
    /// answers or when that process is still preparing it.
    public static Optional<Logins> running(DataFolder viewed) {
        EmbeddedPostgres server = new EmbeddedPostgres(viewed);
        Optional<Postmaster> found = Postmaster.of(viewed.pg()).filter(Postmaster::ready);
        if (found.isEmpty() || !viewed.hasPassword(Roles.WORKER)) {
            return Optional.empty();
        }
        server.port = found.get().port();
        return Optional.of(server.logins()).filter(Migrations::isDone);
    }

    /// Starts the server, with everything that a fresh folder needs before, or takes over a running one.
    public Logins start(Consumer<Phase> progress) {
        refusePathsThatAShellWouldRead();
        PostgresPrograms programs = PostgresPrograms.in(binaries, () -> progress.accept(Phase.UNPACK));
        cluster.createIfAbsent(programs, () -> progress.accept(Phase.INITDB));
        progress.accept(Phase.START);
        launching.lock();
        try {
            if (!adopt()) {
                stopLeftover(programs);
                launch(programs);
            }
        } catch (IOException e) {
            throw new StartRefused("PostgreSQL cannot be started in " + folder.pg() + " ("
                + DurableFiles.reason(e) + "); make room or give this user access to it.", e);
        } finally {
            launching.unlock();
        }
        Roles.prepare(login("postgres", Cluster.SUPERUSER), logins());
        programs.removeOthers();
        return logins();
    }

    /// `pg_ctl` starts the server through a shell and quotes only half.
    private void refusePathsThatAShellWouldRead() {
        if (folder.path().toString().matches("(?s).*[\"$`\\\\\n\r].*")) {
            throw new StartRefused("PostgreSQL cannot run in " + folder.path()
                + "; choose a folder without quotes, dollar signs and backslashes with --data.");
        }
    }

    private boolean adopt() throws IOException {
        Optional<Postmaster> leftover = Postmaster.of(folder.pg());
        if (leftover.isEmpty() || !cluster.isConfiguredFor(leftover.get().port())) {
            return false;
        }
        boolean ready = Patience.await(ADOPTION_LIMIT, () ->
            Postmaster.of(folder.pg()).map(Postmaster::ready).orElse(false));
        port = leftover.get().port();
        return ready && answersAsOurs();
    }

    private boolean answersAsOurs() {
        try (Connection connection = login("postgres", Cluster.SUPERUSER).unpooled().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show server_version")) {
            return row.next() && row.getString(1).equals(PostgresPrograms.VERSION);
        } catch (SQLException notOurs) {
            return false;
        }
    }

    /// After this no process works in the data directory, so its `postmaster.pid` means nothing more.
    private void stopLeftover(PostgresPrograms programs) throws IOException {
        if (Postmaster.of(folder.pg()).isPresent()) {
            halt(programs, "fast", STOP_LIMIT);
        }
        if (!Postmaster.end(folder.pg(), STOP_LIMIT)) {
            throw new StartRefused("A PostgreSQL that was left in " + folder.pg()
                + " does not stop; end process "
                + Postmaster.processesOf(folder.pg()).getFirst().pid() + " and start again.");
        }
        Files.deleteIfExists(folder.pg().resolve("postmaster.pid"));
    }

    private void launch(PostgresPrograms programs) throws IOException {
        Instant begin = Instant.now();
        for (int attempt = 1;; attempt++) {
            if (stopped) {
                throw new StartRefused("JupiterIQ was stopped while it started.");
            }
            port = choosePort();
            cluster.configure(port);
            if (cameUp(starter(programs))) {
                return;
            }
            if (attempt == LAUNCH_TRIES || isFree(port)) {
                throw notStarted(begin);
            }
        }
    }

    private Process starter(PostgresPrograms programs) throws IOException {
        Process starter = programs.program("pg_ctl", List.of("start", "--silent", "--wait",
            "--timeout=" + START_LIMIT.toSeconds(), "--pgdata=" + folder.pg(),
            "--log=" + folder.logs().resolve("postgres-start.log")),
            emptied(folder.logs().resolve("pg_ctl.log"))).start();
        emptied(folder.logs().resolve("postgres-start.log"));
        return starter;
    }

    private StartRefused notStarted(Instant begin) {
        return new StartRefused("PostgreSQL did not start in " + folder.pg() + lastWords(begin)
            + "; its log is in " + folder.logs() + ".");
    }

    private static Path emptied(Path log) throws IOException {
        Files.write(log, new byte[0]);
        return log;
    }

    /// `pg_ctl` looks ten times a second and notices a death; we look more often for the good end. When
    /// a killed start of before was just launching its own server, that one comes up instead.
    private boolean cameUp(Process starter) {
        Patience.await(START_LIMIT, () ->
            isReady() || !starter.isAlive() && Postmaster.processesOf(folder.pg()).isEmpty());
        Optional<Postmaster> found = Postmaster.of(folder.pg()).filter(Postmaster::ready);
        found.ifPresent(postmaster -> port = postmaster.port());
        return found.isPresent();
    }

    private boolean isReady() {
        return Postmaster.of(folder.pg()).map(Postmaster::ready).orElse(false);
    }

    private int choosePort() {
        int recorded = cluster.recordedPort().orElse(0);
        if (recorded >= LOWEST_PORT && recorded <= HIGHEST_PORT && isFree(recorded)) {
            return recorded;
        }
        for (int attempt = 0; attempt < PORT_TRIES; attempt++) {
            int wanted = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT + 1);
            if (isFree(wanted)) {
                return wanted;
            }
        }
        throw new StartRefused("No free port between " + LOWEST_PORT + " and " + HIGHEST_PORT
            + " was found for PostgreSQL; free one and start again.");
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /// The newest fatal line that the server logged since then, to be put into a sentence.
    private String lastWords(Instant since) {
        String begin = LOG_TIME.format(since);
        try (Stream<Path> logs = Files.list(folder.logs())) {
            return logs.flatMap(EmbeddedPostgres::fatalLines)
                .filter(line -> line.compareTo(begin) >= 0)
                .max(String::compareTo)
                .map(line -> ": " + line.substring(line.indexOf(FATAL) + FATAL.length()).strip())
                .orElse("");
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static Stream<String> fatalLines(Path log) {
        try {
            return Files.readAllLines(log).stream().filter(line -> line.contains(FATAL));
        } catch (IOException unreadable) {
            return Stream.of();
        }
    }

    /// While it runs, a server that dies is started again, on its port, until [#letDie] or a stop.
    public Task revival() {
        return revival.task();
    }

    /// What stops the node may stop the server at the same time: it stays down then.
    public void letDie() {
        revival.end();
    }

    /// That nothing listens on its port shows that the server is gone and not only hard to see.
    private boolean isDead() {
        return Postmaster.of(folder.pg()).isEmpty() && isFree(port);
    }

    private void relaunch() {
        launching.lock();
        try {
            if (stopped || revival.ended() || !isDead()) {
                return;
            }
            Instant begin = Instant.now();
            PostgresPrograms programs = PostgresPrograms.in(binaries, () -> { });
            stopLeftover(programs);
            if (!cameUp(starter(programs))) {
                throw notStarted(begin);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("PostgreSQL cannot be started in " + folder.pg(), e);
        } finally {
            launching.unlock();
        }
    }

    /// Ends all connections and stops in good order. Does nothing when nothing runs.
    public void stop() {
        stopped = true;
        letDie();
        boolean alone = false;
        try {
            alone = launching.tryLock(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            end("fast", STOP_LIMIT);
        } finally {
            if (alone) {
                launching.unlock();
            }
        }
        end("immediate", STOP_NOW_LIMIT);
    }

    /// Stops without a checkpoint; the next start recovers from the log. Nothing committed is lost.
    public void stopNow() {
        stopped = true;
        letDie();
        end("immediate", STOP_NOW_LIMIT);
    }

    private void end(String mode, Duration limit) {
        if (!isThere()) {
            return;
        }
        try {
            halt(PostgresPrograms.in(binaries, () -> { }), mode, limit);
            Patience.await(STOP_NOW_LIMIT, () -> Postmaster.processesOf(folder.pg()).isEmpty());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("PostgreSQL could not be stopped", e);
        }
    }

    /// Whether there is a server to stop. One that is just coming up can be told so only when its file is
    /// complete; to leave it alone would leave it behind.
    private boolean isThere() {
        Patience.await(STOP_NOW_LIMIT, () ->
            Postmaster.of(folder.pg()).isPresent() || Postmaster.processesOf(folder.pg()).isEmpty());
        return Postmaster.of(folder.pg()).isPresent();
    }

    private void halt(PostgresPrograms programs, String mode, Duration limit) throws IOException {
        programs.run("pg_ctl", List.of("stop", "--silent", "--wait", "--mode=" + mode,
            "--timeout=" + limit.toSeconds(), "--pgdata=" + folder.pg()),
            folder.logs().resolve("pg_ctl.log"), limit.plusSeconds(5));
    }

    private Logins logins() {
        return new Logins(login(Roles.DATABASE, Roles.OWNER), login(Roles.DATABASE, Roles.APP),
            login(Roles.DATABASE, Roles.WORKER));
    }

    /// The one login that no policy holds. Only bootstrap and tests use it.
    Login superuser() {
        return login(Roles.DATABASE, Cluster.SUPERUSER);
    }

    private Login login(String database, String user) {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + database
            + "?sslmode=disable&gssEncMode=disable";
        return new Login(url, user, folder.password(user));
    }
}

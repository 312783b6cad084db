package com.jupiteriq.postgres;

import com.jupiteriq.kernel.StartRefused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The data directory `pg/` of the embedded server: made by `initdb`, configured by us.
final class Cluster {

    static final String SUPERUSER = "postgres";

    private static final Duration INITDB_LIMIT = Duration.ofMinutes(5);
    private static final Duration LEFTOVER_LIMIT = Duration.ofSeconds(5);
    private static final Pattern PORT = Pattern.compile("(?m)^port = ([0-9]{4,5})$");
    private static final String NEWCOMER = "pg.init-";
    private static final String ACCESS = "host all all 127.0.0.1/32 scram-sha-256\n";

    private final DataFolder folder;
    private final Map<String, String> extraSettings;

    Cluster(DataFolder folder, Map<String, String> extraSettings) {
        this.folder = folder;
        this.extraSettings = extraSettings;
    }

    /// `initdb` works in a folder of its own that is renamed when all is on disk: a kill at any moment
    /// leaves either no `pg/` or a whole one. An `initdb` that outlived us spoils nobody's work.
    void createIfAbsent(PostgresPrograms programs, Runnable beforeCreating) {
        try {
            removeUnfinished();
            if (Files.isDirectory(folder.pg())) {
                checkMajorVersion();
                return;
            }
            beforeCreating.run();
            String suffix = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
            Path fresh = folder.path().resolve(NEWCOMER + suffix);
            initdb(programs, fresh);
            DurableFiles.replace(fresh.resolve("pg_hba.conf"), ACCESS.getBytes(StandardCharsets.US_ASCII));
            DurableFiles.moveInto(fresh, folder.pg());
        } catch (IOException e) {
            throw new StartRefused("The database cannot be created in " + folder.path() + " ("
                + DurableFiles.reason(e) + "); make room or choose another folder with --data.", e);
        }
    }

    private void removeUnfinished() throws IOException {
        try (Stream<Path> entries = Files.list(folder.path())) {
            for (Path entry : entries.toList()) {
                if (String.valueOf(entry.getFileName()).startsWith(NEWCOMER)) {
                    Postmaster.end(entry, LEFTOVER_LIMIT);
                    removeLeniently(entry);
                }
            }
        }
    }

    private static void removeLeniently(Path entry) {
        try {
            DurableFiles.deleteTree(entry);
        } catch (IOException stillBeingWritten) {
            System.getLogger(Cluster.class.getName())
                .log(System.Logger.Level.DEBUG, "left for the next start: " + entry, stillBeingWritten);
        }
    }

    private void checkMajorVersion() throws IOException {
        String found = Files.readString(folder.pg().resolve("PG_VERSION")).strip();
        if (!found.equals(PostgresPrograms.MAJOR)) {
            throw new StartRefused("The data in " + folder.pg() + " belongs to PostgreSQL " + found
                + " and this JupiterIQ brings " + PostgresPrograms.MAJOR
                + "; start the version that wrote it, or restore a dump into a new folder.");
        }
    }

    private void initdb(PostgresPrograms programs, Path fresh) throws IOException {
        folder.password(SUPERUSER);
        Path log = folder.logs().resolve("initdb.log");
        int exit = programs.run("initdb", List.of(
            "--pgdata=" + fresh,
            "--username=" + SUPERUSER,
            "--pwfile=" + folder.secrets().resolve(SUPERUSER + ".password"),
            "--auth=scram-sha-256",
            "--set=scram_iterations=" + Roles.SCRAM_ITERATIONS,
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--data-checksums",
            "--no-instructions"), log, INITDB_LIMIT);
        if (exit != 0) {
            throw new StartRefused("The database cannot be created in " + folder.path() + "; " + log
                + " says why.");
        }
    }

    /// The port of the last start.
    OptionalInt recordedPort() {
        try {
            Matcher line = PORT.matcher(Files.readString(configuration()));
            return line.find() ? OptionalInt.of(Integer.parseInt(line.group(1))) : OptionalInt.empty();
        } catch (IOException unreadable) {
            return OptionalInt.empty();
        }
    }

    boolean isConfiguredFor(int port) throws IOException {
        try {
            return Files.readString(configuration()).equals(settings(port));
        } catch (NoSuchFileException absent) {
            return false;
        }
    }

    void configure(int port) throws IOException {
        if (!isConfiguredFor(port)) {
            DurableFiles.replace(configuration(), settings(port).getBytes(StandardCharsets.UTF_8));
        }
    }

    private Path configuration() {
        return folder.pg().resolve("postgresql.conf");
    }

    private String settings(int port) throws IOException {
        StringBuilder text = new StringBuilder(template()
            .replace("@port@", Integer.toString(port))
            .replace("@logs@", folder.logs().toString().replace("'", "''")));
        extraSettings.forEach((name, value) -> text.append(name).append(" = '").append(value).append("'\n"));
        return text.toString();
    }

    private static String template() throws IOException {
        try (InputStream text = Cluster.class.getResourceAsStream("/db/postgresql.conf")) {
            if (text == null) {
                throw new IllegalStateException("db/postgresql.conf is not on the class path");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package com.jupiteriq.postgres;

import com.jupiteriq.store.DailyTable;
import com.jupiteriq.store.Partitions;
import com.jupiteriq.store.RetentionSettings;
import com.jupiteriq.store.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// One embedded PostgreSQL per test JVM, started by the first use and removed at the end. It runs like
/// the product's, with its roles and passwords, only without waiting for the disk.
///
/// ```java
/// Logins logins = TestPostgres.newDatabase().logins();      // fresh, migrated, a tenth of a second
/// try (Connection app = logins.app().unpooled().getConnection()) { … }
/// ```
///
/// `logins()` is one migrated database that all tests of the JVM share; `superuser()` is the login
/// without policies into it, for looking behind the curtain.
public final class TestPostgres {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final String FOLDER = "test-postgres-";
    private static final Map<String, String> IN_A_HURRY = Map.of("fsync", "off", "full_page_writes", "off",
        "synchronous_commit", "off", "max_connections", "300");

    /// As installations have it that set nothing.
    public static final RetentionSettings RETENTION = new RetentionSettings(30, 90, 30);

    private static final AtomicInteger COUNT = new AtomicInteger();

    /// A database of its own for one test or one class.
    public record Fresh(Logins logins, Login superuser) {
    }

    private TestPostgres() {
    }

    public static Logins logins() {
        return Shared.DATABASE.logins();
    }

    public static Login superuser() {
        return Shared.DATABASE.superuser();
    }

    /// With every migration of the product applied.
    public static Fresh newDatabase() {
        return create("template " + Roles.DATABASE);
    }

    /// With roles and rights, without a table.
    public static Fresh emptyDatabase() {
        return create("template template0");
    }

    /// Everything that is in another one, to which nobody may be connected now.
    public static Fresh copyOf(Fresh other) {
        String url = other.superuser().url();
        return create("template " + url.substring(url.lastIndexOf('/') + 1, url.indexOf('?')));
    }

    /// One at a time: two that grant rights would get into each other's way.
    private static synchronized Fresh create(String template) {
        String name = "test_" + COUNT.incrementAndGet();
        Login root = Server.POSTGRES.superuser();
        try (Connection connection = in("postgres", root).unpooled().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " owner " + Roles.OWNER + " " + template);
            Roles.grantIn(in(name, root));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Logins logins = Server.LOGINS;
        return new Fresh(new Logins(in(name, logins.owner()), in(name, logins.app()),
            in(name, logins.worker())), in(name, root));
    }

    private static Login in(String database, Login login) {
        return new Login(login.url().replace("/" + Roles.DATABASE, "/" + database), login.user(),
            login.password());
    }

    /// The programs, unpacked once for all tests of the module.
    public static Path binaries() {
        return TARGET.resolve("pg-bin");
    }

    private static final class Shared {

        static final Fresh DATABASE = newDatabase();
    }

    private static final class Server {

        static final EmbeddedPostgres POSTGRES;
        static final Logins LOGINS;

        static {
            removeAbandoned();
            DataFolder folder = DataFolder.open(TARGET.resolve(FOLDER + ProcessHandle.current().pid()));
            POSTGRES = new EmbeddedPostgres(folder, binaries(), IN_A_HURRY);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                POSTGRES.stopNow();
                folder.close();
                remove(folder.path());
            }));
            LOGINS = POSTGRES.start(phase -> { });
            new Migrations(LOGINS.owner()).migrate(phase -> { });
            makeRoomForToday(LOGINS.owner());
        }
    }

    private static void makeRoomForToday(Login owner) {
        partitions(owner, InstantSource.system()).maintain();
    }

    /// Of every table that is partitioned, whoever declares it.
    public static Partitions partitions(Login owner, InstantSource clock) {
        return new Partitions(owner.unpooled(), clock, RETENTION, dailyTables(owner));
    }

    public static List<DailyTable> dailyTables(Login owner) {
        try {
            return Rows.of(owner, "select relname from pg_class where relkind = 'p' order by relname")
                .stream()
                .map(table -> new DailyTable(table,
                    table.equals("audit") ? RetentionSettings::auditRetentionDays
                        : RetentionSettings::eventRetentionDays))
                .toList();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What a killed test JVM left behind.
    private static void removeAbandoned() {
        try (Stream<Path> entries = Files.list(TARGET)) {
            for (Path entry : entries.toList()) {
                String name = String.valueOf(entry.getFileName());
                if (name.startsWith(FOLDER) && !isAlive(name.substring(FOLDER.length()))) {
                    Postmaster.end(entry.resolve("pg"), Duration.ofSeconds(10));
                    remove(entry);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isAlive(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).isPresent();
    }

    private static void remove(Path folder) {
        try {
            DurableFiles.deleteTree(folder);
        } catch (IOException leftForTheNextRun) {
            System.err.println(leftForTheNextRun);
        }
    }
}

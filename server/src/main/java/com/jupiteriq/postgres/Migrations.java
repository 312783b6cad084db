package com.jupiteriq.postgres;

import com.jupiteriq.kernel.StartRefused;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.migration.JavaMigration;

/// Brings the schema to the version of this jar, as the owner. Several nodes may start at once: one
/// migrates, the others wait. The fingerprint of the migrations is kept as a comment on their history,
/// so that a start with nothing to do asks the database one question.
public final class Migrations {

    private static final String FOLDER = "db/migration";
    private static final String HISTORY = "flyway_schema_history";
    private static final int LOCK_TRIES = 120;

    private final Login owner;
    private final String folder;

    public Migrations(Login owner) {
        this(owner, FOLDER);
    }

    public Migrations(Login owner, String folder) {
        this.owner = owner;
        this.folder = folder;
    }

    /// Answers how many migrations ran. Throws [StartRefused] when the schema is newer than the jar or
    /// when a migration that ran is not the one that the jar holds.
    public int migrate(Consumer<Phase> progress) {
        String fingerprint = MigrationFiles.fingerprint(folder);
        try {
            if (fingerprint.equals(recorded(owner))) {
                return 0;
            }
            int ran = migrateWith(flyway(), progress);
            record(fingerprint);
            return ran;
        } catch (FlywayException | SQLException e) {
            throw new StartRefused("The database schema could not be brought up to date ("
                + firstLine(e) + "); restore a backup or start the version that wrote it.", e);
        }
    }

    /// For work beside a server: throws [StartRefused] unless the schema is the one of this jar.
    public void refuseOther() {
        try {
            String recorded = recorded(owner);
            if (recorded.isEmpty()) {
                throw new StartRefused("The database at " + owner.place()
                    + " was not prepared yet; start a server"
                    + " on it first, with ./jupiter serve.");
            }
            if (!recorded.equals(MigrationFiles.fingerprint(folder))) {
                MigrationInfoService info = flyway().info();
                refuseNewer(info);
                refuseOlder(info);
            }
        } catch (FlywayException | SQLException e) {
            throw new StartRefused("The database at " + owner.place() + " cannot be used (" + firstLine(e)
                + "); check that it runs and that the addresses are right.", e);
        }
    }

    private static void refuseOlder(MigrationInfoService info) {
        if (info.pending().length > 0) {
            throw new StartRefused("The database schema is older than this JupiterIQ;"
                + " start a server of this version on it first, with ./jupiter serve.");
        }
    }

    /// Whether some version's migrations ran to their end.
    static boolean isDone(Logins logins) {
        try {
            return !recorded(logins.worker()).isEmpty();
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static String recorded(Login login) throws SQLException {
        try (Connection connection = login.unpooled().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                    "select coalesce(obj_description(to_regclass('" + HISTORY + "'), 'pg_class'), '')")) {
            return row.next() ? row.getString(1) : "";
        }
    }

    private void record(String fingerprint) throws SQLException {
        try (Connection connection = owner.unpooled().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("comment on table " + HISTORY + " is '" + fingerprint + "'");
        }
    }

    private Flyway flyway() {
        Database.calmLibraryLogs();
        return Flyway.configure()
            .dataSource(owner.unpooled())
            .locations("classpath:" + folder)
            .javaMigrations(folder.equals(FOLDER)
                ? new JavaMigration[] {new FillWords()} : new JavaMigration[0])
            .table(HISTORY)
            .loggers("slf4j")
            .lockRetryCount(LOCK_TRIES)
            .load();
    }

    private static int migrateWith(Flyway flyway, Consumer<Phase> progress) {
        MigrationInfoService info = flyway.info();
        refuseNewer(info);
        if (info.pending().length > 0) {
            progress.accept(Phase.MIGRATE);
        }
        return flyway.migrate().migrationsExecuted;
    }

    private static void refuseNewer(MigrationInfoService info) {
        Arrays.stream(info.all())
            .filter(Migrations::isFromTheFuture)
            .reduce((first, second) -> second)
            .ifPresent(migration -> {
                throw new StartRefused("The database schema (version " + migration.getVersion()
                    + ") is newer than this JupiterIQ; start the newer version.");
            });
    }

    private static boolean isFromTheFuture(MigrationInfo migration) {
        return switch (migration.getState()) {
            case FUTURE_SUCCESS, FUTURE_FAILED -> true;
            case PENDING, ABOVE_TARGET, BELOW_BASELINE, BASELINE_IGNORED, BASELINE, IGNORED, MISSING_SUCCESS,
                MISSING_FAILED, SUCCESS, UNDONE, AVAILABLE, FAILED, OUT_OF_ORDER, OUTDATED, SUPERSEDED,
                DELETED -> false;
        };
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .findFirst()
            .orElse(e.getClass().getSimpleName());
    }
}

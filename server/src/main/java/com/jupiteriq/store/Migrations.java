package com.jupiteriq.store;

import com.jupiteriq.kernel.StartRefused;
import java.util.Arrays;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/// Brings the schema to the version of this jar, as the owner. Several nodes may start at once: one
/// migrates, the others wait.
public final class Migrations {

    private static final String LOCATION = "classpath:db/migration";
    private static final int LOCK_TRIES = 120;

    private final Flyway flyway;

    public Migrations(Login owner) {
        this(owner, LOCATION);
    }

    Migrations(Login owner, String location) {
        Database.calmLibraryLogs();
        flyway = Flyway.configure()
            .dataSource(owner.unpooled())
            .locations(location)
            .loggers("slf4j")
            .lockRetryCount(LOCK_TRIES)
            .load();
    }

    /// Answers how many migrations ran. Throws [StartRefused] when the schema is newer than the jar or
    /// when a migration that ran is not the one that the jar holds.
    public int migrate(Consumer<Phase> progress) {
        try {
            MigrationInfoService info = flyway.info();
            refuseNewer(info);
            if (info.pending().length > 0) {
                progress.accept(Phase.MIGRATE);
            }
            return flyway.migrate().migrationsExecuted;
        } catch (FlywayException e) {
            throw new StartRefused("The database schema could not be brought up to date ("
                + firstLine(e) + "); restore a backup or start the version that wrote it.", e);
        }
    }

    private static void refuseNewer(MigrationInfoService info) {
        Arrays.stream(info.all())
            .filter(migration -> isFromTheFuture(migration))
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

    private static String firstLine(FlywayException e) {
        return String.valueOf(e.getMessage()).lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .findFirst()
            .orElse(e.getClass().getSimpleName());
    }
}

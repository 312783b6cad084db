package com.jupiteriq.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.LogLines;
import com.jupiteriq.store.Rows;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.Logger;

@Isolated("reads the log")
class DatabaseTest {

    private static final PoolSettings SETTINGS = PoolSettings.standard();

    private static final Map<String, String> QUICK = Map.of("fsync", "off");

    @TempDir
    Path temporary;

    @Test
    void every_connection_carries_its_bounds() throws SQLException {
        try (Database database = Database.open(TestPostgres.logins(), SETTINGS)) {
            String query = """
                select name || '=' || setting
                from pg_settings
                where name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout',
                    'application_name', 'TimeZone')
                """;
            assertThat(Rows.of(database.app(), query)).containsExactlyInAnyOrder("statement_timeout=30000",
                "lock_timeout=2000", "idle_in_transaction_session_timeout=60000",
                "application_name=jupiter-app", "TimeZone=UTC");
            assertThat(Rows.of(database.worker(), query)).contains("statement_timeout=300000",
                "lock_timeout=10000", "application_name=jupiter-worker");
            assertThat(Rows.of(database.app(), "select current_user")).containsExactly("jupiter_app");
            assertThat(Rows.of(database.worker(), "select current_user")).containsExactly("jupiter_worker");
        }
    }

    @Test
    void background_work_goes_by_index_whatever_the_statistics_say() throws SQLException {
        try (Database database = Database.open(TestPostgres.logins(), SETTINGS)) {
            String query = """
                select name
                from pg_settings
                where setting = 'off' and name in (
                    'enable_seqscan', 'enable_bitmapscan', 'enable_hashjoin', 'enable_mergejoin')
                """;
            assertThat(Rows.of(database.worker(), query)).hasSize(4);
            assertThat(Rows.of(database.app(), query)).isEmpty();
        }
    }

    @Test
    void statements_are_prepared_from_the_first_use() throws SQLException {
        try (Database database = Database.open(TestPostgres.logins(), SETTINGS);
                Connection connection = database.app().getConnection()) {
            for (int use = 0; use < 2; use++) {
                try (var statement = connection.prepareStatement("select 4711")) {
                    statement.execute();
                }
            }
            try (var statement = connection.prepareStatement(
                        "select from pg_prepared_statements where statement = 'select 4711'");
                    var rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
            }
        }
    }

    @Test
    void who_finds_the_pool_empty_is_refused_within_the_wait() throws SQLException {
        PoolSettings narrow = new PoolSettings(1, 1, Duration.ofMillis(300), SETTINGS.app(),
            SETTINGS.worker(),
            SETTINGS.idleInTransactionLimit());
        try (Database database = Database.open(TestPostgres.logins(), narrow);
                Connection only = database.app().getConnection()) {
            long begin = System.nanoTime();
            assertThatThrownBy(() -> database.app().getConnection())
                .isInstanceOf(SQLTransientConnectionException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(
                Duration.ofMillis(250), Duration.ofSeconds(2));
            assertThat(only.isClosed()).isFalse();
        }
    }

    @Test
    void a_pool_outlives_restarts_of_the_database_and_keeps_the_log_calm() throws SQLException {
        try (DataFolder folder = DataFolder.open(temporary.resolve("data"))) {
            EmbeddedPostgres postgres = new EmbeddedPostgres(folder, TestPostgres.binaries(), QUICK);
            Logins logins = postgres.start(phase -> { });
            try (LogLines log = LogLines.of(Logger.ROOT_LOGGER_NAME)) {
                outliveRestart(folder, postgres, logins);
                assertThat(log.lines()).noneMatch(event -> event.getThrowableProxy() != null);
                assertThat(log.messages()).noneMatch(message -> message.contains(logins.app().password()));
            }
        }
    }

    private static void outliveRestart(DataFolder folder, EmbeddedPostgres postgres, Logins logins)
        throws SQLException {
        try (Database database = Database.open(logins, SETTINGS)) {
            holdSeveral(database.app(), () -> postgres.stopNow());
            assertThatThrownBy(() -> Rows.of(database.app(), "select 1"))
                .isInstanceOf(SQLException.class);
            EmbeddedPostgres again = new EmbeddedPostgres(folder, TestPostgres.binaries(), QUICK);
            assertThat(again.start(phase -> { })).isEqualTo(logins);
            assertThat(Patience.await(Duration.ofSeconds(10), () -> answers(database.app()))).isTrue();
            assertThat(answers(database.worker())).isTrue();
            again.stop();
        }
    }

    /// Several connections break at once, each noticed by its own statement.
    private static void holdSeveral(DataSource app, Runnable meanwhile) throws SQLException {
        try (Connection one = app.getConnection(); Connection two = app.getConnection()) {
            meanwhile.run();
            for (Connection broken : List.of(one, two)) {
                assertThatThrownBy(() -> broken.createStatement().execute("select 1"))
                    .isInstanceOf(SQLException.class);
            }
        }
    }

    private static boolean answers(DataSource source) {
        try {
            return Rows.of(source, "select 1").equals(List.of("1"));
        } catch (SQLException away) {
            return false;
        }
    }
}

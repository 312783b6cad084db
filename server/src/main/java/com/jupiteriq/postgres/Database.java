package com.jupiteriq.postgres;

import ch.qos.logback.classic.Level;
import com.jupiteriq.kernel.Meter;
import com.jupiteriq.kernel.Meters;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;

/// The connection pools of a running node. They outlive the database: while it is away every caller gets
/// an `SQLException` within the wait of [PoolSettings], and the first call after its return succeeds.
public final class Database implements AutoCloseable {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);
    private static final Duration VALIDATION_LIMIT = Duration.ofSeconds(1);
    private static final Duration KEEP_ALIVE = Duration.ofMinutes(1);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(30);
    private static final int READY_CONNECTIONS = 4;

    /// Every statement text of the product fits, so that each is parsed once per connection.
    private static final int PREPARED_STATEMENTS = 1024;
    private static final int PREPARED_STATEMENTS_MIB = 16;

    /// Background work reaches a few rows of large tables. Its statements are planned once, perhaps while the
    /// partition of the day is still empty and every plan looks cheap.
    private static final String BY_INDEX =
        " -c enable_seqscan=off -c enable_bitmapscan=off -c enable_hashjoin=off -c enable_mergejoin=off";

    private final HikariDataSource app;
    private final HikariDataSource worker;

    private Database(HikariDataSource app, HikariDataSource worker) {
        this.app = app;
        this.worker = worker;
    }

    /// Does not wait for the database.
    public static Database open(Logins logins, PoolSettings settings) {
        calmLibraryLogs();
        return new Database(
            pool("app", logins.app(), settings.appConnections(), settings.app(), settings),
            pool("worker", logins.worker(), settings.workerConnections(), settings.worker(), settings));
    }

    private static HikariDataSource pool(
            String name, Login login, int size, PoolSettings.Bounds bounds, PoolSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(login.url());
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.setAutoCommit(true);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(size, READY_CONNECTIONS));
        config.setConnectionTimeout(settings.connectionWait().toMillis());
        config.setValidationTimeout(VALIDATION_LIMIT.toMillis());
        config.setKeepaliveTime(KEEP_ALIVE.toMillis());
        config.setMaxLifetime(LONGEST_LIFE.toMillis());
        config.setInitializationFailTimeout(-1);
        config.setConnectionInitSql("set time zone 'UTC'");
        driverProperties(name, bounds, settings).forEach(config::addDataSourceProperty);
        return new HikariDataSource(config);
    }

    private static Map<String, String> driverProperties(
            String name, PoolSettings.Bounds bounds, PoolSettings settings) {
        return Map.ofEntries(
            Map.entry("ApplicationName", "jupiter-" + name),
            Map.entry("prepareThreshold", "1"),
            Map.entry("preparedStatementCacheQueries", Integer.toString(PREPARED_STATEMENTS)),
            Map.entry("preparedStatementCacheSizeMiB", Integer.toString(PREPARED_STATEMENTS_MIB)),
            Map.entry("reWriteBatchedInserts", "false"),
            // details of an error quote the values of rows, which must not reach the log
            Map.entry("logServerErrorDetail", "false"),
            Map.entry("tcpKeepAlive", "true"),
            Map.entry("connectTimeout", Long.toString(CONNECT_LIMIT.toSeconds())),
            Map.entry("socketTimeout", Long.toString(bounds.socket().toSeconds())),
            Map.entry("options", "-c statement_timeout=" + bounds.statement().toMillis()
                + " -c lock_timeout=" + bounds.lock().toMillis()
                + " -c idle_in_transaction_session_timeout="
                + settings.idleInTransactionLimit().toMillis()
                + (name.equals("worker") ? BY_INDEX : "")));
    }

    /// When the database goes away the pool logs a stack trace for every broken connection, the scheduler of
    /// jobs one for every look, and the migrations log the whole address. What matters of it is logged by
    /// whoever uses them. What the operator has set on purpose stays.
    public static void calmLibraryLogs() {
        Map.of("com.zaxxer.hikari", Level.ERROR, "org.flywaydb", Level.WARN,
            "com.github.kagkarlsson", Level.OFF).forEach((name, level) -> {
            if (LoggerFactory.getLogger(name) instanceof ch.qos.logback.classic.Logger logger
                    && logger.getLevel() == null) {
                logger.setLevel(level);
            }
        });
    }

    /// How the pools are used.
    public Meters meters() {
        return new Meters(Stream.of(app, worker).flatMap(pool -> meters(pool).stream()).toList());
    }

    private static List<Meter> meters(HikariDataSource pool) {
        HikariPoolMXBean state = pool.getHikariPoolMXBean();
        Map<String, String> name = Map.of("pool", pool.getPoolName());
        return List.of(
            Meter.gauge("jupiteriq_pool_active", "Connections to the database in use", name,
                state::getActiveConnections),
            Meter.gauge("jupiteriq_pool_idle", "Connections to the database that are free", name,
                state::getIdleConnections),
            Meter.gauge("jupiteriq_pool_waiting", "Threads that wait for a connection to the database", name,
                state::getThreadsAwaitingConnection),
            Meter.gauge("jupiteriq_pool_limit", "Connections to the database that may be open", name,
                pool::getMaximumPoolSize));
    }

    /// How many connections [#app()] has at most.
    public int appConnections() {
        return app.getMaximumPoolSize();
    }

    /// For requests: one tenant at a time.
    public DataSource app() {
        return app;
    }

    /// For background work over the tables of the golden list.
    public DataSource worker() {
        return worker;
    }

    @Override
    public void close() {
        app.close();
        worker.close();
    }
}

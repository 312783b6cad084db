package com.jupiteriq.acceptance.kit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Counts side effects in the database itself, as its superuser, past every rule of the server.
/// The only place in these tests that knows tables and secrets of the data folder.
public final class Ledger implements AutoCloseable {

    /// What was denied, which limits are nearly used and what becomes of files is told behind the answer, and by
    /// tests of its own.
    private static final String COUNTS = """
        select
          (select count(*) from tickets) as tickets,
          (select count(*) from ticket_comments) as ticket_comments,
          (select count(*) from events
            where type not in ('rate_limit.threshold_reached', 'file.ready', 'file.rejected')) as events,
          (select count(*) from audit where outcome = 'done'
            and action not in ('account.alert', 'file.inspect', 'file.process')) as audit
        """;

    private static final String END_CONNECTIONS = """
        select pg_terminate_backend(pid)
        from pg_stat_activity
        where pid <> pg_backend_pid() and backend_type = 'client backend'
        """;

    private static final String LIVE =
        "tenant_id in (select tenant_id from environments where kind = 'live')";

    private final Connection connection;
    private final int port;

    private Ledger(Connection connection, int port) {
        this.connection = connection;
        this.port = port;
    }

    /// Where the database listens.
    public int port() {
        return port;
    }

    /// The rows of all tenants together; tests run one after the other.
    public record Counts(long tickets, long comments, long events, long audits) {

        public Counts minus(Counts before) {
            return new Counts(
                tickets - before.tickets, comments - before.comments, events - before.events,
                audits - before.audits);
        }

        /// One ticket, with so many events and audit entries.
        public static Counts of(long tickets, long comments, long events, long audits) {
            return new Counts(tickets, comments, events, audits);
        }
    }

    public static final Counts NOTHING = new Counts(0, 0, 0, 0);

    public static Ledger of(Server server) {
        try {
            Path postmaster = server.postmasterFile()
                .orElseThrow(() -> new AssertionError("The server's folder has no running database."));
            String port = Files.readAllLines(postmaster).get(3).strip();
            String password = Files.readString(server.data().resolve("secrets/postgres.password")).strip();
            String url = "jdbc:postgresql://127.0.0.1:" + port + "/jupiter";
            return new Ledger(
                DriverManager.getConnection(url, "postgres", password), Integer.parseInt(port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public Counts counts() {
        List<Long> row = query(COUNTS).getFirst().values().stream()
            .map(value -> (Long) Objects.requireNonNull(value))
            .toList();
        return new Counts(row.get(0), row.get(1), row.get(2), row.get(3));
    }

    /// What the action added.
    public Counts gained(Runnable action) {
        Counts before = counts();
        action.run();
        return counts().minus(before);
    }

    /// The bare UUID of the ticket with this subject.
    public UUID ticketId(String subject) {
        return (UUID) Objects.requireNonNull(
            query("select id from tickets where subject = ?", subject).getFirst().get("id"));
    }

    /// Rows as maps from column to value.
    public List<Map<String, @Nullable Object>> query(String sql, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return read(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// Changes something that no request can change.
    public void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// Removes the users of all live environments, without a trace.
    public void forgetUsers() {
        for (String table : List.of("invitations", "members", "users")) {
            run("delete from " + table + " where " + LIVE);
        }
        run("update organizations set member_count = 0 where " + LIVE);
        run("delete from counters where name = 'users' and " + LIVE);
    }

    /// Ends every connection but this one.
    public void endConnections() {
        query(END_CONNECTIONS);
    }

    /// Lets the server open no connection more. The superuser's own is not counted.
    public void closeDoors() {
        run("alter database jupiter connection limit 0");
        endConnections();
    }

    public void openDoors() {
        run("alter database jupiter connection limit -1");
    }

    /// Every table of the schema; the partitions' rows are those of their parents.
    public List<String> tables() {
        return query("""
            select relname
            from pg_class
            where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
            """).stream().map(row -> String.valueOf(row.get("relname"))).toList();
    }

    /// Everything in a table, as `copy … to stdout` writes it.
    public byte[] copy(String table) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            connection.unwrap(PGConnection.class).getCopyAPI()
                .copyOut("copy (select * from " + table + ") to stdout", out);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Map<String, @Nullable Object>> read(ResultSet rows) throws SQLException {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        while (rows.next()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                row.put(rows.getMetaData().getColumnLabel(i), rows.getObject(i));
            }
            all.add(row);
        }
        return all;
    }
}

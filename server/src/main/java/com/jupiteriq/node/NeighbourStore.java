package com.jupiteriq.node;

import com.jupiteriq.postgres.Login;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/// Which other nodes work on this database. Each holds one connection that bears a name, and sees those of
/// the others among the database's sessions; nothing is written.
final class NeighbourStore implements AutoCloseable {

    /// The commands of `./jupiter admin` do not bear it.
    private static final String NAME = "jupiter-node";

    private static final String COUNT = """
        select count(*)
        from pg_stat_activity
        where datname = current_database()
            and application_name = ?
            and pid <> pg_backend_pid()""";

    private final Login worker;
    private @Nullable Connection connection;

    NeighbourStore(Login worker) {
        this.worker = worker;
    }

    int others() {
        try {
            return others(connection());
        } catch (SQLException lost) {
            close();
            throw new IllegalStateException("The sessions of the database could not be read.", lost);
        }
    }

    private static int others(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
            statement.setString(1, NAME);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private Connection connection() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = worker.unpooled().getConnection();
            connection = open;
            try (Statement statement = open.createStatement()) {
                statement.execute("set application_name = '" + NAME + "'");
            }
        }
        return open;
    }

    @Override
    public void close() {
        try (Connection ended = connection) {
            connection = null;
        } catch (SQLException closedAnyway) {
            // the database ends the session of a connection that is gone
        }
    }
}

package com.jupiteriq.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The one connection over which changes go that wait for the disk together. A database that has restarted
/// may have lost what was not on the disk yet, and would wait for later changes as if nothing had happened;
/// but its old connections are broken. So nothing is changed or waited for once this one is.
final class Held {

    private final DataSource app;
    private @Nullable Connection connection;
    private boolean used;
    private boolean lost;

    Held(DataSource app) {
        this.app = app;
    }

    /// Whether something may have been changed.
    boolean used() {
        return used;
    }

    /// Sends over the connection. Refuses with `Unavailable` when it is broken, or closed by the pool: a
    /// transaction took too long, or could not be undone.
    ///
    /// @param send throws `OutcomeUnknown` when it breaks
    void send(Consumer<Connection> send) throws SQLException {
        if (connection == null) {
            connection = app.getConnection();
        }
        if (lost || connection.isClosed()) {
            throw SqlErrors.unavailable();
        }
        used = true;
        try {
            send.accept(connection);
        } catch (OutcomeUnknown broken) {
            lost = true;
            throw broken;
        }
    }

    /// Gives the connection back.
    void release() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException broken) {
                // the pool has seen it
            }
        }
    }
}

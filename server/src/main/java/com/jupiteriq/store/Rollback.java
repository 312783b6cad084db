package com.jupiteriq.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// Ends the transaction that a failed composite leaves open on its connection.
final class Rollback {

    private Rollback() {}

    static void after(SQLException error, Connection connection) {
        if (SqlErrors.broken(error)) {
            return;
        }
        try (Statement rollback = connection.createStatement()) {
            rollback.execute("rollback");
        } catch (SQLException lost) {
            error.addSuppressed(lost);
        }
    }
}

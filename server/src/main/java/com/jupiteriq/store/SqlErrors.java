package com.jupiteriq.store;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// What an error of the database means above the store.
public final class SqlErrors {

    static final Duration RETRY_AFTER = Duration.ofSeconds(60);

    /// Raised by the schema's `must_change` when a conditional statement met no row.
    private static final String LOST_RACE = "JQ001";

    /// Connections, memory or disk of the server are used up; the statement failed and the connection lives.
    private static final String EXHAUSTED = "53";

    private SqlErrors() {}

    static RuntimeException of(SQLException error) {
        String state = error.getSQLState() == null ? "" : error.getSQLState();
        if (error instanceof SQLTransientConnectionException || lost(state) || state.startsWith(EXHAUSTED)) {
            return unavailable();
        }
        return switch (state) {
            case LOST_RACE, "40001", "40P01" -> new LostRace();
            case "23505" -> new DuplicateKey(constraint(error));
            case "57014" -> new Refused(new Failure.DeadlinePassed());
            case "55P03" -> new Refused(new Failure.Conflict(
                "Another request is changing the same object. Repeat this one in a moment.",
                Duration.ofSeconds(1)));
            default -> new IllegalStateException("the database refused a statement: " + state, error);
        };
    }

    /// Whether the connection was lost, so that nobody knows what became of the last statement.
    static boolean broken(SQLException error) {
        return error.getSQLState() != null && lost(error.getSQLState());
    }

    /// The database, or a connection to it, cannot be had now.
    public static Refused unavailable() {
        return new Refused(new Failure.Unavailable(RETRY_AFTER));
    }

    private static boolean lost(String state) {
        return state.startsWith("08") || state.startsWith("57P");
    }

    private static String constraint(SQLException error) {
        ServerErrorMessage details = error instanceof PSQLException e ? e.getServerErrorMessage() : null;
        String name = details == null ? null : details.getConstraint();
        return name == null ? "" : name;
    }
}

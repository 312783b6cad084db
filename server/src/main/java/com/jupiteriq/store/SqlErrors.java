package com.jupiteriq.store;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;

/// What an error of the database means above the store.
public final class SqlErrors {

    static final Duration RETRY_AFTER = Duration.ofSeconds(60);

    /// Raised by the schema's `must_change` when a conditional statement met no row.
    private static final String LOST_RACE = "JQ001";

    /// Raised by the schema's `must_have_room` when a quota is used up.
    private static final String NO_ROOM = "JQ002";

    /// Connections, memory or disk of the server are used up; the statement failed and the connection lives.
    private static final String EXHAUSTED = "53";

    /// The database ended the session of a transaction that took too long. It was not committed.
    private static final String TRANSACTION_TIMEOUT = "25P04";

    static final String LOCK_TIMEOUT = "55P03";

    private SqlErrors() {}

    static RuntimeException of(SQLException error) {
        String state = error.getSQLState() == null ? "" : error.getSQLState();
        if (error instanceof SQLTransientConnectionException || lost(state) || state.startsWith(EXHAUSTED)) {
            return unavailable();
        }
        return switch (state) {
            case LOST_RACE, "40001", "40P01" -> new LostRace();
            case NO_ROOM -> new Refused(usedUp(error));
            case "23505" -> new DuplicateKey(constraint(error));
            case "57014", TRANSACTION_TIMEOUT -> new Refused(new Failure.DeadlinePassed());
            case LOCK_TIMEOUT -> new Refused(new Failure.Conflict(
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

    /// Lets work through Spring's client end in the same refusal.
    public static <T> T reached(Supplier<T> work) {
        try {
            return work.get();
        } catch (TransactionSystemException error) {
            throw undone(error);
        } catch (DataAccessException | TransactionException error) {
            throw unreachable(error) ? unavailable() : error;
        }
    }

    /// Whether the database could not be asked at all, was too busy, or gave no answer in time.
    public static boolean unreachable(RuntimeException error) {
        return error instanceof DataAccessResourceFailureException
            || error instanceof TransientDataAccessException
            || error instanceof RecoverableDataAccessException
            || error instanceof CannotCreateTransactionException
            || error instanceof DataAccessException locked
                && locked.getMostSpecificCause() instanceof SQLException cause
                && LOCK_TIMEOUT.equals(cause.getSQLState());
    }

    /// Of a lost connection: at the commit nobody knows whether it happened, before it nothing did.
    private static RuntimeException undone(TransactionSystemException error) {
        Throwable before = error.getApplicationException();
        if (before != null) {
            return before instanceof RuntimeException cause && unreachable(cause) ? unavailable() : error;
        }
        return error.getMostSpecificCause() instanceof SQLException cause && broken(cause)
            ? new OutcomeUnknown(error)
            : error;
    }

    private static boolean lost(String state) {
        return state.startsWith("08") || state.startsWith("57P");
    }

    /// The detail is the quota's name, its number and what is used of it.
    private static Failure usedUp(SQLException error) {
        ServerErrorMessage details = details(error);
        String detail = details == null ? null : details.getDetail();
        String[] said = detail == null ? new String[0] : detail.split(" ");
        if (said.length != 3) {
            throw new IllegalStateException("the database did not say which quota is used up", error);
        }
        return new Failure.QuotaExceeded(said[0], Long.parseLong(said[1]), Long.parseLong(said[2]));
    }

    private static @Nullable ServerErrorMessage details(SQLException error) {
        return error instanceof PSQLException e ? e.getServerErrorMessage() : null;
    }

    private static String constraint(SQLException error) {
        ServerErrorMessage details = details(error);
        String name = details == null ? null : details.getConstraint();
        return name == null ? "" : name;
    }
}

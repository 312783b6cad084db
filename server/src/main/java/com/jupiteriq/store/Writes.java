package com.jupiteriq.store;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.Composite.Begin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

/// Runs units of work: whatever they stage is committed as one transaction, or nothing is.
public final class Writes {

    /// How often a write that lost a race is tried before its caller has to (decision D13).
    static final int MAX_TRIES = 5;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /// The disk has to keep up also where the request has used all its time.
    private static final Duration SETTLING = Duration.ofSeconds(10);

    /// Its commit is written behind all earlier ones, so that waiting for it is waiting for them.
    private static final Sql LAST = Sql.of("select pg_logical_emit_message(true, 'settled', '')");

    private final DataSource app;
    private final InstantSource clock;
    private final List<Recorder> recorders;
    private final Committed committed;
    private final Begin begin;
    private boolean unsettled;

    /// @param committed wakes who reads the event log
    public Writes(DataSource app, InstantSource clock, List<Recorder> recorders, Committed committed) {
        this(Begin.ORDINARY, app, clock, recorders, committed);
    }

    private Writes(
        Begin begin, DataSource app, InstantSource clock, List<Recorder> recorders, Committed committed) {
        this.begin = begin;
        this.app = app;
        this.clock = clock;
        this.recorders = List.copyOf(recorders);
        this.committed = committed;
    }

    /// For the changes of one thread that are answered together: each is a transaction of its own and at once
    /// visible, but none is durable for certain before [#settle(Caller)] has returned.
    public Writes together() {
        return new Writes(Begin.UNSETTLED, app, clock, recorders, committed);
    }

    /// Waits until everything that was committed here is durable.
    public void settle(Caller caller) {
        if (!unsettled) {
            return;
        }
        send(new Composite(Begin.ORDINARY, caller.within(Deadline.in(SETTLING)), List.of(LAST)));
        unsettled = false;
    }

    /// Lets `work` read, decide and stage, then commits. `work` runs again when another write came first.
    public <T> T run(Caller caller, Function<Write, T> work) {
        for (int tries = 1; tries <= MAX_TRIES; tries++) {
            Write write = new Write(caller, clock.instant().truncatedTo(ChronoUnit.MICROS), recorders);
            T result = work.apply(write);
            try {
                commit(write);
                return result;
            } catch (LostRace again) {
                // the state that `work` had read is gone: read it anew
            } catch (DuplicateKey taken) {
                throw write.meaning(taken);
            }
        }
        throw new Refused(new Failure.Conflict(
            "The object is being changed by others. Repeat the request in a moment.", RETRY_AFTER));
    }

    private void commit(Write write) {
        List<Sql> statements = write.statements();
        if (statements.isEmpty()) {
            return;
        }
        if (write.caller().deadline().passed()) {
            throw new Refused(new Failure.DeadlinePassed());
        }
        unsettled = begin == Begin.UNSETTLED;
        send(new Composite(begin, write.caller(), statements));
        committed.heard();
    }

    private void send(Composite composite) {
        try (Connection connection = app.getConnection()) {
            send(connection, composite);
        } catch (SQLException error) {
            throw SqlErrors.of(error);
        }
    }

    private static void send(Connection connection, Composite composite) {
        try (PreparedStatement prepared = composite.prepare(connection)) {
            prepared.execute();
        } catch (SQLException error) {
            Rollback.after(error, connection);
            throw SqlErrors.broken(error) ? new OutcomeUnknown(error) : SqlErrors.of(error);
        }
    }
}

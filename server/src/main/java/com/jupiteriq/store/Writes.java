package com.jupiteriq.store;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.Composite.Begin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Runs units of work: whatever they stage is committed as one transaction, or nothing is.
public final class Writes {

    /// How often a write that lost a race is tried before its caller has to (decision D13).
    static final int MAX_TRIES = 5;

    /// Between two tries up to 64 ms.
    private static final int LONGEST_WAIT_BITS = 6;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /// The disk has to keep up also where the request has used all its time.
    private static final Duration SETTLING = Duration.ofSeconds(10);

    /// Its commit is written behind all earlier ones, so that waiting for it is waiting for them.
    private static final Sql LAST = Sql.of("select pg_logical_emit_message(true, 'settled', '')");

    private final DataSource app;
    private final InstantSource clock;
    private final List<Recorder> recorders;
    private final Committed committed;
    private final Semaphore places;
    private final boolean patient;
    private final @Nullable Held held;

    /// @param committed wakes who reads the event log
    /// @param places how many connections may be held by changes that are answered together; fewer than there
    ///     are, so that whoever waits for another one gets it
    public Writes(
        DataSource app, InstantSource clock, List<Recorder> recorders, Committed committed, int places) {
        this(app, clock, List.copyOf(recorders), committed, new Semaphore(places), false, null);
    }

    private Writes(DataSource app, InstantSource clock, List<Recorder> recorders, Committed committed,
        Semaphore places, boolean patient, @Nullable Held held) {
        this.app = app;
        this.clock = clock;
        this.recorders = recorders;
        this.committed = committed;
        this.places = places;
        this.patient = patient;
        this.held = held;
    }

    /// For changes that much was done for already: as long as their caller has time, they wait for a
    /// connection, instead of as long as everybody.
    public Writes patient() {
        return new Writes(app, clock, recorders, committed, places, true, held);
    }

    /// For the changes of one thread that are answered together: each is a transaction of its own and at once
    /// visible, but none is durable for certain before [Together#settle(Caller)] has returned.
    ///
    /// ```java
    /// try (Writes.Together together = writes.together()) {
    ///     together.writes().run(caller, write -> …);
    ///     together.settle(caller);
    /// }
    /// ```
    public Together together() {
        return new Together(places.tryAcquire() ? new Held(app) : null);
    }

    /// Where too many connections are held already, each change waits for the disk by itself.
    public final class Together implements AutoCloseable {

        private final Writes inside;
        private final @Nullable Held mine;

        private Together(@Nullable Held mine) {
            this.inside = mine == null
                ? Writes.this : new Writes(app, clock, recorders, committed, places, patient, mine);
            this.mine = mine;
        }

        public Writes writes() {
            return inside;
        }

        /// Waits until all changes are durable. Refuses with `Unavailable` when that cannot be known.
        public void settle(Caller caller) {
            if (mine != null && mine.used()) {
                Caller inTime = caller.within(Deadline.in(SETTLING));
                inside.send(new Composite(Begin.ORDINARY, inTime, List.of(LAST)), inTime.deadline());
            }
        }

        @Override
        public void close() {
            if (mine != null) {
                mine.release();
                places.release();
            }
        }
    }

    /// Lets `work` read, decide and stage, then commits. `work` runs again when another write came first.
    public <T> T run(Caller caller, Function<Write, T> work) {
        boolean insists = false;
        for (int tries = 1; tries <= MAX_TRIES || insists && !caller.deadline().passed(); tries++) {
            waitAfter(tries - 1);
            Write write =
                new Write(caller, clock.instant().truncatedTo(ChronoUnit.MICROS), tries > 1, recorders);
            T result = work.apply(write);
            try {
                commit(write);
                return result;
            } catch (LostRace again) {
                // the state that `work` had read is gone: read it anew
            } catch (DuplicateKey taken) {
                if (!write.beginsAnew(taken)) {
                    throw write.meaning(taken);
                }
            }
            insists = write.insists();
        }
        throw new Refused(new Failure.Conflict(
            "The object is being changed by others. Repeat the request in a moment.", RETRY_AFTER));
    }

    /// Those who lose again and again stop running side by side.
    private static void waitAfter(int tries) {
        if (tries > 1) {
            try {
                Thread.sleep(ThreadLocalRandom.current().nextLong(1L << Math.min(tries, LONGEST_WAIT_BITS)));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw SqlErrors.unavailable();
            }
        }
    }

    /// Runs by itself one statement that changes nothing of which anybody is told, such as a count of
    /// tries, and gives what it returns. Whatever is a change of the tenant's goes through [#run(Caller,
    /// Function)].
    public <T> Optional<T> aside(Caller caller, Sql statement, RowReader<T> reader) {
        return new Reads(app).one(caller, statement, reader);
    }

    private void commit(Write write) {
        List<Sql> statements = write.statements();
        if (statements.isEmpty()) {
            return;
        }
        if (write.caller().deadline().passed()) {
            throw new Refused(new Failure.DeadlinePassed());
        }
        Begin begin = held == null ? Begin.ORDINARY : Begin.UNSETTLED;
        try {
            send(new Composite(begin, write.caller(), statements), write.caller().deadline());
        } catch (OutcomeUnknown unknown) {
            write.kept();
            throw unknown;
        }
        write.kept();
        committed.heard();
        write.committed();
    }

    private void send(Composite composite, Deadline latest) {
        try {
            if (held != null) {
                held.send(connection -> send(connection, composite));
            } else {
                try (Connection connection = connection(latest)) {
                    send(connection, composite);
                }
            }
        } catch (SQLException error) {
            throw SqlErrors.of(error);
        }
    }

    /// While there is none, nothing has been sent, so that it can be asked for again.
    private Connection connection(Deadline latest) throws SQLException {
        while (true) {
            try {
                return app.getConnection();
            } catch (SQLTransientConnectionException none) {
                if (!patient || latest.passed()) {
                    throw none;
                }
            }
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

package com.jupiteriq.audit;

import com.jupiteriq.kernel.Meter;
import com.jupiteriq.kernel.Meters;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.SqlErrors;
import com.jupiteriq.store.Statements;
import com.jupiteriq.tasks.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Actions that were denied, on their way into the trail. A refusal does not wait for the disk: entries are
/// written together, behind the answers, and those of the last second can be lost. Whoever is denied again
/// and again cannot fill the trail: after [#PER_MINUTE] entries of one principal at one address, one more
/// tells how many others there were.
public final class Denials {

    static final Duration FLUSH_EVERY = Duration.ofSeconds(1);

    /// Entries a minute for each principal and address.
    static final int PER_MINUTE = 100;

    /// Principals and addresses that are told apart within one minute; what others do is counted as lost.
    static final int CALLERS = 10_000;

    /// Entries that wait to be written.
    static final int CAPACITY = 20_000;

    private static final int BATCH = 500;
    private static final long MINUTE = 60;
    private static final Logger LOG = LoggerFactory.getLogger(Denials.class);

    private final AuditStore store;
    private final JdbcClient worker;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final Runnable committed;
    private final LongAdder lost = new LongAdder();
    private final Task task = new Task("audit-denials", "Writes down which actions were denied", FLUSH_EVERY,
        this::flush).ending(this::end);

    private Map<Who, Window> windows = new HashMap<>();
    private List<Told> waiting = new ArrayList<>();
    private long minute;

    /// What is being written, and written again when the database was away: as the same rows.
    private final List<Sql> batch = new ArrayList<>(BATCH);
    private boolean away;

    private record Who(UUID tenant, UUID principal, String address) {}

    /// @param count null for one
    private record Told(Denial denial, @Nullable Long count) {}

    private static final class Window {

        private @Nullable Denial rest;
        private long seen;

        /// Whether it gets an entry of its own.
        private boolean count(Denial denial) {
            seen++;
            if (seen > PER_MINUTE) {
                rest = rest == null ? denial : denial.with(rest);
            }
            return seen <= PER_MINUTE;
        }
    }

    /// What was tried.
    ///
    /// @param action a noun and a verb, as in the entries of what was done
    /// @param target the public id of the object, null when there is none
    public record Deed(String action, @Nullable String target) {}

    /// @param committed is told that there are entries without a place
    Denials(AuditStore store, JdbcClient worker, TransactionTemplate transactions, InstantSource clock,
        Runnable committed) {
        this.store = store;
        this.worker = worker;
        this.transactions = transactions;
        this.clock = clock;
        this.committed = committed;
    }

    Task task() {
        return task;
    }

    Meters meters() {
        return Meters.of(Meter.counter("jupiteriq_audit_denials_lost_total",
            "Denied actions that the audit trail does not tell of", Map.of(), lost::sum));
    }

    /// Tells that a caller had no right to something. Never waits.
    public void record(Tenant tenant, Principal principal, Origin origin, Deed deed) {
        record(Denial.of(tenant, principal, origin, deed, now()));
    }

    /// Tells that a sign-in failed: `session.create`, by somebody unknown. Never waits. Of a login that
    /// matches nobody nothing is kept.
    ///
    /// @param user whom the login names, null for nobody
    /// @param origin from where somebody tried, as far as it is known
    public void recordSignIn(Tenant tenant, @Nullable UUID user, Origin origin) {
        record(Denial.ofSignIn(tenant, user, origin, now()));
    }

    /// In microseconds, as the database keeps it.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private synchronized void record(Denial denial) {
        turn(denial.at());
        Who who = new Who(denial.tenant().id(), denial.actor().id(), denial.origin().address());
        if (!windows.containsKey(who) && windows.size() >= CALLERS) {
            lost.increment();
            return;
        }
        if (windows.computeIfAbsent(who, first -> new Window()).count(denial)) {
            add(new Told(denial, null));
        }
    }

    /// Minutes only go on: what comes late counts for the one that has begun.
    private synchronized void turn(Instant at) {
        long now = at.getEpochSecond() / MINUTE;
        if (now > minute) {
            minute = now;
            tellTheRest();
        }
    }

    private synchronized void tellTheRest() {
        windows.values().forEach(window -> {
            if (window.rest != null) {
                add(new Told(window.rest, window.seen - PER_MINUTE));
            }
        });
        windows = new HashMap<>();
    }

    private void add(Told told) {
        if (waiting.size() >= CAPACITY) {
            lost.increment();
        } else {
            waiting.add(told);
        }
    }

    private synchronized List<Told> take() {
        List<Told> first = List.copyOf(waiting.subList(0, Math.min(BATCH, waiting.size())));
        waiting = new ArrayList<>(waiting.subList(first.size(), waiting.size()));
        return first;
    }

    /// Writes what waits; by one thread at a time, the task's.
    void flush() {
        turn(clock.instant());
        do {
            if (batch.isEmpty()) {
                take().forEach(told -> batch.add(store.row(told.denial(), told.count())));
            }
        } while (!batch.isEmpty() && write());
    }

    private void end() {
        tellTheRest();
        flush();
    }

    private boolean write() {
        try {
            transactions.executeWithoutResult(status -> batch.forEach(row -> Statements.run(worker, row)));
            committed.run();
        } catch (DuplicateKeyException already) {
            // the connection was lost at the commit of the first try, which went well
            committed.run();
        } catch (DataAccessException | TransactionException error) {
            if (SqlErrors.unreachable(error)) {
                if (!away) {
                    LOG.warn("Denied actions cannot be written down; it is tried again every {} s",
                        FLUSH_EVERY.toSeconds());
                }
                away = true;
                return false;
            }
            lost.add(batch.size());
            LOG.error("{} denied actions could not be written down", batch.size(), error);
        }
        away = false;
        batch.clear();
        return true;
    }
}

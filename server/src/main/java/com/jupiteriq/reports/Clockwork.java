package com.jupiteriq.reports;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.reports.ClockStore.Due;
import com.jupiteriq.reports.ClockStore.Lost;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has reports made that are due, tells which came to nothing, and forgets old ones. Any node may do it, also
/// several at once.
final class Clockwork {

    /// How often it looks.
    static final Duration EVERY = Duration.ofSeconds(5);

    /// What happened before a report was due is counted by then.
    static final Duration COUNTED = Duration.ofSeconds(5);

    private static final Duration SWEEP = Duration.ofHours(1);
    private static final Duration TIME = Duration.ofSeconds(30);
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final Principal SYSTEM = Principal.installation("system");

    /// What its jobs need, and nothing else.
    private static final Permissions RIGHTS = Permissions.of(List.of(Permission.ANALYTICS_WRITE));

    private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);

    private final ClockStore store;
    private final Runs runs;
    private final Writes writes;
    private final InstantSource clock;
    private final Task task = new Task("reports",
        "Has reports made that are due, tells which came to nothing, and forgets old ones", EVERY,
        this::work).atOnce();
    private Instant swept = Instant.EPOCH;

    Clockwork(ClockStore store, Runs runs, Writes writes, InstantSource clock) {
        this.store = store;
        this.runs = runs;
        this.writes = writes;
        this.clock = clock;
    }

    Tasks tasks() {
        return Tasks.of(task);
    }

    private void work() {
        begin();
        settle();
        Instant now = clock.instant();
        if (now.isAfter(swept.plus(SWEEP))) {
            sweep(now);
            swept = now;
        }
    }

    void begin() {
        Instant by = clock.instant().minus(COUNTED);
        List<Due> due = store.due(by, Instant.EPOCH, BEFORE_ALL);
        while (!due.isEmpty() && !task.stopping()) {
            due.forEach(each -> done(each.tenant(), TypeId.of(Report.PREFIX, each.report()),
                write -> runs.due(each.report(), by, write)));
            Due last = due.getLast();
            due = due.size() < ClockStore.AT_ONCE ? List.of() : store.due(by, last.at(), last.report());
        }
    }

    void settle() {
        List<Lost> lost = store.lost(BEFORE_ALL);
        while (!lost.isEmpty() && !task.stopping()) {
            lost.forEach(each -> done(each.tenant(), TypeId.of(ReportRun.PREFIX, each.run()),
                write -> runs.fail(each.report(), each.run(), write)));
            lost = lost.size() < ClockStore.AT_ONCE ? List.of() : store.lost(lost.getLast().run());
        }
    }

    void sweep(Instant now) {
        int some;
        do {
            some = store.forget(now.minus(ReportRun.KEPT));
        } while (some == ClockStore.AT_ONCE && !task.stopping());
    }

    /// Another node may have done it; an account whose jobs are too many gets its turn later.
    private void done(Tenant tenant, String about, Consumer<Write> step) {
        Caller caller = new Caller(
            tenant, SYSTEM, RIGHTS, new Origin(about, "local", ""), Deadline.in(TIME));
        try {
            writes.run(caller, write -> {
                step.accept(write);
                return about;
            });
        } catch (Refused other) {
            LOG.debug("{} is left to another node or run: {}", about, other.getMessage());
        } catch (IllegalStateException | DateTimeException bug) {
            // of one report, which keeps no other one from its turn
            LOG.error("{} could not be looked after", about, bug);
        }
    }
}

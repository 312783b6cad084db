package com.jupiteriq.reports;

import static com.jupiteriq.reports.RunDocument.RUN;

import com.jupiteriq.jobs.Job;
import com.jupiteriq.jobs.JobError;
import com.jupiteriq.jobs.Jobs;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.lists.Page;
import com.jupiteriq.lists.PageRequest;
import com.jupiteriq.lists.Selection;
import com.jupiteriq.reports.ReportRun.State;
import com.jupiteriq.store.Write;
import java.time.Instant;
import java.util.UUID;

/// The runs of the reports of a tenant: begun by somebody or by the schedule, made by a job.
///
/// Refuses with `Missing` what is not there.
public final class Runs {

    /// Of one report that are kept, when somebody asks for another one.
    static final int MOST = 200;

    /// Of what all reports of an environment have told, as long as it is kept.
    static final long MOST_BYTES = 1L << 30;

    private static final String CANCELLED = "The job was cancelled.";

    private final Reports reports;
    private final ReportStore reportStore;
    private final RunStore store;
    private final Jobs jobs;

    Runs(Reports reports, ReportStore reportStore, RunStore store, Jobs jobs) {
        this.reports = reports;
        this.reportStore = reportStore;
        this.store = store;
        this.jobs = jobs;
    }

    /// Has a report made. Refuses with `Conflict` while it is being made, and what there is no room for.
    public Job ask(UUID id, Write write) {
        Report report = reports.get(write.caller(), id);
        write.about(report.publicId(), id.toString());
        RunStore.Taken taken = store.taken(write.caller(), id);
        if (taken.running()) {
            throw conflict("The report is being made at this moment. Wait until that run is over.");
        }
        if (taken.runs() >= MOST) {
            throw conflict("There are " + MOST + " runs of this report, which are kept for 90 days. Wait"
                + " until some are kept no longer, or make another report.");
        }
        return begin(report, false, write);
    }

    private static Refused conflict(String message) {
        return new Refused(new Failure.Conflict(message, null));
    }

    private Job begin(Report report, boolean scheduled, Write write) {
        Job job = jobs.ask(ReportKind.WORD, ReportKind.order(report), null, write);
        store.insert(new ReportRun(job.id(), report.id(), State.RUNNING, scheduled, 0, null, write.now(),
            null), write);
        reportStore.begun(report, write);
        return job;
    }

    /// Has a report made that is due, and says when it is due next. Does nothing with one that another node
    /// has begun, and makes none while one is being made. One that was due more than once while nothing ran
    /// is made once.
    void due(UUID id, Instant dueBy, Write write) {
        Report report = reportStore.find(write.caller(), id).orElse(null);
        if (report == null || report.schedule() == null || report.nextRunAt() == null
            || report.nextRunAt().isAfter(dueBy)) {
            return;
        }
        reportStore.planned(report, report.schedule().next(write.now()), write);
        if (store.taken(write.caller(), id).running()) {
            write.record(new AuditEntry("report.skip", report.publicId(), null, null));
        } else {
            begin(report, true, write);
        }
    }

    public Listing<ReportRun> list() {
        return store.list();
    }

    public Page<ReportRun> page(Caller caller, UUID report, Selection selection, PageRequest page) {
        return list().page(
            caller, selection.within(RunStore.of(reports.get(caller, report).id())), page);
    }

    /// What a run has told. Refuses with `Conflict` before it is over.
    public ReportResult result(Caller caller, UUID report, UUID id) {
        ReportRun run = get(caller, report, id);
        if (run.state() == State.RUNNING) {
            throw conflict("The run is not over yet. Come back when it has succeeded.");
        }
        return store.content(caller, run).orElseThrow(() -> new Refused(new Failure.Missing("result")));
    }

    ReportRun get(Caller caller, UUID report, UUID id) {
        return store.find(caller, report, id).orElseThrow(() -> new Refused(new Failure.Missing("run")));
    }

    /// Refuses with `Conflict` what there is no room for.
    void demandRoom(byte[] content, Caller caller) {
        if (store.bytes(caller) + content.length > MOST_BYTES) {
            throw conflict("What the reports of an environment tell has 1 GiB at most, for 90 days. Delete"
                + " reports, or wait until some of it is kept no longer.");
        }
    }

    /// Keeps what a run has told, and puts it on record.
    ///
    /// @param mailed people who were written to in this write
    ReportRun complete(Report report, ReportRun run, byte[] content, int mailed, Write write) {
        ReportRun done = run.succeeded(mailed, write.now());
        store.succeed(done, report.format().mediaType(), content, write);
        write.record(new AuditEntry("report.complete", report.publicId(), null, RUN.of(done)),
            ReportEvents.completed(report, done));
        return done;
    }

    /// Takes down that a run came to nothing, unless that is known.
    void fail(UUID reportId, UUID id, Write write) {
        Report report = reports.get(write.caller(), reportId);
        ReportRun run = get(write.caller(), reportId, id);
        if (run.state() == State.RUNNING) {
            ReportRun failed = run.failed(why(write.caller(), id), write.now());
            store.fail(failed, write);
            write.record(new AuditEntry("report.fail", report.publicId(), null, RUN.of(failed)),
                ReportEvents.failed(report, failed));
        }
    }

    /// As its job says it, of which there may be nothing any more when no node ran for long.
    private String why(Caller caller, UUID job) {
        try {
            return jobs.get(caller, job).errors().stream().reduce((first, last) -> last)
                .map(JobError::message).orElse(CANCELLED);
        } catch (Refused forgotten) {
            return CANCELLED;
        }
    }
}

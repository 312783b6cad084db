package com.jupiteriq.jobs;

import static com.jupiteriq.jobs.JobDocument.JOB;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.lists.Page;
import com.jupiteriq.lists.PageRequest;
import com.jupiteriq.lists.Selection;
import com.jupiteriq.store.Write;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The jobs of a tenant. Whoever lacks the permission of what a job does can neither see nor cancel it.
///
/// Refuses with `Missing` what is not there, and with `Forbidden` what the caller may not see.
public final class Jobs {

    /// Jobs of an environment that are not over.
    public static final int MOST_UNFINISHED = 100;

    /// Bytes of what was sent with them, sealed.
    public static final long MOST_INPUT_BYTES = 100L << 20;

    /// Of an environment, kept or still to be made.
    public static final int MOST_RESULTS = 20;

    /// Of an environment; none is written beyond it.
    public static final long MOST_RESULT_BYTES = 2L << 30;

    static final String RESULTS_FULL = "What the jobs of an environment make has 2 GiB at most, for 24 hours."
        + " Ask for less, or wait until some of it is kept no longer.";

    static final String NOT_KEPT =
        "What a job has made is kept for 24 hours, which are over. Ask for it again.";

    private final JobStore store;
    private final StepStore steps;
    private final Kinds kinds;
    private final Ids ids;
    private final Runnable committed;
    private volatile @Nullable Listing<Job> listing;

    /// @param committed hears that there is a job, or a place for one; must not wait
    Jobs(JobStore store, StepStore steps, Kinds kinds, Ids ids, Runnable committed) {
        this.store = store;
        this.steps = steps;
        this.kinds = kinds;
        this.ids = ids;
        this.committed = committed;
    }

    /// Asks for work that begins once the write is committed. Refuses with `Conflict` what the environment
    /// has no room for.
    ///
    /// @param kind the word of a [JobKind]
    /// @param order what is wanted, as the kind understands it
    /// @param input what was sent with it, 10 MiB at most; null for nothing
    public Job ask(String kind, JsonText order, byte @Nullable [] input, Write write) {
        Caller caller = write.caller();
        JobKind work = kinds.get(kind);
        Permission needs = work.needs(order);
        demand(needs, caller);
        Job job = new Job(ids.next(), kind, needs, JobState.QUEUED, new Job.Progress(0, null), List.of(),
            false, write.now(), null, null);
        JobStore.Asked asked = new JobStore.Asked(job, order, input, work.makes(order));
        demandRoom(asked, caller);
        store.insert(asked, write);
        write.record(new AuditEntry("job.create", job.publicId(), null, JOB.of(job)));
        write.afterwards(committed);
        return job;
    }

    private void demandRoom(JobStore.Asked asked, Caller caller) {
        JobStore.Taken taken = store.taken(caller);
        JobStore.Taken room = asked.room();
        if (taken.unfinished() >= room.unfinished()) {
            throw full("There are " + MOST_UNFINISHED
                + " jobs that are not over. Wait until one of them is, or cancel one.");
        }
        if (taken.inputs() > room.inputs()) {
            throw full("What was sent for jobs that are not over has " + (MOST_INPUT_BYTES >> 20)
                + " MiB at most. Wait until one of them is, or cancel one.");
        }
        if (taken.results() >= room.results()) {
            throw full(MOST_RESULTS + " results of jobs are kept or being made, for 24 hours each."
                + " Wait until one is kept no longer.");
        }
        if (taken.resultBytes() >= room.resultBytes()) {
            throw full(RESULTS_FULL);
        }
    }

    static Refused full(String message) {
        return new Refused(new Failure.Conflict(message, null));
    }

    public Job get(Caller caller, UUID id) {
        Job job = store.find(caller, id).orElseThrow(() -> new Refused(new Failure.Missing("job")));
        demand(job.needs(), caller);
        return job;
    }

    private static void demand(Permission needed, Caller caller) {
        if (!caller.permissions().allow(needed)) {
            throw new Refused(new Failure.Forbidden(needed));
        }
    }

    /// Newest first.
    public Listing<Job> list() {
        Listing<Job> known = listing;
        if (known == null) {
            // not before somebody asks: features offer kinds, and ask for jobs
            known = store.list(kinds.words());
            listing = known;
        }
        return known;
    }

    /// Those of them that the caller may see.
    public Page<Job> page(Caller caller, Selection selection, PageRequest page) {
        return list().page(
            caller, selection.within(JobStore.needing(caller.permissions()::allow)), page);
    }

    /// Ends a job behind the step that is under way. Refuses with `Conflict` when it is over.
    public void cancel(UUID id, Write write) {
        Job before = get(write.caller(), id);
        if (before.state().isOver()) {
            throw new Refused(new Failure.Conflict(
                "The job is over, so that it cannot be cancelled: " + before.state().word() + ".", null));
        }
        write.about(before.publicId(), id.toString());
        write.follows(before.createdAt());
        Job after = new Job(before.id(), before.kind(), before.needs(), JobState.CANCELLED,
            before.progress(), before.errors(), before.resultKept(), before.createdAt(), before.startedAt(),
            write.now());
        store.cancel(after, write);
        write.record(new AuditEntry("job.cancel", after.publicId(), JOB.of(before), JOB.of(after)));
        write.afterwards(committed);
    }

    /// What it has made. Refuses with `Conflict` before it is over, with `Gone` when it is kept no longer,
    /// and with `Missing` when there never was anything.
    public JobResult result(Caller caller, UUID id) {
        Job job = get(caller, id);
        if (!job.state().isOver()) {
            throw new Refused(new Failure.Conflict(
                "The job is not over yet. Read its state, and come back when it has succeeded.", null));
        }
        return steps.result(caller, id).orElseThrow(() -> new Refused(
            job.state() == JobState.SUCCEEDED && steps.made(caller, id)
                ? new Failure.Gone(NOT_KEPT) : new Failure.Missing("result")));
    }
}

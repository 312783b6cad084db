package com.jupiteriq.jobs;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.Write;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A job that runs, as its [JobKind] sees it; for one thread.
///
/// ```java
/// while (run.done() < lines.size() && run.wanted()) {
///     writes.run(run.caller(), write -> {
///         … stages the rows of the next lines and puts them on record
///         run.progress(next, errors, write);
///         return null;
///     });
/// }
/// ```
///
/// Whatever ends an attempt early leaves by an exception that is not to be caught: catch what is expected,
/// such as `Refused` for one line, and nothing wider.
public final class Run {

    /// What a step may take.
    static final Duration STEP_TIME = Duration.ofSeconds(30);

    /// How long a cancelled job that takes no steps may believe that it is wanted.
    private static final Duration LOOK = Duration.ofSeconds(1);

    /// How long somebody who has lost the right to it may go on.
    private static final Duration RIGHTS_LOOK = Duration.ofSeconds(3);

    private static final String NOT_ALLOWED =
        "Whoever asked for this may no longer do it. Let somebody ask who may.";

    private final Attempt attempt;
    private final Supplier<Permissions> rights;
    private final JobStore jobs;
    private final StepStore store;
    private final BooleanSupplier stopping;
    private Caller authority;
    private long rightsSeenAt = System.nanoTime();
    private long done;
    private List<JobError> errors;
    private long tried = -1;
    private long lookedAt = System.nanoTime();
    private boolean left;
    private @Nullable Result result;

    /// @param entitled what the account may use now
    /// @param rights what whoever asked for it may now, asked again and again
    /// @param stopping whether the node is about to end
    Run(Attempt attempt, Caller.Entitled entitled, Supplier<Permissions> rights, JobStore jobs,
        StepStore store, BooleanSupplier stopping) {
        this.attempt = attempt;
        this.rights = rights;
        this.authority = authority(entitled);
        this.jobs = jobs;
        this.store = store;
        this.stopping = stopping;
        this.done = attempt.job().progress().done();
        this.errors = attempt.job().errors();
    }

    private Caller authority(Caller.Entitled entitled) {
        Attempt.Asking asking = attempt.asking();
        // nobody is made an owner by a job, also where whoever asked for it could have
        Permissions all = asking.permissions().within(rights.get()).within(Permissions.ADMINISTRATION);
        return new Caller(attempt.tenant(), asking.principal(), asking.delegate(), all, entitled,
            new Origin(attempt.job().publicId(), "local", ""), Deadline.in(STEP_TIME));
    }

    /// Refuses with `Closed` when whoever asked for it may not do it any more.
    void demandRights() {
        if (!authority.permissions().allow(job().needs())) {
            throw new Refused(new Failure.Closed(NOT_ALLOWED, null));
        }
    }

    /// As it was when this attempt began.
    public Job job() {
        return attempt.job();
    }

    /// What is wanted, as it was asked for.
    public JsonText order() {
        return attempt.wanted();
    }

    /// What was sent with it; empty when nothing was. Read anew each time.
    public byte[] input() {
        return jobs.input(caller(), job().id());
    }

    /// Who asked, with what they could then and may still, what the account may use now, and the time for one
    /// step.
    public Caller caller() {
        return authority.within(Deadline.in(STEP_TIME));
    }

    /// How much is done and committed.
    public long done() {
        return done;
    }

    /// Whether to go on. No when the job was cancelled, or is to be gone on with on another node. It ends the
    /// job when whoever asked for it may not do it any more.
    public boolean wanted() {
        boolean look = System.nanoTime() - lookedAt > LOOK.toNanos();
        if (stopping.getAsBoolean() || look && !store.runsStill(caller(), attempt)) {
            left = true;
        }
        lookedAt = look ? System.nanoTime() : lookedAt;
        if (!left && System.nanoTime() - rightsSeenAt > RIGHTS_LOOK.toNanos()) {
            authority = authority(authority.entitlements());
            rightsSeenAt = System.nanoTime();
            demandRights();
        }
        return !left;
    }

    /// Whether [#wanted()] has said no.
    boolean left() {
        return left;
    }

    /// Stages, beside what the step changes, that the job is as far as this: both are committed, once, or
    /// neither is. The caller puts the change on record.
    ///
    /// @param more what was wrong in this step
    public void progress(long nowDone, List<JobError> more, Write write) {
        if (nowDone < done) {
            throw new IllegalStateException("a job does not go back from " + done + " to " + nowDone);
        }
        // a second try of the same step may have lost its race for good
        if (tried == done && !store.runsStill(write.caller(), attempt)) {
            throw new Superseded();
        }
        tried = done;
        List<JobError> kept = kept(more);
        store.step(attempt, new StepStore.Step(done, nowDone, kept), write);
        write.afterwards(() -> {
            done = nowDone;
            errors = kept;
            tried = -1;
        });
    }

    private List<JobError> kept(List<JobError> more) {
        List<JobError> all = new ArrayList<>(errors);
        all.addAll(more.subList(0, Math.min(more.size(), Job.MAX_ERRORS - all.size())));
        return List.copyOf(all);
    }

    /// Says how far the job is behind a step that changed nothing else.
    ///
    /// @param more what was wrong in this step
    public void progress(long nowDone, List<JobError> more) {
        List<JobError> kept = kept(more);
        stop(store.step(caller(), attempt, new StepStore.Step(done, nowDone, kept)));
        done = nowDone;
        errors = kept;
    }

    /// Says how far a job is that changes nothing, so that it may begin anew.
    public void progress(long nowDone) {
        stop(store.done(caller(), attempt, nowDone));
        done = nowDone;
    }

    /// Says how much there is in all.
    public void total(long total) {
        stop(store.total(caller(), attempt, total));
    }

    /// Begins what the job makes, from its beginning: an earlier attempt's is forgotten. What is written is
    /// there for the client once the job has succeeded; it need not be closed.
    ///
    /// @param fileName under which a client may save it
    public OutputStream result(String mediaType, String fileName) {
        if (result != null) {
            throw new IllegalStateException("a job makes one thing");
        }
        stop(store.beginResult(caller(), attempt, mediaType, fileName));
        result = new Result((part, content) -> store.part(caller(), attempt, part, content));
        return result;
    }

    private static void stop(boolean goesOn) {
        if (!goesOn) {
            throw new Superseded();
        }
    }

    /// What was made; null when nothing was.
    @Nullable Result result() {
        return result;
    }

    List<JobError> errors() {
        return errors;
    }

    /// The errors with these, which ended it.
    List<JobError> errorsWith(List<JobError> last) {
        return kept(last);
    }
}

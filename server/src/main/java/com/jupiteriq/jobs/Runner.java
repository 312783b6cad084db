package com.jupiteriq.jobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.jupiteriq.access.AccountTerms;
import com.jupiteriq.access.Rights;
import com.jupiteriq.accounts.AccountState;
import com.jupiteriq.jobs.QueueStore.Begun;
import com.jupiteriq.jobs.QueueStore.Ending;
import com.jupiteriq.jobs.QueueStore.Key;
import com.jupiteriq.kernel.Meter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one attempt of a job, and says what is to become of its row at db-scheduler.
final class Runner {

    /// Tries in a row behind the first one, without a step.
    static final int MAX_RETRIES = 3;

    /// In all, whatever has ended them: one that ends its node each time must not end all of them for good.
    static final int MAX_ATTEMPTS = 50;

    /// Before the first retry; each further one waits five times as long.
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final int WAITS_GROW = 5;

    /// Until a node may have been found that knows the kind.
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);

    /// Until a kind is given up that no node has known; an upgrade of them all takes less.
    static final Duration UNKNOWN_FOR = Duration.ofDays(1);

    private static final String NOT_ACTIVE = "The account is not active. Ask again when it is.";
    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

    private final Kinds kinds;
    private final QueueStore queue;
    private final JobStore jobs;
    private final StepStore steps;
    private final Rights rights;
    private final InstantSource clock;
    private final BooleanSupplier stopping;
    private final LongAdder succeeded = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder retried = new LongAdder();

    /// @param stopping whether the node is about to end
    Runner(Kinds kinds, QueueStore queue, JobStore jobs, StepStore steps, Rights rights,
        InstantSource clock, BooleanSupplier stopping) {
        this.kinds = kinds;
        this.queue = queue;
        this.jobs = jobs;
        this.steps = steps;
        this.rights = rights;
        this.clock = clock;
        this.stopping = stopping;
    }

    Stream<Meter> meters() {
        return Stream.of(
            ended(JobState.SUCCEEDED, succeeded),
            ended(JobState.FAILED, failed),
            Meter.counter("jupiteriq_job_retries_total", "Attempts of jobs that failed and are made again",
                Map.of(), retried::sum));
    }

    private static Meter ended(JobState state, LongAdder count) {
        return Meter.counter("jupiteriq_jobs_ended_total", "Jobs that this node has ended",
            Map.of("state", state.word()), count::sum);
    }

    CompletionHandler<Void> run(Key key) {
        Optional<Begun> begun = queue.begin(key, kinds.words(), clock.instant());
        if (begun.isEmpty()) {
            return queue.isOver(key) || giveUpUnknown(key) ? Crew.removed() : elsewhere(key);
        }
        if (begun.get().number() > MAX_ATTEMPTS) {
            LOG.error("{} is given up after {} attempts", Job.publicId(key.id()), MAX_ATTEMPTS);
            Ending ending = new Ending(JobState.FAILED, List.of(Fault.UNKNOWN), 0, 0);
            return ended(ending, begun.get().number(), key);
        }
        Attempt attempt = begun.get().attempt();
        return attempt == null ? elsewhere(key) : run(attempt, key);
    }

    private CompletionHandler<Void> run(Attempt attempt, Key key) {
        AccountTerms terms = queue.terms(attempt.tenant());
        Attempt.Asking asking = attempt.asking();
        Run run = new Run(attempt, terms.entitled().allowed(),
            () -> rights.now(attempt.tenant(), asking.principal(), asking.delegate()), jobs, steps, stopping);
        if (terms.state() != AccountState.ACTIVE) {
            return ended(run, JobState.FAILED, List.of(JobError.of(NOT_ACTIVE)), attempt, key);
        }
        return run(kinds.get(attempt.job().kind()), run, attempt, key);
    }

    private boolean giveUpUnknown(Key key) {
        boolean gone = queue.giveUp(key, kinds.words(), clock.instant(), UNKNOWN_FOR);
        if (gone) {
            LOG.error("{} is given up, since no node knows its kind", Job.publicId(key.id()));
            failed.increment();
        }
        return gone;
    }

    private CompletionHandler<Void> elsewhere(Key key) {
        LOG.warn("This node does not understand {}; it is left to another one", Job.publicId(key.id()));
        return after(ELSEWHERE);
    }

    private CompletionHandler<Void> run(JobKind kind, Run run, Attempt attempt, Key key) {
        try {
            run.demandRights();
            kind.run(run);
            Result made = run.result();
            if (made != null && !run.left()) {
                made.close();
            }
        } catch (Superseded other) {
            return left(key);
        } catch (RuntimeException error) {
            return failed(error, run, attempt, key);
        } catch (Error broken) {
            // of the stack or of memory: whoever tries again may take the node with it
            return failed(new IllegalStateException(broken), run, attempt, key);
        }
        return run.left() ? left(key) : ended(run, JobState.SUCCEEDED, List.of(), attempt, key);
    }

    /// Gone on with elsewhere, unless it is over. Where another attempt has begun the row is its already, and
    /// db-scheduler changes it no more for us.
    private CompletionHandler<Void> left(Key key) {
        if (queue.isOver(key)) {
            return Crew.removed();
        }
        return stopping.getAsBoolean() ? after(Duration.ZERO) : untouched();
    }

    private CompletionHandler<Void> failed(RuntimeException error, Run run, Attempt attempt, Key key) {
        String id = attempt.job().publicId();
        if (stopping.getAsBoolean()) {
            LOG.info("{} is gone on with elsewhere, since this node ends", id);
            return after(Duration.ZERO);
        }
        int failures = run.done() > attempt.job().progress().done() ? 0 : attempt.failures();
        if (Fault.passes(error) && failures < MAX_RETRIES) {
            LOG.info("{} failed and will be tried again: {}", id, error.toString());
            retried.increment();
            return queue.failed(attempt)
                ? after(FIRST_WAIT.multipliedBy((long) Math.pow(WAITS_GROW, failures))) : left(key);
        }
        if (Fault.isBug(error)) {
            LOG.error("{} failed", id, error);
        } else {
            LOG.info("{} failed: {}", id, error.toString());
        }
        return ended(run, JobState.FAILED, Fault.errors(error), attempt, key);
    }

    private CompletionHandler<Void> ended(
        Run run, JobState state, List<JobError> last, Attempt attempt, Key key) {
        Result made = state == JobState.SUCCEEDED ? run.result() : null;
        Ending ending = new Ending(state, run.errorsWith(last),
            made == null ? 0 : made.parts(), made == null ? 0 : made.bytes());
        return ended(ending, attempt.number(), key);
    }

    private CompletionHandler<Void> ended(Ending ending, int attempt, Key key) {
        if (!queue.finish(key, attempt, ending, clock.instant())) {
            return left(key);
        }
        (ending.state() == JobState.SUCCEEDED ? succeeded : failed).increment();
        return Crew.removed();
    }

    private CompletionHandler<Void> after(Duration wait) {
        return Crew.due(() -> clock.instant().plus(wait));
    }

    /// Whoever has it now goes on; if nobody has, it is found to be dead.
    private static CompletionHandler<Void> untouched() {
        return (complete, row) -> { };
    }
}

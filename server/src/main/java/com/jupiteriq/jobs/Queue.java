package com.jupiteriq.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.Tasks.TaskBuilder;
import com.jupiteriq.access.Rights;
import com.jupiteriq.jobs.QueueStore.Key;
import com.jupiteriq.kernel.Meter;
import com.jupiteriq.kernel.Meters;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets jobs begin in the order in which they were asked for, a few of an account at once, over all nodes,
/// and forgets them in the end. db-scheduler finds a thread for each on some node, and finds out which nodes
/// died.
final class Queue {

    /// Of an account, over all nodes (R333).
    static final int AT_ONCE = 3;

    /// On this node, over all accounts.
    static final int THREADS = 8;

    /// Of the threads: below which part of them being busy it looks for more, and up to which.
    private static final double FETCH_BELOW = 0.5;
    private static final double FETCH_UP_TO = 1;

    /// How long a job waits whose node died before it could say so, or that another node let begin.
    static final Duration POLL = Duration.ofSeconds(1);

    /// A node that has not been heard of for four heartbeats is dead; all look for those every second one. So
    /// its jobs go on within 20 seconds.
    static final Duration HEARTBEAT = Duration.ofSeconds(3);
    static final int MISSED_HEARTBEATS = 4;

    /// What a step may take that is under way when the node ends.
    private static final Duration DRAIN = Duration.ofSeconds(4);

    /// When db-scheduler tries again what failed before it could say how.
    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    static final Duration RESULTS_KEPT = Duration.ofHours(24);
    static final Duration JOBS_KEPT = Duration.ofDays(30);
    static final Duration SWEEP = Duration.ofMinutes(1);
    private static final int RESULTS_OF_A_SWEEP = 20;
    private static final int JOBS_OF_A_SWEEP = 500;

    static final String NAME = "job";
    private static final Logger LOG = LoggerFactory.getLogger(Queue.class);

    private final UUID node;
    private final QueueStore store;
    private final DataSource worker;
    private final InstantSource clock;
    private final Runner runner;
    private final Task begin =
        new Task("jobs", "Lets jobs begin that clients have asked for", POLL, this::look)
            .atOnce().ending(this::stop);
    private final Task sweep =
        new Task("job-sweep", "Forgets old jobs and what they have made, and counts the others", SWEEP,
            this::sweep).atOnce();
    private @Nullable Scheduler scheduler;
    private volatile Map<JobState, Long> unfinished = Map.of();

    /// @param node names this process among all nodes
    /// @param worker over which db-scheduler works
    Queue(UUID node, QueueStore store, DataSource worker, Kinds kinds, JobStore jobs, StepStore steps,
        Rights rights, InstantSource clock) {
        this.node = node;
        this.store = store;
        this.worker = worker;
        this.clock = clock;
        this.runner = new Runner(kinds, store, jobs, steps, rights, clock, begin::stopping);
    }

    Tasks tasks() {
        return Tasks.of(begin, sweep);
    }

    Meters meters() {
        return new Meters(Stream.concat(
            Stream.of(waiting(JobState.QUEUED), waiting(JobState.RUNNING)), runner.meters()).toList());
    }

    private Meter waiting(JobState state) {
        return Meter.gauge("jupiteriq_jobs", "Jobs of all accounts that are not over",
            Map.of("state", state.word()), () -> unfinished.getOrDefault(state, 0L));
    }

    /// There is a job, or a place for one.
    void wake() {
        begin.wake();
    }

    private void look() {
        Scheduler running = started();
        if (store.admit(AT_ONCE, NAME, clock.instant()) > 0) {
            running.triggerCheckForDueExecutions();
        }
    }

    private Scheduler started() {
        if (scheduler == null) {
            scheduler = Scheduler.create(worker, new TaskBuilder<>(NAME, Void.class)
                    .onDeadExecutionRevive()
                    .onFailure(this::failed)
                    .execute((job, context) -> run(Key.parse(job.getId()))))
                .schedulerName(new SchedulerName.Fixed(node.toString()))
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .clock(clock::instant)
                .threads(THREADS)
                // no more at once than there are threads, so that nothing waits here that others could do
                .pollUsingLockAndFetch(FETCH_BELOW, FETCH_UP_TO)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(DRAIN)
                .build();
            scheduler.start();
        }
        return scheduler;
    }

    /// Before or behind what the runner answers for: the database is away, most likely.
    private void failed(ExecutionComplete complete, ExecutionOperations<Void> row) {
        LOG.warn("A job could not be begun or ended, and will be in a while",
            complete.getCause().orElse(null));
        row.reschedule(complete, clock.instant().plus(TRY_AGAIN));
    }

    private CompletionHandler<Void> run(Key key) {
        CompletionHandler<Void> outcome = runner.run(key);
        begin.wake();
        return outcome;
    }

    private void stop() {
        if (scheduler != null) {
            scheduler.stop();
        }
    }

    private void sweep() {
        unfinished = store.unfinished();
        Instant now = clock.instant();
        int some;
        do {
            some = store.dropResults(now.minus(RESULTS_KEPT), RESULTS_OF_A_SWEEP);
        } while (some == RESULTS_OF_A_SWEEP && !sweep.stopping());
        do {
            some = store.forget(now.minus(JOBS_KEPT), JOBS_OF_A_SWEEP);
        } while (some == JOBS_OF_A_SWEEP && !sweep.stopping());
    }
}

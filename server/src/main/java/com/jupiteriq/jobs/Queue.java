package com.jupiteriq.jobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.jupiteriq.access.Rights;
import com.jupiteriq.jobs.QueueStore.Key;
import com.jupiteriq.kernel.Meter;
import com.jupiteriq.kernel.Meters;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Lets jobs begin in the order in which they were asked for, a few of an account at once, over all nodes,
/// and forgets them in the end. db-scheduler finds a thread for each on some node, and finds out which nodes
/// died.
final class Queue {

    /// Of an account, over all nodes (R333).
    static final int AT_ONCE = 3;

    /// On this node, over all accounts.
    static final int THREADS = 8;

    /// How long a job waits whose node died before it could say so, or that another node let begin.
    static final Duration POLL = Duration.ofSeconds(1);

    static final Duration RESULTS_KEPT = Duration.ofHours(24);
    static final Duration JOBS_KEPT = Duration.ofDays(30);
    static final Duration SWEEP = Duration.ofMinutes(1);
    private static final int RESULTS_OF_A_SWEEP = 20;
    private static final int JOBS_OF_A_SWEEP = 500;

    static final String NAME = "job";
    private static final String TABLE = "scheduled_tasks";

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
    private @Nullable Crew crew;
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
        Crew started = started();
        if (store.admit(AT_ONCE, NAME, clock.instant()) > 0) {
            started.wake();
        }
    }

    private Crew started() {
        Crew running = crew;
        if (running == null) {
            running = new Crew(TABLE, THREADS, node, worker, clock,
                List.of(new Crew.Duty(NAME, (instance, tries) -> run(Key.parse(instance)))));
            crew = running;
        }
        return running;
    }

    private CompletionHandler<Void> run(Key key) {
        CompletionHandler<Void> outcome = runner.run(key);
        begin.wake();
        return outcome;
    }

    private void stop() {
        if (crew != null) {
            crew.stop();
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

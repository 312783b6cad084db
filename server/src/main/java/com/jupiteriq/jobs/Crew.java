package com.jupiteriq.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks.TaskBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Threads of this node that work off the rows of one table of db-scheduler, which finds a thread for each on
/// some node, and finds out which nodes died.
final class Crew {

    /// Of the threads: below which part of them being busy it looks for more, and up to which.
    private static final double FETCH_BELOW = 0.5;
    private static final double FETCH_UP_TO = 1;

    private static final Duration POLL = Duration.ofSeconds(1);

    /// A node that has not been heard of for four heartbeats is dead; all look for those every second one. So
    /// its work goes on within 20 seconds.
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);
    private static final int MISSED_HEARTBEATS = 4;

    /// What a step may take that is under way when the node ends.
    private static final Duration DRAIN = Duration.ofSeconds(4);

    /// When db-scheduler tries again what failed before it could say how.
    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Crew.class);

    private final InstantSource clock;
    private final Scheduler scheduler;

    /// What is done with rows of one name.
    record Duty(String name, Work work) {}

    /// What is done with one row.
    @FunctionalInterface
    interface Work {

        /// @param instance what the row is about
        /// @param tries how often in a row it was put off
        CompletionHandler<Void> on(String instance, int tries);
    }

    /// Begins to work.
    ///
    /// @param node names this process among all nodes
    Crew(String table, int threads, UUID node, DataSource worker, InstantSource clock, List<Duty> duties) {
        this.clock = clock;
        this.scheduler = Scheduler.create(worker, duties.stream().<Task<?>>map(this::task).toList())
            .schedulerName(new SchedulerName.Fixed(node.toString()))
            .tableName(table)
            .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
            .clock(clock::instant)
            .threads(threads)
            // no more at once than there are threads, so that nothing waits here that others could do
            .pollUsingLockAndFetch(FETCH_BELOW, FETCH_UP_TO)
            .pollingInterval(POLL)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(DRAIN)
            .build();
        scheduler.start();
    }

    private Task<Void> task(Duty duty) {
        return new TaskBuilder<>(duty.name, Void.class)
            .onDeadExecutionRevive()
            .onFailure(this::failed)
            .execute((row, context) -> {
                Execution execution = context.getExecution();
                return duty.work.on(row.getId(), execution.consecutiveFailures);
            });
    }

    /// Before or behind what the work answers for: the database is away, most likely.
    private void failed(ExecutionComplete complete, ExecutionOperations<Void> row) {
        LOG.warn("A {} could not be begun or ended, and will be in a while",
            complete.getExecution().taskInstance.getTaskName(), complete.getCause().orElse(null));
        row.reschedule(complete, clock.instant().plus(TRY_AGAIN));
    }

    /// There are rows that may be due.
    void wake() {
        scheduler.triggerCheckForDueExecutions();
    }

    void stop() {
        scheduler.stop();
    }

    /// The row is gone.
    static CompletionHandler<Void> removed() {
        return (complete, row) -> unlessTaken(row::remove);
    }

    /// The row is due again.
    static CompletionHandler<Void> due(Supplier<Instant> when) {
        return (complete, row) -> unlessTaken(() -> row.reschedule(complete, when.get()));
    }

    /// The row is due again, which is counted.
    static CompletionHandler<Void> putOff(Supplier<Instant> when) {
        return (complete, row) -> unlessTaken(() -> row.reschedule(
            ExecutionComplete.failure(
                complete.getExecution(), complete.getTimeDone(), complete.getTimeDone(), null),
            when.get()));
    }

    /// Another node may have found this one to be dead meanwhile, and have the row now.
    static void unlessTaken(Runnable change) {
        try {
            change.run();
        } catch (ExecutionException taken) {
            LOG.info("A row is another node's now: {}", taken.getMessage());
        }
    }
}

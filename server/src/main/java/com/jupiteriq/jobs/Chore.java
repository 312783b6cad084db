package com.jupiteriq.jobs;

import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// Work that the server does by itself on objects that wait for it, such as files to be inspected. The module
/// of the feature offers it as a bean, and the feature says [Chores#wake()] when something waits.
public interface Chore {

    /// By which rows are kept and meters are labelled: never changed.
    String word();

    /// Which objects wait.
    Waiting waiting();

    /// Does the work on one object, and commits that it no longer waits before it says [Done]. It may find it
    /// done already, or gone, or being worked on by a node that was believed to be dead: whatever it commits
    /// it commits on the condition that the object is still as it was found. What it throws is logged, and
    /// the work is tried again like what says [Turn#again()].
    Outcome work(Turn turn);

    /// The rows of a table that wait. *Worker* must be allowed to read it, and an index has to go by
    /// `(tenant_id, id)` where the condition holds, so that thousands of them can wait.
    ///
    /// @param table with the columns `tenant_id` and `id`, in the order of which its rows begin
    /// @param condition on its other columns, in SQL and without parameters; a constant of the feature
    record Waiting(String table, String condition) {}

    /// One object whose turn it is.
    ///
    /// @param tries how often in a row it has been put off
    /// @param stopping whether this node is about to end: what takes long looks now and then, and leaves the
    ///     rest to another node by [#again()]
    record Turn(UUID tenant, UUID object, int tries, BooleanSupplier stopping) {

        /// Of the first pause; each further one is five times as long, up to the longest.
        static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
        static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
        private static final int PAUSES_GROW = 5;

        /// It is to be tried again: at once on another node when this one ends, and otherwise after a pause
        /// that grows.
        public Again again() {
            if (stopping.getAsBoolean()) {
                return new Again(Duration.ZERO);
            }
            Duration pause = FIRST_PAUSE;
            for (int i = 0; i < tries && pause.compareTo(LONGEST_PAUSE) < 0; i++) {
                pause = pause.multipliedBy(PAUSES_GROW);
            }
            return new Again(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        }
    }

    /// What became of a turn.
    sealed interface Outcome {}

    /// The object does not wait any more.
    record Done() implements Outcome {}

    /// It is to be tried again, on any node. Until then it keeps its place among those of its account.
    record Again(Duration pause) implements Outcome {}
}

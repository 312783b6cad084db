package com.jupiteriq.jobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.jupiteriq.jobs.Chore.Again;
import com.jupiteriq.jobs.Chore.Done;
import com.jupiteriq.jobs.Chore.Outcome;
import com.jupiteriq.jobs.Chore.Turn;
import com.jupiteriq.kernel.Meter;
import com.jupiteriq.kernel.Meters;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The chores that features offer: lets those objects begin that have waited longest, a few of an account at
/// once, over all nodes. They have threads and a table of their own, so that no flood of them delays a job,
/// and no job one of them.
public final class Chores {

    /// Of an account and of one kind, over all nodes.
    static final int AT_ONCE = 3;

    /// On this node, over all accounts and kinds.
    static final int THREADS = 4;

    /// How long an object waits whose node died before it could say so, or that another node let begin.
    static final Duration POLL = Duration.ofSeconds(1);

    private static final Duration COUNT = Duration.ofMinutes(1);
    private static final String TABLE = "scheduled_chores";
    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);

    private final UUID node;
    private final ChoreStore store;
    private final DataSource worker;
    private final Supplier<List<Chore>> offered;
    private final InstantSource clock;
    private final Task begin =
        new Task("chores", "Lets work begin that the server does by itself on what waits for it", POLL,
            this::look).atOnce().ending(this::stop);
    private final Task count =
        new Task("chore-count", "Counts what waits for work that the server does by itself", COUNT,
            this::count).atOnce();
    private final Map<String, Ended> ended = new ConcurrentHashMap<>();
    private volatile Map<String, ChoreStore.Count> counted = Map.of();
    private @Nullable Crew crew;

    /// @param node names this process among all nodes
    /// @param worker over which db-scheduler works
    /// @param offered asked for when they are needed, since features that offer chores wake them too
    Chores(
        UUID node, ChoreStore store, DataSource worker, Supplier<List<Chore>> offered, InstantSource clock) {
        this.node = node;
        this.store = store;
        this.worker = worker;
        this.offered = offered;
        this.clock = clock;
    }

    /// Says that something waits, or may. To be called when that is committed (`write.afterwards`); never
    /// waits.
    public void wake() {
        begin.wake();
    }

    Tasks tasks() {
        return Tasks.of(begin, count);
    }

    /// How many turns of a chore this node has ended.
    private record Ended(LongAdder done, LongAdder again, LongAdder failed) {

        Ended() {
            this(new LongAdder(), new LongAdder(), new LongAdder());
        }
    }

    Meters meters() {
        return new Meters(offered.get().stream().flatMap(this::meters).toList());
    }

    private Stream<Meter> meters(Chore chore) {
        String word = chore.word();
        Ended turns = ended(word);
        return Stream.of(
            now(word, "waiting", () -> counted.getOrDefault(word, ChoreStore.Count.NONE).waiting()),
            now(word, "running", () -> counted.getOrDefault(word, ChoreStore.Count.NONE).running()),
            result(word, "done", turns.done), result(word, "again", turns.again),
            result(word, "failed", turns.failed));
    }

    private static Meter now(String word, String state, Supplier<Long> value) {
        return Meter.gauge("jupiteriq_chores", "Objects of all accounts that wait for work of the server",
            Map.of("chore", word, "state", state), value::get);
    }

    private static Meter result(String word, String result, LongAdder sum) {
        return Meter.counter("jupiteriq_chore_turns_total", "Turns of work of the server on this node",
            Map.of("chore", word, "result", result), sum::sum);
    }

    private Ended ended(String word) {
        return ended.computeIfAbsent(word, none -> new Ended());
    }

    private void look() {
        List<Chore> chores = offered.get();
        if (chores.isEmpty()) {
            return;
        }
        Crew started = started(chores);
        int more = 0;
        for (Chore chore : chores) {
            more += store.admit(chore, AT_ONCE, clock.instant());
        }
        if (more > 0) {
            started.wake();
        }
    }

    private Crew started(List<Chore> chores) {
        Crew running = crew;
        if (running == null) {
            running = new Crew(TABLE, THREADS, node, worker, clock,
                chores.stream().map(chore -> new Crew.Duty(chore.word(),
                    (instance, tries) -> work(chore, QueueStore.Key.parse(instance), tries))).toList());
            crew = running;
        }
        return running;
    }

    private CompletionHandler<Void> work(Chore chore, QueueStore.Key key, int tries) {
        Turn turn = new Turn(key.tenant(), key.id(), tries, begin::stopping);
        return switch (outcome(chore, turn)) {
            case Done _ -> (complete, row) -> {
                Crew.unlessTaken(row::remove);
                begin.wake();
            };
            case Again again -> Crew.putOff(() -> clock.instant().plus(again.pause()));
        };
    }

    private Outcome outcome(Chore chore, Turn turn) {
        Ended turns = ended(chore.word());
        try {
            Outcome outcome = chore.work(turn);
            (outcome instanceof Done ? turns.done : turns.again).increment();
            return outcome;
        } catch (RuntimeException error) {
            return failed(chore, turn, error);
        } catch (Error broken) {
            // of the stack or of memory: whatever it was, the object must not be forgotten
            return failed(chore, turn, broken);
        }
    }

    private Outcome failed(Chore chore, Turn turn, Throwable error) {
        if (turn.stopping().getAsBoolean()) {
            LOG.info("{} of {} is gone on with elsewhere, since this node ends", chore.word(), turn.object());
        } else {
            LOG.error("{} of {} failed and will be tried again", chore.word(), turn.object(), error);
            ended(chore.word()).failed.increment();
        }
        return turn.again();
    }

    private void stop() {
        if (crew != null) {
            crew.stop();
        }
    }

    private void count() {
        counted = store.count(offered.get());
    }
}

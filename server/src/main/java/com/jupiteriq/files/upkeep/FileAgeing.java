package com.jupiteriq.files.upkeep;

import com.jupiteriq.files.FileAppeals;
import com.jupiteriq.files.FileCallers;
import com.jupiteriq.files.Files;
import com.jupiteriq.files.upkeep.AgeStore.Old;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tasks.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What becomes of files by their age: those that expire are deleted, the bytes of those that nobody wanted
/// back from quarantine go, links end. Any node may do it, also several at once.
final class FileAgeing {

    static final String NAME = "file-expiry";

    private static final Duration EVERY = Duration.ofSeconds(30);

    /// Files, or links, of one step.
    private static final int AT_ONCE = 200;

    private static final Logger LOG = LoggerFactory.getLogger(FileAgeing.class);

    private final AgeStore store;
    private final Files files;
    private final FileAppeals appeals;
    private final Writes writes;
    private final InstantSource clock;
    private final Task task = new Task(NAME,
        "Deletes files that expire, and the bytes of those that were in quarantine for 30 days", EVERY,
        this::work);

    FileAgeing(
        AgeStore store, Files files, FileAppeals appeals, Writes writes, InstantSource clock) {
        this.store = store;
        this.files = files;
        this.appeals = appeals;
        this.writes = writes;
        this.clock = clock;
    }

    Task task() {
        return task;
    }

    void work() {
        Instant now = clock.instant();
        all(() -> store.expired(now, AT_ONCE),
            (old, write) -> files.expire(old.file(), write));
        all(() -> store.givenUp(now.minus(FileAppeals.QUARANTINE), AT_ONCE),
            (old, write) -> appeals.giveUp(old.file(), write));
        int ended;
        do {
            ended = store.endLinks(now, AT_ONCE);
        } while (ended == AT_ONCE && !task.stopping());
    }

    /// As long as there are some and each step gets on.
    private void all(Supplier<List<Old>> next, BiConsumer<Old, Write> change) {
        long done;
        List<Old> some;
        do {
            some = next.get();
            done = some.stream().filter(old -> !task.stopping() && done(old, change)).count();
        } while (some.size() == AT_ONCE && done > 0);
    }

    /// Somebody may be at it, or have attached the file meanwhile: then it is the next run's.
    private boolean done(Old old, BiConsumer<Old, Write> change) {
        try {
            writes.run(FileCallers.system(old.tenant(), NAME), write -> {
                change.accept(old, write);
                return old;
            });
            return true;
        } catch (Refused later) {
            LOG.debug("{} is left to a later run: {}", old.file(), later.getMessage());
            return false;
        }
    }
}

package com.jupiteriq.files.upkeep;

import com.jupiteriq.files.FileAppeals;
import com.jupiteriq.files.Files;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tasks.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// What becomes of files by their age: those that expire are deleted, the bytes of those that nobody wanted
/// back from quarantine go, links end. Any node may do it, also several at once.
final class FileAgeing {

    static final String NAME = "file-expiry";

    private static final Duration EVERY = Duration.ofSeconds(30);

    /// Links of one step.
    private static final int AT_ONCE = 200;

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
        EachFile each = new EachFile(writes, NAME, task::stopping);
        each.change(most -> store.expired(now, most), files::expire);
        each.change(most -> store.givenUp(now.minus(FileAppeals.QUARANTINE), most), appeals::giveUp);
        int ended;
        do {
            ended = store.endLinks(now, AT_ONCE);
        } while (ended == AT_ONCE && !task.stopping());
    }
}

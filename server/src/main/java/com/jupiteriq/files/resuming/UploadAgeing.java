package com.jupiteriq.files.resuming;

import com.jupiteriq.files.Files;
import com.jupiteriq.files.upkeep.EachFile;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tasks.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Deletes files of which the rest has not come, and forgets of whole ones how they came. Any node may do it,
/// also several at once.
final class UploadAgeing {

    static final String NAME = "file-uploads";

    /// Longer than a request may take that has begun in time.
    static final Duration GRACE = Duration.ofMinutes(10);

    private static final Duration EVERY = Duration.ofMinutes(1);

    /// Uploads of one step.
    private static final int AT_ONCE = 200;

    private final AgedUploadStore store;
    private final Files files;
    private final Writes writes;
    private final InstantSource clock;
    private final Task task = new Task(NAME,
        "Deletes files of which nothing has come for 24 hours though bytes are lacking", EVERY, this::work);

    UploadAgeing(AgedUploadStore store, Files files, Writes writes, InstantSource clock) {
        this.store = store;
        this.files = files;
        this.writes = writes;
        this.clock = clock;
    }

    Task task() {
        return task;
    }

    void work() {
        Instant before = clock.instant().minus(Resuming.KEPT).minus(GRACE);
        new EachFile(writes, NAME, task::stopping).change(most -> store.unfinished(before, most),
            (file, write) -> files.delete(file, version -> true, write));
        int forgotten;
        do {
            forgotten = store.forgetWhole(before, AT_ONCE);
        } while (forgotten == AT_ONCE && !task.stopping());
    }
}

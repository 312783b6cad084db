package com.jupiteriq.files.upkeep;

import com.jupiteriq.files.storage.BlobName;
import com.jupiteriq.files.storage.Storage;
import com.jupiteriq.kernel.Meter;
import com.jupiteriq.kernel.Meters;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.tasks.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deletes the bytes that no record names any more: those that writes have given up, soon, and those that a
/// crash has left before anything was committed, once a day.
final class Garbage {

    /// After which a blob that no record names will never be named: longer than any upload may go on before
    /// it is recorded.
    static final Duration ORPHAN_AGE = Duration.ofHours(24);

    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration SWEPT_EVERY = Duration.ofMinutes(10);

    /// Blobs that are deleted in one step.
    private static final int AT_ONCE = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Garbage.class);

    private final GarbageStore store;
    private final Storage storage;
    private final InstantSource clock;
    private final LongAdder deleted = new LongAdder();
    private final LongAdder orphans = new LongAdder();
    private final Task collection = new Task("file-garbage",
        "Deletes the bytes of files that are deleted or rejected", EVERY, this::collect);
    private final Task sweep = new Task("file-orphans",
        "Deletes bytes that a crash has left and no record names, once a day", SWEPT_EVERY, this::sweep)
        .atOnce();

    Garbage(GarbageStore store, Storage storage, InstantSource clock) {
        this.store = store;
        this.storage = storage;
        this.clock = clock;
    }

    List<Task> tasks() {
        return List.of(collection, sweep);
    }

    Meters meters() {
        return Meters.of(
            Meter.counter("jupiteriq_file_blobs_deleted_total",
                "Blobs of deleted and rejected files that were deleted", Map.of(), deleted::sum),
            Meter.counter("jupiteriq_file_orphans_deleted_total",
                "Blobs that were deleted since no record named them", Map.of(), orphans::sum));
    }

    /// Storage that is away is asked again by the next run.
    void collect() {
        List<BlobName> some;
        do {
            some = store.garbage(AT_ONCE);
            if (!some.isEmpty() && !delete(some)) {
                return;
            }
            store.forget(some);
            deleted.add(some.size());
        } while (some.size() == AT_ONCE && !collection.stopping());
    }

    private boolean delete(List<BlobName> names) {
        try {
            storage.delete(names);
            return true;
        } catch (Refused later) {
            LOG.debug("{} blobs are deleted later: {}", names.size(), later.getMessage());
            return false;
        }
    }

    private void sweep() {
        Instant now = clock.instant();
        if (store.beginSweep(LocalDate.ofInstant(now, ZoneOffset.UTC))) {
            sweep(now.minus(ORPHAN_AGE));
        }
    }

    /// What is left by a failure is found on the next day.
    void sweep(Instant before) {
        storage.olderThan(before, some -> {
            Set<BlobName> unnamed = sweep.stopping() ? Set.of() : store.orphans(some);
            if (!unnamed.isEmpty() && delete(List.copyOf(unnamed))) {
                orphans.add(unnamed.size());
                LOG.info("{} blobs were deleted that no record named", unnamed.size());
            }
        });
    }
}

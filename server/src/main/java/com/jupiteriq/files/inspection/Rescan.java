package com.jupiteriq.files.inspection;

import com.jupiteriq.files.FileCallers;
import com.jupiteriq.files.FileProgress;
import com.jupiteriq.files.inspection.InspectionStore.Place;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tasks.Task;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets the scanner try again what it did not take: it may take more by now, or what it does not take may be
/// let through by now.
final class Rescan {

    private static final Duration EVERY = Duration.ofHours(24);
    private static final int AT_ONCE = 100;
    private static final String NAME = "file-rescan";
    private static final Logger LOG = LoggerFactory.getLogger(Rescan.class);

    private final InspectionStore store;
    private final FileProgress progress;
    private final Writes writes;
    private final Task task = new Task(NAME,
        "Lets files be scanned again that are larger than the scanner took, once a day", EVERY, this::work)
        .atOnce();

    Rescan(InspectionStore store, FileProgress progress, Writes writes) {
        this.store = store;
        this.progress = progress;
        this.writes = writes;
    }

    Task task() {
        return task;
    }

    void work() {
        Place last = Place.START;
        List<Place> some;
        do {
            some = store.unscanned(last, AT_ONCE);
            some.forEach(this::again);
            last = some.isEmpty() ? last : some.getLast();
        } while (some.size() == AT_ONCE && !task.stopping());
    }

    private void again(Place place) {
        try {
            writes.run(FileCallers.system(place.tenant(), NAME),
                write -> progress.rescan(place.file(), write));
        } catch (Refused later) {
            LOG.debug("{} is left to a later run: {}", place.file(), later.getMessage());
        }
    }
}

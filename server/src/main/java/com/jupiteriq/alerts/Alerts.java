package com.jupiteriq.alerts;

import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Notices that limits are nearly used up. A request only leaves a note in memory; a task tells what is
/// noted. A crash loses the notes of the last seconds, and the next request at that limit leaves them again.
public final class Alerts {

    /// The longest time from the note until it is told.
    static final Duration TOLD_WITHIN = Duration.ofSeconds(5);

    /// Alerts that are remembered, told or not, in one day; more are not noticed by this node.
    static final int MOST = 100_000;

    private static final Duration GATHERED = Duration.ofMillis(200);

    private final AlertPost post;
    private final InstantSource clock;
    private final Map<Alert, Note> notes = new ConcurrentHashMap<>();
    private final Task task = new Task("limit-alerts", "Tells which limits are nearly used up", TOLD_WITHIN,
        this::tell).gathering(GATHERED).ending(this::tell);

    /// @param told whether nothing is left to do
    private record Note(Nearing nearing, boolean told) {}

    Alerts(AlertPost post, InstantSource clock) {
        this.post = post;
        this.clock = clock;
    }

    Tasks tasks() {
        return Tasks.of(task);
    }

    /// Notes what was used of a limit where it reaches one of the thresholds. Never waits.
    ///
    /// @param thresholds in per cent
    public void note(Nearing nearing, List<Integer> thresholds) {
        for (int threshold : thresholds) {
            if (nearing.reaches(threshold)) {
                note(nearing, threshold);
            }
        }
    }

    private void note(Nearing nearing, int threshold) {
        Tenant tenant = nearing.tenant();
        UUID subject = nearing.allowance().subject();
        Alert alert = new Alert(tenant, today(), subject, nearing.allowance().window(), threshold);
        if (!notes.containsKey(alert) && notes.size() < MOST
                && notes.putIfAbsent(alert, new Note(nearing, false)) == null) {
            task.wake();
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /// What cannot be told now is told the next time. Yesterday's is forgotten with the day after it.
    void tell() {
        LocalDate yesterday = today().minusDays(1);
        notes.keySet().removeIf(alert -> alert.day().isBefore(yesterday));
        notes.forEach((alert, note) -> {
            if (!note.told() && post.tell(alert, note.nearing())) {
                notes.put(alert, new Note(note.nearing(), true));
            }
        });
    }
}

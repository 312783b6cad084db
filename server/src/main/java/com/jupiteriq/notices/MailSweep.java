package com.jupiteriq.notices;

import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import java.time.Duration;
import java.time.InstantSource;

/// Deletes what is left of mails that ended long ago.
final class MailSweep {

    /// How long it is known that there was a mail. Its contents are wiped when it ends.
    static final Duration KEPT = Duration.ofDays(30);

    private static final Duration EVERY = Duration.ofHours(1);

    private final PostStore store;
    private final InstantSource clock;
    private final Task task =
        new Task("mail-sweep", "Deletes what is left of mails that ended long ago", EVERY, this::sweep);

    MailSweep(PostStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    Tasks tasks() {
        return Tasks.of(task);
    }

    void sweep() {
        int deleted;
        do {
            deleted = store.forget(clock.instant().minus(KEPT));
        } while (deleted == PostStore.BATCH && !task.stopping());
    }
}

package com.jupiteriq.keys;

import com.jupiteriq.analytics.KeyUsage;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import java.time.Duration;
import java.util.List;

/// Deletes keys that were revoked long ago, with what is known of their use. What they did stays told by
/// their service account, the audit trail and the events.
final class KeySweep {

    /// How long a revoked key stays listed.
    static final Duration LISTED = Duration.ofDays(90);

    private static final Duration EVERY = Duration.ofHours(6);
    private static final int AT_ONCE = 1_000;

    private final AllKeyStore store;
    private final KeyViews views;
    private final KeyUsage usage;
    private final Task task =
        new Task("key-sweep", "Deletes keys that were revoked long ago", EVERY, this::sweep);

    KeySweep(AllKeys all, KeyUsage usage) {
        this.store = all.store();
        this.views = all.views();
        this.usage = usage;
    }

    Tasks tasks() {
        return Tasks.of(task);
    }

    /// A key goes last: what is broken off is found again.
    void sweep() {
        List<KeyView> gone;
        do {
            gone = store.revokedBefore(views.now().minus(LISTED), AT_ONCE);
            gone.forEach(key -> {
                usage.forget(key.key().tenant(), key.key().id());
                store.delete(key);
            });
        } while (gone.size() == AT_ONCE && !task.stopping());
    }
}

package com.jupiteriq.users;

import com.jupiteriq.seals.Vault;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import com.jupiteriq.users.NamesakeStore.Unindexed;
import java.time.Duration;
import java.util.List;

/// Indexes the addresses of users who were made before pages found them by it, or by a node of that time.
final class Indexing {

    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final int BATCH = 500;

    private final NamesakeStore store;
    private final BlindIndexes indexes;
    private final Vault vault;
    private final Task task = new Task("sign-in-index",
        "Lets users be found by their address who were made by an older version", EVERY, this::index)
        .atOnce();

    Indexing(NamesakeStore store, BlindIndexes indexes, Vault vault) {
        this.store = store;
        this.indexes = indexes;
        this.vault = vault;
    }

    Tasks tasks() {
        return Tasks.of(task);
    }

    void index() {
        List<Unindexed> some;
        do {
            some = store.unindexed(vault, BATCH);
            some.forEach(user -> store.index(user, indexes.signIn(user.email())));
        } while (some.size() == BATCH && !task.stopping());
    }
}

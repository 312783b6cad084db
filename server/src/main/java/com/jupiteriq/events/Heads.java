package com.jupiteriq.events;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/// How far the logs of several tenants have come, in one look.
public final class Heads {

    private final HeadStore store;

    Heads(HeadStore store) {
        this.store = store;
    }

    /// The position of the newest event of each of these tenants; of one without events there is none.
    public Map<UUID, Long> newest(Collection<UUID> tenants) {
        return store.newest(tenants);
    }
}

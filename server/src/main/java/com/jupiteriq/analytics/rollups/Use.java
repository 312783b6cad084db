package com.jupiteriq.analytics.rollups;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// How much of a limit was used.
public record Use(long limit, long used) {

    static final byte[] NONE = {};

    byte[] packed() {
        return ByteBuffer.allocate(2 * Long.BYTES).putLong(limit).putLong(used).array();
    }

    /// Of those that were packed, the one that was nearest to its end; of equals that of the larger limit.
    static @Nullable Use nearest(byte[] packed) {
        Use nearest = null;
        for (ByteBuffer all = ByteBuffer.wrap(packed); all.hasRemaining();) {
            Use use = new Use(all.getLong(), all.getLong());
            if (nearest == null || use.isNearerThan(nearest)) {
                nearest = use;
            }
        }
        return nearest;
    }

    private boolean isNearerThan(Use other) {
        int shares = Long.compare(used * other.limit, other.used * limit);
        return shares > 0 || shares == 0 && limit > other.limit;
    }
}

package com.jupiteriq.analytics.rollups;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/// The newest of ids that begin with their time, packed one behind the other.
final class Latest {

    static final byte[] NONE = {};

    /// How many are told.
    static final int MOST = 5;

    private static final int BYTES = 2 * Long.BYTES;

    /// As their bytes are ordered, and so by time.
    private static final Comparator<UUID> BY_TIME = Comparator
        .comparing(UUID::getMostSignificantBits, Long::compareUnsigned)
        .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

    private Latest() {}

    static byte[] packed(UUID id) {
        return packed(List.of(id));
    }

    private static byte[] packed(List<UUID> ids) {
        ByteBuffer packed = ByteBuffer.allocate(ids.size() * BYTES);
        ids.forEach(id -> packed.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()));
        return packed.array();
    }

    /// The newest first.
    static List<UUID> of(byte[] packed) {
        TreeSet<UUID> all = new TreeSet<>(BY_TIME.reversed());
        for (ByteBuffer rest = ByteBuffer.wrap(packed); rest.hasRemaining();) {
            all.add(new UUID(rest.getLong(), rest.getLong()));
            if (all.size() > MOST) {
                all.removeLast();
            }
        }
        return List.copyOf(all);
    }

    /// As short as it can be.
    static byte[] shortest(byte[] packed) {
        return packed.length <= BYTES ? packed : packed(of(packed));
    }
}

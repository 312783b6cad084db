package com.jupiteriq.data.finding;

import com.jupiteriq.kernel.UuidV7;
import com.jupiteriq.lists.Filter;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Between which times items are made and changed. What is made in time stands in ids.
///
/// @param madeBefore excluded, like the other end
record Times(
    @Nullable UUID madeFrom, @Nullable UUID madeBefore, @Nullable Instant changedFrom,
    @Nullable Instant changedBefore) {

    /// How far a clock that made an item may be ahead of this one.
    private static final Duration AHEAD = Duration.ofDays(1);

    /// Without the bounds that leave nothing out, so that what counters know is not counted.
    static Times of(Wanted wanted, Instant now) {
        Instant madeFrom = after(wanted.createdAfter());
        Instant madeBefore = before(wanted.createdBefore(), now);
        return new Times(madeFrom == null ? null : UuidV7.from(madeFrom),
            madeBefore == null ? null : UuidV7.from(madeBefore),
            after(wanted.updatedAfter()), before(wanted.updatedBefore(), now));
    }

    private static @Nullable Instant after(@Nullable Instant sent) {
        Instant from = sent == null ? Instant.EPOCH : Filter.nextSecond(sent);
        return from.isAfter(Instant.EPOCH) ? from : null;
    }

    private static @Nullable Instant before(@Nullable Instant sent, Instant now) {
        Instant before = sent == null ? Instant.MAX : Filter.thisSecond(sent);
        return before.isAfter(now.plus(AHEAD)) ? null : before;
    }

    boolean ofMaking() {
        return madeFrom != null || madeBefore != null;
    }

    boolean ofChange() {
        return changedFrom != null || changedBefore != null;
    }
}

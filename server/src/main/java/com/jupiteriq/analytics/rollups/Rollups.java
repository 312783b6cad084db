package com.jupiteriq.analytics.rollups;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import java.time.Duration;
import java.util.List;

/// What facts come to, exact to the last one that was committed.
public final class Rollups {

    /// The longest that one reading may take.
    public static final Duration TIME = Duration.ofSeconds(2);

    private final RollupStore store;

    Rollups(RollupStore store) {
        this.store = store;
    }

    /// In no order; intervals without facts are left out. Refuses with `DeadlinePassed` what takes too long.
    ///
    /// @param most as many sums at most
    public List<Sum> read(Caller caller, Slice slice, int most) {
        return store.read(caller.within(Deadline.in(TIME).orSooner(caller.deadline())), slice, most);
    }
}

package com.jupiteriq.analytics.rollups;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the facts of one interval and group come to. Of what was not wanted nothing is known.
///
/// @param group null where nothing is told apart, and for facts that have no value of it
public record Sum(
    Instant at, @Nullable String group, long count, long failed, Spread spread, byte[] packedTimes,
    byte[] packedLatest, byte[] packedPeak) {

    /// Microseconds: of all together, of the fastest, of the slowest.
    public record Spread(long micros, long least, long most) {}

    /// The microseconds that a share of the facts did not exceed, for each share, off by less than 1 %.
    ///
    /// @param percents 1 to 100
    public List<Long> percentiles(List<Integer> percents) {
        Times times = Times.of(packedTimes);
        return percents.stream().map(times::percentile).toList();
    }

    /// The ids of those that failed last, the newest first.
    public List<UUID> latest() {
        return Latest.of(packedLatest);
    }

    /// Of the limit that was nearest to its end; null where none was told.
    public @Nullable Use peak() {
        return Use.nearest(packedPeak);
    }
}

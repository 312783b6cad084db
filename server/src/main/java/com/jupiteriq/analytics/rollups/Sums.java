package com.jupiteriq.analytics.rollups;

import java.io.ByteArrayOutputStream;

/// What the facts of a [Cell] come to. Packed values are only put together, and made short when they are
/// asked for.
final class Sums {

    private long count;
    private long micros;
    private long least;
    private long most;
    private final ByteArrayOutputStream times = new ByteArrayOutputStream();
    private final ByteArrayOutputStream latest = new ByteArrayOutputStream();
    private final ByteArrayOutputStream peak = new ByteArrayOutputStream();

    /// As a row has them.
    record Row(
        long count, long micros, long least, long most, byte[] times, byte[] latest, byte[] peak) {}

    void add(Fact fact) {
        Long took = fact.micros();
        if (took != null) {
            spread(took, took);
            micros += took;
            Times.pack(took, times);
        }
        if (fact.failed() != null) {
            latest.writeBytes(Latest.packed(fact.failed()));
        }
        if (fact.use() != null) {
            peak.writeBytes(fact.use().packed());
        }
        count++;
    }

    void add(Row row) {
        if (row.times.length > 0) {
            spread(row.least, row.most);
        }
        micros += row.micros;
        times.writeBytes(row.times);
        latest.writeBytes(row.latest);
        peak.writeBytes(row.peak);
        count += row.count;
    }

    private void spread(long from, long to) {
        least = times.size() == 0 ? from : Math.min(least, from);
        most = times.size() == 0 ? to : Math.max(most, to);
    }

    Row row() {
        Use nearest = Use.nearest(peak.toByteArray());
        return new Row(count, micros, least, most, Times.of(times.toByteArray()).packed(),
            Latest.shortest(latest.toByteArray()), nearest == null ? Use.NONE : nearest.packed());
    }
}

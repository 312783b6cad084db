package com.jupiteriq.analytics.rollups;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// A histogram of durations, from which each percentile is told with an error of less than 1 %. Up to 128
/// microseconds each has a bucket of its own; beyond, each octave has 64, so that the middle of a bucket is
/// off by 1/128 at most.
///
/// It is packed as pairs of numbers, a bucket and how many are in it. Two packed ones, one behind the other,
/// are their sum: so the database adds histograms up without knowing what they are.
final class Times {

    static final byte[] NONE = {};

    /// Buckets in an octave, as a power of two.
    private static final int BITS = 6;
    private static final int BUCKETS = 1 << BITS;

    /// As long as anything may take (12 days); what takes longer counts as this.
    private static final long LONGEST = (1L << 40) - 1;

    private long[] counts = new long[8 * BUCKETS];
    private long total;

    private Times() {}

    /// The sum of all that was packed.
    static Times of(byte[] packed) {
        Times times = new Times();
        Varints all = new Varints(packed);
        while (all.more()) {
            times.add((int) all.next(), all.next());
        }
        return times;
    }

    /// Packs one more.
    static void pack(long micros, ByteArrayOutputStream packed) {
        pack(bucket(micros), 1, packed);
    }

    private static void pack(int bucket, long count, ByteArrayOutputStream packed) {
        Varints.write(bucket, packed);
        Varints.write(count, packed);
    }

    private void add(int bucket, long count) {
        if (bucket >= counts.length) {
            counts = Arrays.copyOf(counts, bucket + 2 * BUCKETS);
        }
        counts[bucket] += count;
        total += count;
    }

    /// As short as it can be.
    byte[] packed() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (int bucket = 0; bucket < counts.length; bucket++) {
            if (counts[bucket] > 0) {
                pack(bucket, counts[bucket], packed);
            }
        }
        return packed.toByteArray();
    }

    /// The duration that this share of all did not exceed (the nearest rank). There must be one.
    ///
    /// @param percent 1 to 100
    long percentile(int percent) {
        long rank = Math.max(1, (total * percent + 99) / 100);
        long seen = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            seen += counts[bucket];
            if (seen >= rank) {
                return middle(bucket);
            }
        }
        throw new IllegalStateException("a percentile of nothing");
    }

    static int bucket(long micros) {
        long value = Math.clamp(micros, 0, LONGEST);
        int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(value) - BITS - 1);
        return shift * BUCKETS + (int) (value >>> shift);
    }

    static long middle(int bucket) {
        int shift = Math.max(0, bucket / BUCKETS - 1);
        long least = (long) (bucket - shift * BUCKETS) << shift;
        return least + ((1L << shift) - 1) / 2;
    }
}

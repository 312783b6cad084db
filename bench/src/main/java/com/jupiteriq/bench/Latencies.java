package com.jupiteriq.bench;

import java.util.Locale;

/// Times in buckets that are at most 1/64 wide, so that percentiles are exact to about 1.5 %.
final class Latencies {

    private static final int SUB_BITS = 6;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int NANOS_PER_MICRO = 1_000;

    private final long[] buckets = new long[64 << SUB_BITS];
    private long count;
    private long max;

    void add(long nanos) {
        buckets[bucket(nanos)]++;
        count++;
        max = Math.max(max, nanos);
    }

    String line(long nanos) {
        double seconds = nanos / NANOS_PER_SECOND;
        return String.format(Locale.ROOT, "requests=%d seconds=%.2f rate=%.0f"
                + " p50_us=%d p90_us=%d p95_us=%d p99_us=%d max_us=%d",
            count, seconds, count / Math.max(seconds, 1e-3), micros(0.5), micros(0.9), micros(0.95), micros(0.99),
            max / NANOS_PER_MICRO);
    }

    private long micros(double share) {
        long wanted = (long) Math.ceil(count * share);
        long seen = 0;
        for (int i = 0; i < buckets.length; i++) {
            seen += buckets[i];
            if (seen >= wanted && seen > 0) {
                return value(i) / NANOS_PER_MICRO;
            }
        }
        return 0;
    }

    private static int bucket(long nanos) {
        long value = Math.max(1, nanos) + (1L << SUB_BITS);
        int exponent = 63 - Long.numberOfLeadingZeros(value);
        int sub = (int) (value >>> (exponent - SUB_BITS)) & ((1 << SUB_BITS) - 1);
        return exponent - SUB_BITS << SUB_BITS | sub;
    }

    /// The middle of a bucket.
    private static long value(int bucket) {
        int exponent = (bucket >> SUB_BITS) + SUB_BITS;
        long sub = bucket & ((1 << SUB_BITS) - 1);
        long width = 1L << (exponent - SUB_BITS);
        return (1L << exponent) + sub * width + width / 2 - (1L << SUB_BITS);
    }
}

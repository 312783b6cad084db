package com.jupiteriq.analytics.rollups;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Percentiles of packed durations against exact ones.
class TimesTest {

    private static final double MOST_OFF = 0.01;

    private final Random random = new Random(14);

    @Test
    void each_duration_lies_in_a_bucket_whose_middle_is_near() {
        LongStream.concat(LongStream.range(0, 100_000),
            LongStream.generate(() -> 1L << 40 - random.nextInt(40)).limit(1_000)).forEach(micros -> {
                long known = Math.min(micros, (1L << 40) - 1);
                long middle = Times.middle(Times.bucket(micros));
                assertThat(Math.abs(middle - known)).as("%d", micros)
                    .isLessThanOrEqualTo((long) Math.floor(known * MOST_OFF));
            });
    }

    @Test
    void percentiles_are_off_by_less_than_one_per_cent_whatever_the_distribution() {
        for (int round = 0; round < 50; round++) {
            long[] all = new long[1 + random.nextInt(5_000)];
            double spread = 0.1 + 3 * random.nextDouble();
            for (int i = 0; i < all.length; i++) {
                all[i] = (long) Math.exp(7 + spread * random.nextGaussian());
            }
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            Arrays.stream(all).forEach(micros -> Times.pack(micros, packed));
            Arrays.sort(all);
            Times times = Times.of(Times.of(packed.toByteArray()).packed());
            for (int percent : new int[] {1, 50, 95, 99, 100}) {
                long exact = all[Math.max(0, (int) Math.ceil(all.length * percent / 100.0) - 1)];
                assertThat((double) Math.abs(times.percentile(percent) - exact)).as("p%d", percent)
                    .isLessThanOrEqualTo(exact * MOST_OFF);
            }
        }
    }

    @Test
    void one_behind_the_other_they_are_their_sum_and_packing_again_changes_nothing() {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        ByteArrayOutputStream one = new ByteArrayOutputStream();
        for (int i = 0; i < 1_000; i++) {
            long micros = random.nextLong(1_000_000);
            Times.pack(micros, one);
            Times.pack(micros, one);
            Times.pack(micros, both);
        }
        byte[] twice = Arrays.copyOf(both.toByteArray(), 2 * both.size());
        System.arraycopy(both.toByteArray(), 0, twice, both.size(), both.size());
        byte[] packed = Times.of(twice).packed();
        assertThat(packed).isEqualTo(Times.of(one.toByteArray()).packed()).hasSizeLessThan(twice.length);
        assertThat(Times.of(packed).packed()).isEqualTo(packed);
    }

    @Test
    void what_cannot_be_is_counted_all_the_same() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Times.pack(-5, packed);
        Times.pack(Long.MAX_VALUE, packed);
        Times times = Times.of(packed.toByteArray());
        assertThat(times.percentile(50)).isZero();
        assertThat(times.percentile(100)).isGreaterThan(1L << 39);
    }
}

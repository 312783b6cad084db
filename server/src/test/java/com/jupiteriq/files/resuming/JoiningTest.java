package com.jupiteriq.files.resuming;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.files.contents.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class JoiningTest {

    private static final int REQUESTS = 100_000;
    private static final long MIB = 1 << 20;

    private final Random random = new Random(7);
    private long moved;

    /// The parts of a file after many requests of such sizes.
    private List<Part> parts(LongSupplier sizes) {
        List<Part> parts = new ArrayList<>();
        long end = 0;
        for (int request = 0; request < REQUESTS; request++) {
            List<Part> some =
                Joining.of(parts.subList(Math.max(0, parts.size() - Joining.MANY), parts.size()));
            if (!some.isEmpty()) {
                assertThat(some).hasSize(Joining.MANY);
                long size = some.stream().mapToLong(Part::size).sum();
                assertThat(size).isLessThanOrEqualTo(Joining.MOST);
                moved += size;
                parts.subList(parts.size() - Joining.MANY, parts.size()).clear();
                parts.add(new Part(some.getFirst().from(), size, UUID.randomUUID()));
            }
            long size = sizes.getAsLong();
            parts.add(new Part(end, size, UUID.randomUUID()));
            end += size;
        }
        assertThat(parts.stream().mapToLong(Part::size).sum()).isEqualTo(end);
        return parts;
    }

    private static long size(List<Part> parts) {
        return parts.getLast().end();
    }

    @Test
    void drops_become_few_parts_and_each_is_moved_a_few_times() {
        List<Part> parts = parts(() -> 1_024);
        assertThat(parts).hasSizeLessThan(100);
        assertThat(moved / size(parts)).isLessThan(5);
    }

    @Test
    void requests_of_any_size_leave_two_parts_for_8_mib_and_some() {
        List<Part> parts = parts(() -> (long) Math.pow(2, random.nextDouble(1, 23)));
        assertThat(parts.size()).isLessThan((int) (2 * Joining.MANY * size(parts) / Joining.MOST + 100));
        assertThat(moved / size(parts)).isLessThan(5);
    }

    @Test
    void full_parts_are_left_as_they_are() {
        assertThat(parts(() -> 5 * MIB)).hasSize(REQUESTS);
        assertThat(moved).isZero();
    }
}

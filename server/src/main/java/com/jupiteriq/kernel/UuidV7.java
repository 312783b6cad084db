package com.jupiteriq.kernel;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/// RFC 9562 section 5.7: 48 bits of Unix milliseconds, then a counter of 12 bits (section 6.2, method 1),
/// then random bits. Ids of one source grow strictly, so that what was made later in a write also comes later
/// in the log.
public final class UuidV7 implements Ids {

    private static final int COUNTER_BITS = 12;
    private static final long MAX_MILLIS = (1L << 48) - 1;
    private static final long COUNTER_MASK = (1 << COUNTER_BITS) - 1;

    private final InstantSource clock;
    private final RandomGenerator random;
    /// Milliseconds and counter of the last id; a full counter borrows from the next millisecond.
    private final AtomicLong last = new AtomicLong();

    public UuidV7(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /// When an id of this kind was made, to the millisecond.
    public static Instant time(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    /// The UTC day on which an id of this kind was made; it names the partition where rows lie by the days of
    /// their ids.
    public static LocalDate day(UUID id) {
        return LocalDate.ofInstant(time(id), ZoneOffset.UTC);
    }

    /// What every id of this millisecond or later is not below; the first of all for times before 1970.
    public static UUID from(Instant time) {
        long millis = Math.clamp(time.toEpochMilli(), 0, MAX_MILLIS);
        return new UUID(millis << 16, 0);
    }

    @Override
    public UUID next() {
        long now = clock.millis() << COUNTER_BITS;
        long tick = last.updateAndGet(before -> Math.max(before + 1, now));
        long high = tick >>> COUNTER_BITS << 16 | 0x7000 | tick & COUNTER_MASK;
        long low = random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}

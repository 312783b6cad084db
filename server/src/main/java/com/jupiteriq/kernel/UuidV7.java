package com.jupiteriq.kernel;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// RFC 9562 section 5.7: 48 bits of Unix milliseconds, then random bits.
public final class UuidV7 implements Ids {

    private final InstantSource clock;
    private final RandomGenerator random;

    public UuidV7(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public UUID next() {
        long high = clock.millis() << 16 | 0x7000 | random.nextLong() & 0x0fff;
        long low = random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}

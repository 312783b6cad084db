package com.jupiteriq.kernel;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// RFC 9562 section 5.7: 48 bits of Unix milliseconds, then random bits.
public final class UuidV7 implements Ids {

    private static final int RANDOM_BYTES = Short.BYTES + Long.BYTES;

    private final InstantSource clock;
    private final RandomGenerator random;

    public UuidV7(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public UUID next() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        ByteBuffer drawn = ByteBuffer.wrap(bytes);
        long high = clock.millis() << 16 | 0x7000 | drawn.getShort() & 0x0fff;
        long low = drawn.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}

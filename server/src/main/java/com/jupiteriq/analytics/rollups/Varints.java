package com.jupiteriq.analytics.rollups;

import java.io.ByteArrayOutputStream;

/// Numbers that are not negative, each in as few bytes as it needs: seven bits a byte, the lowest first.
final class Varints {

    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private final byte[] bytes;
    private int at;

    Varints(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean more() {
        return at < bytes.length;
    }

    long next() {
        long value = 0;
        int shift = 0;
        byte part;
        do {
            part = bytes[at++];
            value |= (long) (part & MORE - 1) << shift;
            shift += BITS;
        } while (part < 0);
        return value;
    }

    static void write(long value, ByteArrayOutputStream out) {
        long rest = value;
        while (rest >= MORE) {
            out.write((int) (rest & MORE - 1 | MORE));
            rest >>>= BITS;
        }
        out.write((int) rest);
    }
}

package com.jupiteriq.passwords;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.bouncycastle.crypto.generators.SCrypt;

/// scrypt (RFC 7914).
///
/// @param log of the cost N, by two
/// @param length of the digest in bytes
record Scrypt(int log, int block, int parallel, byte[] salt, int length) implements Recipe {

    /// Beyond it no block fits into the memory.
    static final int MAX_LOG = 20;

    private static final long UNIT = 128;

    /// N is less than 2^(128 r / 8) (RFC 7914, section 2).
    static boolean isPossible(long log, long block) {
        return log < 16 * block;
    }

    static boolean isCheap(long log, long block, long parallel) {
        return log <= MAX_LOG && block <= MAX_MEMORY && parallel <= MAX_MEMORY
            && UNIT * block * parallel <= MAX_MEMORY >> log;
    }

    @Override
    public byte[] digest(String password, Bench bench) {
        return (UNIT * block << log) <= Bench.BYTES ? mix(password)
            : bench.alone(() -> mix(password));
    }

    private byte[] mix(String password) {
        byte[] bytes = password.getBytes(UTF_8);
        try {
            return SCrypt.generate(bytes, salt, 1 << log, block, parallel, length);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}

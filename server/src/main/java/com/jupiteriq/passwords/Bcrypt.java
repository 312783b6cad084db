package com.jupiteriq.passwords;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.bouncycastle.crypto.generators.BCrypt;

/// bcrypt of `$2a$`, `$2b$` and `$2y$`, which name repairs of one algorithm. It takes 72 bytes of a password
/// and passes over the rest.
record Bcrypt(int cost, byte[] salt) implements Recipe {

    static final int SALT = 16;

    /// Of the 24 bytes that come out all implementations keep these.
    static final int LENGTH = 23;

    static final int MIN_COST = 4;

    /// The logarithm of the rounds.
    static final int MAX_COST = 14;

    private static final int MAX_BYTES = 72;

    @Override
    public byte[] digest(String password, Bench bench) {
        byte[] bytes = password.getBytes(UTF_8);
        byte[] ended = Arrays.copyOf(bytes, Math.min(MAX_BYTES, bytes.length + 1));
        try {
            return Arrays.copyOf(BCrypt.generate(ended, salt, cost), LENGTH);
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(ended, (byte) 0);
        }
    }
}

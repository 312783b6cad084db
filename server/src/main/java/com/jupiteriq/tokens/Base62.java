package com.jupiteriq.tokens;

import java.math.BigInteger;
import java.util.Arrays;

/// Numbers of a fixed width in base 62: digits, upper case, lower case, the most significant first.
final class Base62 {

    static final int BASE = 62;

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final byte[] VALUES = values();

    private Base62() {}

    static String encode(BigInteger number, int width) {
        StringBuilder text = new StringBuilder(width);
        BigInteger rest = number;
        for (int i = 0; i < width; i++) {
            BigInteger[] parts = rest.divideAndRemainder(BigInteger.valueOf(BASE));
            text.append(ALPHABET.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        if (rest.signum() != 0) {
            throw new IllegalStateException("the number needs more than " + width + " digits");
        }
        return text.reverse().toString();
    }

    /// The value of a digit, -1 for any other character.
    static int digit(char c) {
        return c < VALUES.length ? VALUES[c] : -1;
    }

    /// The number of at most ten digits between two places of a text whose characters are all digits.
    static long decode(String text, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number * BASE + digit(text.charAt(i));
        }
        return number;
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < BASE; i++) {
            values[ALPHABET.charAt(i)] = (byte) i;
        }
        return values;
    }
}

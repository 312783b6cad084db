package com.jupiteriq.signin.factors;

/// Bytes as authenticators take them (RFC 4648, section 6), without padding.
final class Base32 {

    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {}

    /// @param bytes whose bits are a multiple of five
    static String of(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length * Byte.SIZE / BITS);
        long held = 0;
        int bits = 0;
        for (byte next : bytes) {
            held = held << Byte.SIZE | next & 0xFF;
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(DIGITS.charAt((int) (held >>> bits) & (1 << BITS) - 1));
            }
        }
        return text.toString();
    }
}

package com.jupiteriq.data.values;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// Bytes that grow, and go back to a length that they had.
final class Bytes {

    private static final int FIRST_SIZE = 64;

    private byte[] bytes = new byte[FIRST_SIZE];
    private int length;

    int length() {
        return length;
    }

    Bytes backTo(int earlier) {
        length = earlier;
        return this;
    }

    Bytes put(int value) {
        room(1);
        bytes[length++] = (byte) value;
        return this;
    }

    Bytes put(String text) {
        byte[] encoded = text.getBytes(UTF_8);
        room(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        return this;
    }

    /// @param size how many of its lowest bytes, the highest of them first
    Bytes put(long value, int size) {
        for (int shift = (size - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            put((int) (value >>> shift));
        }
        return this;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    byte[] content() {
        return bytes;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }
}

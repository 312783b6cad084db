package com.jupiteriq.files.pictures;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Hands on what comes out of a file, a chunk at a time. Whose fault an exception is, decides what becomes of
/// it: what the file throws passes, what the other end throws is an `IOException`.
final class Sending {

    /// Takes a chunk.
    @FunctionalInterface
    interface To {

        void chunk(byte[] bytes, int length) throws IOException;
    }

    private Sending() {}

    /// False when there are more bytes than these; the others are not read.
    static boolean all(InputStream file, long most, To to) throws IOException {
        byte[] buffer = new byte[Wire.MOST_CHUNK_BYTES];
        long left = most;
        while (true) {
            int length = read(file, buffer);
            if (length < 0) {
                return true;
            }
            left -= length;
            if (left < 0) {
                return false;
            }
            if (length > 0) {
                to.chunk(buffer, length);
            }
        }
    }

    private static int read(InputStream file, byte[] buffer) {
        try {
            return file.read(buffer);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

package com.jupiteriq.jobs;

import java.io.OutputStream;
import java.util.Arrays;

/// Writes down what an attempt makes, in parts; throws [Superseded] when it is not wanted any more.
final class Result extends OutputStream {

    /// Bytes of a part, before it is sealed.
    static final int PART = 1 << 20;

    private final PartWriter writer;
    private final byte[] buffer = new byte[PART];
    private int filled;
    private int parts;
    private long bytes;

    /// Writes a part down, unless the attempt is superseded.
    @FunctionalInterface
    interface PartWriter {
        boolean write(int part, byte[] content);
    }

    Result(PartWriter writer) {
        this.writer = writer;
    }

    int parts() {
        return parts;
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) {
        int at = offset;
        while (at < offset + length) {
            int some = Math.min(PART - filled, offset + length - at);
            System.arraycopy(from, at, buffer, filled, some);
            filled += some;
            at += some;
            if (filled == PART) {
                send();
            }
        }
    }

    private void send() {
        if (!writer.write(parts, Arrays.copyOf(buffer, filled))) {
            throw new Superseded();
        }
        parts++;
        bytes += filled;
        filled = 0;
    }

    /// Sends the rest.
    @Override
    public void close() {
        if (filled > 0) {
            send();
        }
    }
}

package com.jupiteriq.edge.gzip;

import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Packs a body as it goes (RFC 1952).
public final class Packer implements AutoCloseable {

    /// Takes packed bytes; the array is used again.
    @FunctionalInterface
    public interface Out {
        void take(byte[] bytes, int length);
    }

    private static final int BUFFER = 8 << 10;

    private final Out out;
    private final Deflater deflater = Gzip.borrow();
    private final CRC32 crc = new CRC32();
    private final byte[] packed = new byte[BUFFER];
    private int plain;

    public Packer(Out out) {
        this.out = out;
        out.take(Gzip.HEADER, Gzip.HEADER.length);
    }

    public void pack(byte[] bytes, int from, int length) {
        crc.update(bytes, from, length);
        plain += length;
        deflater.setInput(bytes, from, length);
        while (!deflater.needsInput()) {
            deflate(Deflater.NO_FLUSH);
        }
    }

    /// All that was packed so far can be unpacked from what has come out.
    public void flush() {
        int made = BUFFER;
        while (made == BUFFER) {
            made = deflate(Deflater.SYNC_FLUSH);
        }
    }

    public void finish() {
        deflater.finish();
        while (!deflater.finished()) {
            deflate(Deflater.NO_FLUSH);
        }
        byte[] trailer = Gzip.trailer(crc, plain);
        out.take(trailer, trailer.length);
    }

    private int deflate(int flush) {
        int made = deflater.deflate(packed, 0, BUFFER, flush);
        out.take(packed, made);
        return made;
    }

    @Override
    public void close() {
        Gzip.giveBack(deflater);
    }
}

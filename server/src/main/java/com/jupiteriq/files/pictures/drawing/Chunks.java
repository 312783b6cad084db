package com.jupiteriq.files.pictures.drawing;

import java.util.List;
import javax.imageio.stream.ImageInputStreamImpl;

/// A picture in memory as it came, without a copy of it as a whole.
final class Chunks extends ImageInputStreamImpl {

    private final List<byte[]> chunks;
    private final long length;
    private int chunk;
    private long chunkAt;

    Chunks(List<byte[]> chunks) {
        this.chunks = chunks;
        this.length = chunks.stream().mapToLong(one -> one.length).sum();
    }

    @Override
    public int read() {
        bitOffset = 0;
        if (!find()) {
            return -1;
        }
        return Byte.toUnsignedInt(chunks.get(chunk)[(int) (streamPos++ - chunkAt)]);
    }

    @Override
    public int read(byte[] bytes, int from, int most) {
        bitOffset = 0;
        if (most == 0) {
            return 0;
        }
        if (!find()) {
            return -1;
        }
        byte[] here = chunks.get(chunk);
        int at = (int) (streamPos - chunkAt);
        int some = Math.min(most, here.length - at);
        System.arraycopy(here, at, bytes, from, some);
        streamPos += some;
        return some;
    }

    /// Goes to the chunk that has the next byte; false when there is none.
    private boolean find() {
        if (streamPos >= length) {
            return false;
        }
        while (streamPos < chunkAt) {
            chunk--;
            chunkAt -= chunks.get(chunk).length;
        }
        while (streamPos >= chunkAt + chunks.get(chunk).length) {
            chunkAt += chunks.get(chunk).length;
            chunk++;
        }
        return true;
    }

    @Override
    public long length() {
        return length;
    }
}

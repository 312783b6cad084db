package com.jupiteriq.files.kinds;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// The contents, read in blocks of which the last few are kept, up to a number of blocks: whoever is led
/// through the whole file by its structure gives up.
final class Blocks {

    /// Where they lie in storage. Each read opens its part anew, so that a smaller one would not cost much
    /// less.
    static final int BLOCK = 1 << 20;

    /// Blocks that are read of one file: enough for two walks through the largest directory of an archive.
    static final int MAX_READS = 160;

    /// How far before the end of a file the end of its format is looked for.
    static final int TAIL = BLOCK;

    /// Of it at once, from the end on: in most files the end of the format is where it should be.
    private static final int STEP = 1 << 10;

    private static final int KEPT = 4;

    private final Bytes bytes;
    private final long size;
    private final int block;
    private final byte[] head;
    private final Map<Long, byte[]> kept = new LinkedHashMap<>();
    private int reads;

    Blocks(Bytes bytes) {
        this.bytes = bytes;
        this.size = bytes.size();
        this.block = bytes.block();
        this.head = read(0);
    }

    long size() {
        return size;
    }

    /// @param length at most [#BLOCK]
    byte[] at(long offset, int length) throws Broken {
        if (offset < 0 || offset > size - length) {
            throw new Broken("it ends too early");
        }
        byte[] found = new byte[length];
        int filled = 0;
        while (filled < length) {
            long position = offset + filled;
            byte[] some = block(position / block);
            int from = (int) (position % block);
            int part = Math.min(length - filled, some.length - from);
            System.arraycopy(some, from, found, filled, part);
            filled += part;
        }
        return found;
    }

    private byte[] block(long number) throws Broken {
        byte[] known = number == 0 ? head : kept.get(number);
        if (known != null) {
            return known;
        }
        if (reads == MAX_READS) {
            throw new Broken("its structure is scattered over too much of it");
        }
        if (kept.size() == KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
        byte[] some = read(number);
        kept.put(number, some);
        return some;
    }

    private byte[] read(long number) {
        reads++;
        long from = number * block;
        int length = (int) Math.min(block, size - from);
        byte[] some = bytes.at(from, length);
        if (some.length != length) {
            throw new IllegalStateException(
                "There came " + some.length + " of " + length + " bytes at " + from + ".");
        }
        return some;
    }

    /// As much of the beginning as there is, up to a length.
    ///
    /// @param length at most a block
    byte[] first(int length) {
        return Arrays.copyOf(head, Math.min(head.length, length));
    }

    /// As much of the end as [#TAIL] allows.
    byte[] tail() throws Broken {
        int length = (int) Math.min(size, TAIL);
        return at(size - length, length);
    }

    boolean is(long offset, byte[] expected) throws Broken {
        return Arrays.equals(at(offset, expected.length), expected);
    }

    /// Whether these bytes are found near the end. Something else may follow them.
    boolean endsIn(byte[] mark) throws Broken {
        return last(mark, size) >= 0;
    }

    /// Where these bytes are found last near the end, beginning at a place or before it; -1 for nowhere.
    long last(byte[] mark, long before) throws Broken {
        long least = Math.max(0, size - TAIL);
        long to = Math.min(before, size - mark.length);
        while (to >= least) {
            long from = Math.max(least, to - STEP + 1);
            byte[] some = at(from, (int) (to - from) + mark.length);
            for (int i = (int) (to - from); i >= 0; i--) {
                if (Arrays.equals(some, i, i + mark.length, mark, 0, mark.length)) {
                    return from + i;
                }
            }
            to = from - 1;
        }
        return -1;
    }

    int u8(long offset) throws Broken {
        return block(checked(offset) / block)[(int) (offset % block)] & 0xff;
    }

    private long checked(long offset) throws Broken {
        if (offset < 0 || offset >= size) {
            throw new Broken("it ends too early");
        }
        return offset;
    }

    int u16(long offset, ByteOrder order) throws Broken {
        return Short.toUnsignedInt(buffer(offset, Short.BYTES, order).getShort());
    }

    long u32(long offset, ByteOrder order) throws Broken {
        return Integer.toUnsignedLong(buffer(offset, Integer.BYTES, order).getInt());
    }

    /// A length or an offset, which never fills all of the 64 bits.
    long u63(long offset, ByteOrder order) throws Broken {
        long value = buffer(offset, Long.BYTES, order).getLong();
        if (value < 0) {
            throw new Broken("it names a length that no file has");
        }
        return value;
    }

    private ByteBuffer buffer(long offset, int length, ByteOrder order) throws Broken {
        return ByteBuffer.wrap(at(offset, length)).order(order);
    }
}

package com.jupiteriq.files.kinds;

import java.util.Arrays;
import java.util.Optional;

/// Both ends of contents that pass: the first block and the last few. Most files say what they are by these
/// alone, so that nobody has to read them again.
public final class Ends implements Bytes {

    static final int BLOCK = 64 << 10;

    /// Blocks at the end of which one may be begun: more than the comment behind an archive fills.
    static final int LAST = 3;

    private byte[] first = new byte[0];
    private final byte[][] last = new byte[LAST][];
    private long size;

    /// More of them has been asked for than was kept.
    private static final class Gone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Gone() {
            super("these bytes were not kept", null, false, false);
        }
    }

    /// To be told of all bytes in their order. Keeps a copy.
    public void pass(byte[] bytes, int from, int length) {
        for (int passed = 0; passed < length; ) {
            int in = (int) (size % BLOCK);
            int part = Math.min(length - passed, BLOCK - in);
            System.arraycopy(bytes, from + passed, room(in + part), in, part);
            passed += part;
            size += part;
        }
    }

    /// The block that is under way. The first grows, since most small files have no other.
    private byte[] room(int needed) {
        long number = size / BLOCK;
        if (number == 0) {
            if (first.length < needed) {
                first = Arrays.copyOf(first, Math.min(BLOCK, Math.max(needed, 2 * first.length)));
            }
            return first;
        }
        byte[] block = last[slot(number)];
        if (block == null) {
            block = new byte[BLOCK];
            last[slot(number)] = block;
        }
        return block;
    }

    private static int slot(long number) {
        return (int) (number % LAST);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int block() {
        return BLOCK;
    }

    /// Of one block.
    @Override
    public byte[] at(long offset, int length) {
        long number = offset / BLOCK;
        boolean kept = number == 0 || number > (size - 1) / BLOCK - LAST;
        if (offset % BLOCK + length > BLOCK || !kept) {
            throw new Gone();
        }
        int from = (int) (offset % BLOCK);
        return Arrays.copyOfRange(number == 0 ? first : last[slot(number)], from,
            from + (int) Math.min(length, size - offset));
    }

    /// What the contents are; empty where their ends do not tell.
    public Optional<Found> found() {
        try {
            return Optional.of(Kinds.of(this));
        } catch (Gone elsewhere) {
            return Optional.empty();
        }
    }
}

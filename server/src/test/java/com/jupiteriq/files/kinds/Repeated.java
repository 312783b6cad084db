package com.jupiteriq.files.kinds;

/// Contents of any size that take no memory: a beginning, one piece many times, an end. Whoever looks is
/// counted.
final class Repeated implements Bytes {

    private final byte[] head;
    private final byte[] unit;
    private final long times;
    private final byte[] tail;
    private int reads;

    Repeated(byte[] head, byte[] unit, long times, byte[] tail) {
        this.head = head;
        this.unit = unit;
        this.times = times;
        this.tail = tail;
    }

    static Repeated of(byte[] bytes) {
        return new Repeated(bytes, new byte[1], 0, new byte[0]);
    }

    @Override
    public long size() {
        return head.length + unit.length * times + tail.length;
    }

    @Override
    public byte[] at(long offset, int length) {
        reads++;
        if (offset < 0 || length < 0 || length > Blocks.BLOCK || reads > Blocks.MAX_READS) {
            throw new AssertionError("look " + reads + " at " + length + " bytes from " + offset);
        }
        byte[] found = new byte[(int) Math.clamp(size() - offset, 0, length)];
        int filled = 0;
        while (filled < found.length) {
            filled += copy(offset + filled, found, filled);
        }
        return found;
    }

    /// As much as lies in one piece.
    private int copy(long offset, byte[] to, int at) {
        long behind = offset - head.length;
        long last = behind - unit.length * times;
        byte[] piece = behind < 0 ? head : last < 0 ? unit : tail;
        int from = (int) (behind < 0 ? offset : last < 0 ? behind % unit.length : last);
        int length = Math.min(piece.length - from, to.length - at);
        System.arraycopy(piece, from, to, at, length);
        return length;
    }
}

package com.jupiteriq.edge.gzip;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Reads gzip (RFC 1952) to its last byte: members one after the other and nothing else. The JDK's own reader
/// passes over what follows the last member.
final class Gunzip implements AutoCloseable {

    private static final int HEAD = 10;
    private static final int DEFLATE = 8;

    private static final int HAS_HEAD_CHECK = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;
    private static final int UNKNOWN_FLAGS = 0xe0;

    private final byte[] packed;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 check = new CRC32();
    private int at;
    private int member;
    private boolean open;

    /// Takes whatever these bytes are; what is no gzip is found out by reading.
    Gunzip(byte[] packed) {
        this.packed = packed;
    }

    /// The next plain bytes, at least one; -1 at the end of the last member. Throws [DataFormatException] at
    /// what is no gzip, or not all of it.
    int read(byte[] plain, int from, int most) throws DataFormatException {
        while (open || at < packed.length) {
            if (!open) {
                begin();
            }
            int read = inflater.inflate(plain, from, most);
            check.update(plain, from, read);
            member += read;
            if (inflater.finished()) {
                end();
            } else if (read == 0) {
                throw new DataFormatException("cut short, or packed with a dictionary");
            }
            if (read > 0) {
                return read;
            }
        }
        return -1;
    }

    private void begin() throws DataFormatException {
        int head = at;
        boolean known = number(2) == 0x8b1f && number(1) == DEFLATE;
        int flags = (int) number(1);
        if (!known || (flags & UNKNOWN_FLAGS) != 0) {
            throw new DataFormatException("not the head of a member");
        }
        skip(head + HEAD - at);
        if ((flags & HAS_EXTRA) != 0) {
            skip((int) number(2));
        }
        if ((flags & HAS_NAME) != 0) {
            skipText();
        }
        if ((flags & HAS_COMMENT) != 0) {
            skipText();
        }
        if ((flags & HAS_HEAD_CHECK) != 0) {
            checkHead(head);
        }
        inflater.reset();
        inflater.setInput(packed, at, packed.length - at);
        check.reset();
        member = 0;
        open = true;
    }

    private void checkHead(int head) throws DataFormatException {
        CRC32 sum = new CRC32();
        sum.update(packed, head, at - head);
        if (number(2) != (sum.getValue() & 0xffff)) {
            throw new DataFormatException("a damaged head");
        }
    }

    private void end() throws DataFormatException {
        at = packed.length - inflater.getRemaining();
        boolean sound = number(4) == check.getValue() && (int) number(4) == member;
        if (!sound) {
            throw new DataFormatException("damaged");
        }
        open = false;
    }

    private void skipText() throws DataFormatException {
        while (number(1) != 0) {
            // up to its end
        }
    }

    private void skip(int bytes) throws DataFormatException {
        if (packed.length - at < bytes) {
            throw new DataFormatException("cut short");
        }
        at += bytes;
    }

    /// Little-endian, without sign.
    private long number(int bytes) throws DataFormatException {
        int from = at;
        skip(bytes);
        long number = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            number = number << Byte.SIZE | packed[from + i] & 0xff;
        }
        return number;
    }

    @Override
    public void close() {
        inflater.end();
    }
}

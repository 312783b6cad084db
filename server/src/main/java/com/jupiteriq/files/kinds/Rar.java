package com.jupiteriq.files.kinds;

import java.nio.ByteOrder;
import java.util.zip.CRC32;

/// RAR, of the versions before 5 and since: the first header has the right checksum, and since version 5 the
/// last one is the end of the archive, unless headers are encrypted.
final class Rar {

    private static final int OLD_MARK = 7;
    private static final int OLD_MAIN = 0x73;
    private static final int MIN_OLD_HEADER = 13;
    private static final int HAS_COMMENT = 2;
    private static final int OLD_HEADER = 11;
    private static final int MARK = 8;
    private static final int CHECKSUM = 4;
    private static final int MAIN = 1;
    private static final int ENCRYPTION = 4;
    private static final int END = 5;

    /// Of a first or a last header.
    private static final int MAX_HEADER = 4096;
    private static final int MAX_END = 32;

    private Rar() {}

    static Found readOld(Blocks blocks) throws Broken {
        int length = blocks.u16(OLD_MARK + 5, ByteOrder.LITTLE_ENDIAN);
        // A comment belongs to the header and not to what is checked of it.
        int checked = (blocks.u8(OLD_MARK + 3) & HAS_COMMENT) == 0 ? length - 2 : OLD_HEADER;
        if (blocks.u8(OLD_MARK + 2) != OLD_MAIN || length < MIN_OLD_HEADER
            || (sum(blocks, OLD_MARK + 2, checked) & 0xffff)
                != blocks.u16(OLD_MARK, ByteOrder.LITTLE_ENDIAN)) {
            throw new Broken("its header is damaged");
        }
        return new Found.Kind(FileType.RAR);
    }

    static Found read(Blocks blocks) throws Broken {
        int first = type(blocks, MARK);
        if (first != MAIN && first != ENCRYPTION) {
            throw new Broken("its header is damaged");
        }
        if (first == MAIN && !ends(blocks)) {
            throw new Broken("its end is missing");
        }
        return new Found.Kind(FileType.RAR);
    }

    /// Where the last header begins is not said, but it is short.
    private static boolean ends(Blocks blocks) throws Broken {
        long from = Math.max(MARK, blocks.size() - MAX_END);
        for (long at = blocks.size() - CHECKSUM - 3; at >= from; at--) {
            if (header(blocks, at) == blocks.size() && type(blocks, at) == END) {
                return true;
            }
        }
        return false;
    }

    /// The type of a header, -1 for what is none.
    private static int type(Blocks blocks, long at) throws Broken {
        long end = header(blocks, at);
        long length = at + CHECKSUM;
        long type = length + (blocks.u8(length) < 0x80 ? 1 : 2);
        return end < 0 || end <= type || end > blocks.size()
            || sum(blocks, length, (int) (end - length)) != blocks.u32(at, ByteOrder.LITTLE_ENDIAN)
            ? -1 : blocks.u8(type);
    }

    /// Where a header ends whose length stands in one or two bytes, -1 for a longer one.
    private static long header(Blocks blocks, long at) throws Broken {
        long length = at + CHECKSUM;
        int low = blocks.u8(length);
        if (low < 0x80) {
            return length + 1 + low;
        }
        int high = blocks.u8(length + 1);
        int whole = (high & 0x7f) << 7 | low & 0x7f;
        return high >= 0x80 || whole > MAX_HEADER ? -1 : length + 2 + whole;
    }

    private static long sum(Blocks blocks, long at, int length) throws Broken {
        CRC32 sum = new CRC32();
        sum.update(blocks.at(at, length));
        return sum.getValue();
    }
}

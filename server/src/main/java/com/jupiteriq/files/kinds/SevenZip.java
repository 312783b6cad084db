package com.jupiteriq.files.kinds;

import java.nio.ByteOrder;
import java.util.zip.CRC32;

/// 7z: a first header with the right checksum, which says where the last one ends.
final class SevenZip {

    private static final int CHECKSUM = 8;
    private static final int CHECKED = 12;
    private static final int HEADER = 32;

    private SevenZip() {}

    static Found read(Blocks blocks) throws Broken {
        CRC32 sum = new CRC32();
        sum.update(blocks.at(CHECKED, HEADER - CHECKED));
        if (sum.getValue() != blocks.u32(CHECKSUM, ByteOrder.LITTLE_ENDIAN)) {
            throw new Broken("its header is damaged");
        }
        long from = blocks.u63(CHECKED, ByteOrder.LITTLE_ENDIAN);
        long length = blocks.u63(CHECKED + Long.BYTES, ByteOrder.LITTLE_ENDIAN);
        long room = blocks.size() - HEADER;
        if (from > room || length > room - from) {
            throw new Broken("its end is missing");
        }
        return new Found.Kind(FileType.SEVEN_ZIP);
    }
}

package com.jupiteriq.files.kinds;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;

/// PNG (ISO 15948): a header chunk with the right checksum, an end chunk near the end. The size of the
/// picture is not judged here.
final class Png {

    private static final int HEADER = 8;
    private static final int HEADER_LENGTH = 13;
    private static final byte[] HEADER_NAME = "IHDR".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = HexFormat.of().parseHex("0000000049454e44ae426082");

    private Png() {}

    static Found read(Blocks blocks) throws Broken {
        CRC32 sum = new CRC32();
        sum.update(blocks.at(HEADER + 4, HEADER_NAME.length + HEADER_LENGTH));
        if (number(blocks, HEADER) != HEADER_LENGTH || !blocks.is(HEADER + 4, HEADER_NAME)
            || number(blocks, HEADER + 8 + HEADER_LENGTH) != sum.getValue()) {
            throw new Broken("its header is damaged");
        }
        if (number(blocks, HEADER + 8) == 0 || number(blocks, HEADER + 12) == 0) {
            throw new Broken("there is no picture in it");
        }
        if (!blocks.endsIn(END)) {
            throw new Broken("its end is missing");
        }
        return new Found.Kind(FileType.PNG);
    }

    private static long number(Blocks blocks, long at) throws Broken {
        return blocks.u32(at, ByteOrder.BIG_ENDIAN);
    }
}

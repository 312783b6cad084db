package com.jupiteriq.files.kinds;

import java.nio.ByteOrder;

/// JPEG (ITU T.81): segments, among them a frame, up to the first scan; and somewhere near the end an end of
/// image, which within a scan never occurs by chance. Cameras put much behind it.
final class Jpeg {

    /// Segments, and bytes between them that belong to none, which all programs pass over.
    private static final int MAX_STEPS = 65_536;

    private static final byte[] END_OF_IMAGE = {(byte) 0xff, (byte) 0xd9};
    private static final int MARK = 0xff;
    private static final int START_OF_SCAN = 0xda;
    private static final int ITS_END = 0xd9;

    private Jpeg() {}

    static Found read(Blocks blocks) throws Broken {
        boolean framed = false;
        long at = 2;
        for (int step = 0; step < MAX_STEPS; step++) {
            int marker = blocks.u8(at) == MARK ? blocks.u8(at + 1) : MARK;
            if (marker == START_OF_SCAN) {
                return whole(blocks, framed);
            }
            if (marker == ITS_END) {
                throw new Broken("there is no picture in it");
            }
            framed |= isFrame(marker);
            at += hasLength(marker) ? 2 + blocks.u16(at + 2, ByteOrder.BIG_ENDIAN) : 1;
        }
        throw new Broken("what comes before the picture has no end");
    }

    private static Found whole(Blocks blocks, boolean framed) throws Broken {
        if (!framed) {
            throw new Broken("it does not say how large its picture is");
        }
        if (!blocks.endsIn(END_OF_IMAGE)) {
            throw new Broken("its end is missing");
        }
        return new Found.Kind(FileType.JPEG);
    }

    /// All that begin a frame lie in one row, and three others with them.
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    /// Fill bytes and restarts stand alone.
    private static boolean hasLength(int marker) {
        return marker >= 0xc0 && marker != MARK && !(marker >= 0xd0 && marker <= 0xd8);
    }
}

package com.jupiteriq.files.kinds;

import java.nio.ByteOrder;

/// MPEG audio (ISO 11172-3, ISO 13818-3): frames, each of which says how long it is, so that two in a row are
/// no chance. Tags may stand before them.
final class MpegAudio {

    /// Bytes behind a tag in which the first frame is looked for.
    private static final int MAX_PADDING = 4096;

    private static final int TAG = 10;
    private static final int HAS_FOOTER = 0x10;
    private static final int FRAME = 4;

    /// In thousands of bits a second: layers I to III of version 1, then layer I and the others of version 2.
    private static final int[][] BIT_RATES = {
        {32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
        {32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
        {32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
        {32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
        {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}};

    private static final int[] SAMPLE_RATES = {44_100, 48_000, 32_000};

    private MpegAudio() {}

    /// With a tag before it, which other formats have too.
    static Found read(Blocks blocks) throws Broken {
        long size = 0;
        for (int i = 6; i < TAG; i++) {
            size = size << 7 | blocks.u8(i) & 0x7f;
        }
        long from = TAG + size + ((blocks.u8(5) & HAS_FOOTER) == 0 ? 0 : TAG);
        if (from >= blocks.size()) {
            throw new Broken("it ends within its tags");
        }
        for (long at = from; at < Math.min(from + MAX_PADDING, blocks.size()); at++) {
            if (beginsAt(blocks, at)) {
                return new Found.Kind(FileType.MPEG_AUDIO);
            }
        }
        return new Found.Unknown();
    }

    /// Whether two frames are here.
    static boolean beginsAt(Blocks blocks, long at) throws Broken {
        int length = frame(blocks, at);
        long next = at + length;
        return length > 0 && frame(blocks, next) > 0
            && isAlike(blocks.u16(at, ByteOrder.BIG_ENDIAN), blocks.u16(next, ByteOrder.BIG_ENDIAN));
    }

    /// Of one version and layer; only whether there is a checksum may differ.
    private static boolean isAlike(int one, int other) {
        return (one | 1) == (other | 1);
    }

    /// How long the frame is, 0 for none.
    private static int frame(Blocks blocks, long at) throws Broken {
        if (at > blocks.size() - FRAME) {
            return 0;
        }
        int header = (int) blocks.u32(at, ByteOrder.BIG_ENDIAN);
        int version = header >>> 19 & 3;
        int layer = 4 - (header >>> 17 & 3);
        int bitRate = header >>> 12 & 15;
        int sampleRate = header >>> 10 & 3;
        int padding = header >>> 9 & 1;
        if (header >>> 21 != 0x7ff || version == 1 || layer == 4 || bitRate == 0 || bitRate == 15
            || sampleRate == 3) {
            return 0;
        }
        boolean first = version == 3;
        int table = first ? layer - 1 : layer == 1 ? 3 : 4;
        int bits = BIT_RATES[table][bitRate - 1] * 1000;
        int samples = SAMPLE_RATES[sampleRate] >> (first ? 0 : version == 2 ? 1 : 2);
        return layer == 1 ? (12 * bits / samples + padding) * 4
            : (layer == 3 && !first ? 72 : 144) * bits / samples + padding;
    }
}

package com.jupiteriq.files.kinds;

/// GIF: the colours, then a block that begins as one of the three kinds do; the end of a block and the end of
/// the file near the end. How many pictures lie between is not counted here.
final class Gif {

    private static final int FLAGS = 10;
    private static final int COLOURS = 13;
    private static final int HAS_COLOURS = 0x80;
    private static final int COLOUR_BITS = 0x07;
    private static final int PICTURE = 0x2c;
    private static final int EXTENSION = 0x21;
    private static final byte[] END = {0, 0x3b};

    private Gif() {}

    static Found read(Blocks blocks) throws Broken {
        int flags = blocks.u8(FLAGS);
        int colours = (flags & HAS_COLOURS) == 0 ? 0 : 3 * (2 << (flags & COLOUR_BITS));
        int block = blocks.u8(COLOURS + colours);
        if (block != PICTURE && block != EXTENSION) {
            throw new Broken("there is no picture in it");
        }
        if (!blocks.endsIn(END)) {
            throw new Broken("its end is missing");
        }
        return new Found.Kind(FileType.GIF);
    }
}

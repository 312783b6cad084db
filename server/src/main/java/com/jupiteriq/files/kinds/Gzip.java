package com.jupiteriq.files.kinds;

/// Gzip (RFC 1952), whose end has no mark. It is not unpacked.
final class Gzip {

    private static final int FLAGS = 3;
    private static final int RESERVED = 0xe0;
    private static final int SHORTEST = 18;

    private Gzip() {}

    static Found read(Blocks blocks) throws Broken {
        if ((blocks.u8(FLAGS) & RESERVED) != 0) {
            throw new Broken("its header is damaged");
        }
        if (blocks.size() < SHORTEST) {
            throw new Broken("its end is missing");
        }
        return new Found.Kind(FileType.GZIP);
    }
}

package com.jupiteriq.files.kinds;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// WebP (RFC 9649): a RIFF file that says how long it is, and whose first chunk is one of three.
final class WebP {

    private static final int BEFORE_LENGTH = 8;
    private static final int CHUNK = 12;
    private static final int CONTENTS = 20;
    private static final Set<String> FIRST = Set.of("VP8 ", "VP8L", "VP8X");

    private WebP() {}

    static Found read(Blocks blocks) throws Broken {
        long end = BEFORE_LENGTH + blocks.u32(4, ByteOrder.LITTLE_ENDIAN);
        String first = new String(blocks.at(CHUNK, 4), StandardCharsets.ISO_8859_1);
        if (!FIRST.contains(first) || CONTENTS + blocks.u32(CHUNK + 4, ByteOrder.LITTLE_ENDIAN) > end) {
            throw new Broken("there is no picture in it");
        }
        if (end > blocks.size()) {
            throw new Broken("its end is missing");
        }
        return new Found.Kind(FileType.WEBP);
    }
}

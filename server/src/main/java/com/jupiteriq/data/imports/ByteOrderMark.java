package com.jupiteriq.data.imports;

/// What some programs put in front of UTF-8.
final class ByteOrderMark {

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private ByteOrderMark() {}

    /// How many bytes of the file it takes, 0 where there is none.
    static int length(byte[] file) {
        boolean marked = file.length >= MARK.length
            && file[0] == MARK[0] && file[1] == MARK[1] && file[2] == MARK[2];
        return marked ? MARK.length : 0;
    }
}

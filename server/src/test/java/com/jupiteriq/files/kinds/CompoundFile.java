package com.jupiteriq.files.kinds;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/// A writer of compound files (OLE2) that can be told to write damaged ones: a header, one sector of the
/// table of sectors, one for each stream, and the directory at the end.
final class CompoundFile {

    static final int SECTOR = 512;
    static final int END_OF_CHAIN = -2;
    static final int FREE = -1;
    static final int OF_TABLE = -3;

    private static final int ENTRIES_IN_SECTOR = 4;

    private final List<String> streams;
    private String rootClass = "00".repeat(16);

    private CompoundFile(List<String> streams) {
        this.streams = streams;
    }

    static CompoundFile with(String... streams) {
        return new CompoundFile(List.of(streams));
    }

    CompoundFile ofClass(String hex) {
        rootClass = hex;
        return this;
    }

    private int directorySectors() {
        return streams.size() / ENTRIES_IN_SECTOR + 1;
    }

    int firstOfDirectory() {
        return 1 + streams.size();
    }

    /// Where the directory begins.
    int directoryAt() {
        return (firstOfDirectory() + 1) * SECTOR;
    }

    byte[] bytes() {
        ByteBuffer file = ByteBuffer.allocate((firstOfDirectory() + directorySectors() + 1) * SECTOR)
            .order(ByteOrder.LITTLE_ENDIAN);
        header(file);
        table(file);
        for (int i = 0; i < streams.size(); i++) {
            file.put((2 + i) * SECTOR, new byte[SECTOR]);
        }
        entry(file, 0, "Root Entry", 5);
        for (int i = 0; i < streams.size(); i++) {
            entry(file, i + 1, streams.get(i), 2);
        }
        return file.array();
    }

    private void header(ByteBuffer file) {
        file.put(0, HexFormat.of().parseHex("d0cf11e0a1b11ae1"));
        file.putShort(24, (short) 0x3e).putShort(26, (short) 3).putShort(28, (short) 0xfffe)
            .putShort(30, (short) 9).putShort(32, (short) 6);
        file.putInt(44, 1).putInt(48, firstOfDirectory()).putInt(56, 4096);
        file.putInt(60, END_OF_CHAIN).putInt(68, END_OF_CHAIN);
        for (int i = 0; i < 109; i++) {
            file.putInt(76 + 4 * i, i == 0 ? 0 : FREE);
        }
    }

    private void table(ByteBuffer file) {
        for (int i = 0; i < SECTOR / 4; i++) {
            int last = firstOfDirectory() + directorySectors() - 1;
            int next = i == 0 ? OF_TABLE : i < firstOfDirectory() || i == last ? END_OF_CHAIN
                : i < last ? i + 1 : FREE;
            file.putInt(SECTOR + 4 * i, next);
        }
    }

    /// The entries hang on each other in a row, and the first of them on the root.
    private void entry(ByteBuffer file, int number, String name, int kind) {
        int at = directoryAt() + 128 * number;
        byte[] letters = name.getBytes(StandardCharsets.UTF_16LE);
        file.put(at, letters).putShort(at + 64, (short) (letters.length + 2)).put(at + 66, (byte) kind);
        boolean root = number == 0;
        boolean last = number == streams.size();
        file.putInt(at + 68, FREE).putInt(at + 72, root || last ? FREE : number + 1)
            .putInt(at + 76, root && !last ? 1 : FREE);
        if (root) {
            file.put(at + 80, HexFormat.of().parseHex(rootClass));
        }
        file.putInt(at + 116, root ? END_OF_CHAIN : number).putInt(at + 120, root ? 0 : SECTOR);
    }
}

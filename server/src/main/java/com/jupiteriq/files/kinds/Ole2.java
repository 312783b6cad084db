package com.jupiteriq.files.kinds;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A compound file (MS-CFB), the container of the Office programs before 2007: sectors in chains, among them
/// a directory. The streams beside its root say which program it belongs to; where there are those of
/// several, the class of the root does.
final class Ole2 {

    /// Of the directory: 8 MiB of sectors of the usual size, or 65,536 entries.
    static final int MAX_DIRECTORY = 16_384;

    /// Sectors that say where the table of sectors lies, beyond what the header has room for: as many as a
    /// file of 2 GiB has.
    private static final int MAX_INDEX = 300;

    private static final int ORDER_MARK = 0xfffe;
    private static final int IN_HEADER = 109;
    private static final long END_OF_CHAIN = 0xffff_fffeL;
    private static final long NO_ENTRY = 0xffff_ffffL;
    private static final int ENTRY = 128;
    private static final int MAX_NAME = 64;
    private static final int STREAM = 2;
    private static final int ROOT = 5;

    /// Streams that are smaller lie in another stream.
    private static final int SMALL_STREAM = 4096;

    private static final Map<String, FileType> STREAMS = Map.of(
        "WORDDOCUMENT", FileType.WORD_97,
        "WORKBOOK", FileType.EXCEL_97,
        "BOOK", FileType.EXCEL_97,
        "POWERPOINT DOCUMENT", FileType.POWERPOINT_97,
        "__PROPERTIES_VERSION1.0", FileType.OUTLOOK_MESSAGE);

    private static final Map<String, FileType> CLASSES = Map.of(
        "0609020000000000c000000000000046", FileType.WORD_97,
        "0009020000000000c000000000000046", FileType.WORD_97,
        "2008020000000000c000000000000046", FileType.EXCEL_97,
        "1008020000000000c000000000000046", FileType.EXCEL_97,
        "108d81649b4fcf1186ea00aa00b929e8", FileType.POWERPOINT_97,
        "0b0d020000000000c000000000000046", FileType.OUTLOOK_MESSAGE);

    private final Blocks blocks;
    private final int shift;
    private final long tableSectors;
    private final List<Long> index = new ArrayList<>();

    private Ole2(Blocks blocks) throws Broken {
        this.blocks = blocks;
        int version = u16(26);
        this.shift = u16(30);
        this.tableSectors = u32(44);
        if (u16(28) != ORDER_MARK || !(version == 3 && shift == 9 || version == 4 && shift == 12)) {
            throw new Broken("its header is damaged");
        }
    }

    static Found read(Blocks blocks) throws Broken {
        return new Ole2(blocks).found();
    }

    private Found found() throws Broken {
        List<Long> directory = directory();
        long root = entry(directory, 0);
        if (blocks.u8(root + 66) != ROOT) {
            throw new Broken("its directory is damaged");
        }
        Set<FileType> types = mainStreams(directory, u32(root + 76));
        if (types.size() > 1) {
            FileType ofClass = CLASSES.get(HexFormat.of().formatHex(blocks.at(root + 80, 16)));
            if (ofClass == null || !types.contains(ofClass)) {
                throw new Broken("it holds the documents of several programs");
            }
            return new Found.Kind(ofClass);
        }
        return types.isEmpty() ? new Found.Unknown() : new Found.Kind(types.iterator().next());
    }

    private List<Long> directory() throws Broken {
        List<Long> sectors = new ArrayList<>();
        for (long sector = u32(48); sector != END_OF_CHAIN; sector = next(sector)) {
            if (sectors.size() == MAX_DIRECTORY) {
                throw new Broken("its directory has no end");
            }
            if (start(sector + 1) > blocks.size()) {
                throw new Broken("its end is missing");
            }
            sectors.add(sector);
        }
        return sectors;
    }

    private long next(long sector) throws Broken {
        int inOne = 1 << (shift - 2);
        long number = sector / inOne;
        if (number >= tableSectors) {
            throw new Broken("its directory leads out of the file");
        }
        return u32(start(tableSector(number)) + sector % inOne * 4);
    }

    private long tableSector(long number) throws Broken {
        if (number < IN_HEADER) {
            return u32(76 + 4 * number);
        }
        int inOne = (1 << (shift - 2)) - 1;
        int wanted = (int) Math.min((number - IN_HEADER) / inOne, MAX_INDEX);
        while (index.size() <= wanted) {
            if (index.size() == MAX_INDEX) {
                throw new Broken("its directory has no end");
            }
            index.add(index.isEmpty() ? u32(68) : u32(start(index.getLast()) + 4L * inOne));
        }
        return u32(start(index.get(wanted)) + (number - IN_HEADER) % inOne * 4);
    }

    /// The header takes the place of one sector.
    private long start(long sector) {
        return (sector + 1) << shift;
    }

    private long entry(List<Long> directory, long number) throws Broken {
        long at = number * ENTRY;
        long sector = at >> shift;
        if (sector >= directory.size()) {
            throw new Broken("its directory is damaged");
        }
        return start(directory.get((int) sector)) + at % (1 << shift);
    }

    /// Of the streams that lie beside the root, and in no folder: documents within documents do that.
    private Set<FileType> mainStreams(List<Long> directory, long first) throws Broken {
        Set<FileType> types = EnumSet.noneOf(FileType.class);
        BitSet seen = new BitSet();
        Deque<Long> open = new ArrayDeque<>(List.of(first));
        while (!open.isEmpty()) {
            long number = open.pop();
            if (number != NO_ENTRY) {
                long entry = entry(directory, number);
                if (seen.get((int) number)) {
                    throw new Broken("its directory runs in circles");
                }
                seen.set((int) number);
                open.push(u32(entry + 68));
                open.push(u32(entry + 72));
                FileType type = STREAMS.get(name(entry));
                if (type != null && blocks.u8(entry + 66) == STREAM) {
                    demand(entry);
                    types.add(type);
                }
            }
        }
        return types;
    }

    private String name(long entry) throws Broken {
        int length = Math.clamp(u16(entry + 64) - 2, 0, MAX_NAME - 2);
        byte[] name = blocks.at(entry, length);
        return new String(name, StandardCharsets.UTF_16LE).toUpperCase(Locale.ROOT);
    }

    private void demand(long stream) throws Broken {
        long size = u32(stream + 120);
        if (size > blocks.size()
            || size >= SMALL_STREAM && start(u32(stream + 116)) >= blocks.size()) {
            throw new Broken("its end is missing");
        }
    }

    private int u16(long at) throws Broken {
        return blocks.u16(at, ByteOrder.LITTLE_ENDIAN);
    }

    private long u32(long at) throws Broken {
        return blocks.u32(at, ByteOrder.LITTLE_ENDIAN);
    }
}

package com.jupiteriq.files.kinds;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// A ZIP archive (APPNOTE 6.3) by its directory, which lies at its end and must fit there exactly: where a
/// lenient program could find another directory than a strict one, it is damaged.
final class Zip {

    /// Of a directory, which is looked at whole or not at all.
    static final int MAX_DIRECTORY = 64 << 20;
    static final int MAX_ENTRIES = 1_000_000;

    /// Of the one entry that is unpacked.
    private static final int MAX_PACKED = Blocks.BLOCK;
    static final int MAX_UNPACKED = 4 << 20;

    private static final int END = 22;
    private static final int MAX_COMMENT = 65_535;
    private static final long END_MARK = 0x06054b50L;
    private static final int LOCATOR = 20;
    private static final long LOCATOR_MARK = 0x07064b50L;
    private static final long LARGE_END_MARK = 0x06064b50L;
    private static final int LARGE_END = 56;
    private static final int ENTRY = 46;
    private static final long ENTRY_MARK = 0x02014b50L;
    private static final long SIGNATURE_MARK = 0x05054b50L;
    private static final int LOCAL = 30;
    private static final long LOCAL_MARK = 0x04034b50L;
    private static final int LARGE_FIELD = 1;
    private static final int ELSEWHERE_16 = 0xffff;
    private static final long ELSEWHERE = 0xffff_ffffL;
    private static final int ENCRYPTED = 1;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private final Blocks blocks;
    private final Directory directory;

    private Zip(Blocks blocks, Directory directory) {
        this.blocks = blocks;
        this.directory = directory;
    }

    private record Directory(long from, long size, long entries) {}

    /// @param at where its header lies
    record Entry(int flags, int method, long packed, long at) {

        boolean isStored() {
            return method == STORED;
        }
    }

    static Found read(Blocks blocks) throws Broken {
        return Packages.of(new Zip(blocks, directory(blocks)));
    }

    private static Directory directory(Blocks blocks) throws Broken {
        long end = end(blocks);
        int disk = u16(blocks, end + 4);
        Directory small =
            new Directory(u32(blocks, end + 16), u32(blocks, end + 12), u16(blocks, end + 10));
        boolean large = end >= LOCATOR && u32(blocks, end - LOCATOR) == LOCATOR_MARK;
        if (disk != 0 && !(large && disk == ELSEWHERE_16)) {
            throw new Broken("it is one of several parts of an archive");
        }
        long limit = large ? blocks.u63(end - LOCATOR + 8, ByteOrder.LITTLE_ENDIAN) : end;
        Directory directory = large ? large(blocks, limit, small) : small;
        if (directory.size() > MAX_DIRECTORY || directory.entries() > MAX_ENTRIES) {
            throw new Broken("its directory is too large: at most " + MAX_ENTRIES + " files and "
                + (MAX_DIRECTORY >> 20) + " MiB are looked at");
        }
        if (directory.from() != limit - directory.size()) {
            throw new Broken("its directory is not where it should be");
        }
        return directory;
    }

    /// The last place whose comment ends where the file does.
    private static long end(Blocks blocks) throws Broken {
        long from = Math.max(0, blocks.size() - END - MAX_COMMENT);
        byte[] tail = blocks.at(from, (int) (blocks.size() - from));
        ByteBuffer bytes = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = tail.length - END; at >= 0; at--) {
            if (bytes.getInt(at) == END_MARK
                && Short.toUnsignedInt(bytes.getShort(at + END - 2)) == tail.length - END - at) {
                return from + at;
            }
        }
        throw new Broken("its directory is missing");
    }

    /// Of an archive with more or larger files than 16 and 32 bits hold; what they do hold stands in them.
    private static Directory large(Blocks blocks, long at, Directory small) throws Broken {
        if (u32(blocks, at) != LARGE_END_MARK) {
            throw new Broken("its directory is not where it should be");
        }
        ByteBuffer fields = ByteBuffer.wrap(blocks.at(at, LARGE_END)).order(ByteOrder.LITTLE_ENDIAN);
        Directory large = new Directory(fields.getLong(48), fields.getLong(40), fields.getLong(32));
        boolean agree = agree(small.from(), large.from()) && agree(small.size(), large.size())
            && (small.entries() == ELSEWHERE_16 || small.entries() == large.entries());
        if (!agree || large.from() < 0 || large.size() < 0 || large.entries() < 0) {
            throw new Broken("it has two directories");
        }
        return large;
    }

    private static boolean agree(long small, long large) {
        return small == ELSEWHERE || small == large;
    }

    /// Walks through the whole directory, also to see that it is sound.
    ///
    /// @param names in lower case, as are those that are found
    Map<String, Entry> find(Set<String> names) throws Broken {
        Map<String, Entry> found = new HashMap<>();
        long at = directory.from();
        long end = at + directory.size();
        long entries = 0;
        while (at < end && u32(blocks, at) != SIGNATURE_MARK) {
            ByteBuffer fields = fields(at);
            String name = name(at + ENTRY, u16(fields, 28));
            if (names.contains(name) && found.put(name, entry(at + ENTRY, fields)) != null) {
                throw new Broken("its directory names " + name + " twice");
            }
            at += ENTRY + u16(fields, 28) + u16(fields, 30) + u16(fields, 32);
            entries++;
        }
        // Programs that know no large archives let the number of entries overflow.
        boolean counted = entries == directory.entries()
            || directory.entries() <= ELSEWHERE_16 && (entries & ELSEWHERE_16) == directory.entries();
        if (at > end || !counted) {
            throw new Broken("its directory is damaged");
        }
        return found;
    }

    private ByteBuffer fields(long entry) throws Broken {
        ByteBuffer fields = ByteBuffer.wrap(blocks.at(entry, ENTRY)).order(ByteOrder.LITTLE_ENDIAN);
        long local = u32(fields, 42);
        if (u32(fields, 0) != ENTRY_MARK || local != ELSEWHERE && local >= directory.from()) {
            throw new Broken("its directory is damaged");
        }
        return fields;
    }

    private String name(long at, int length) throws Broken {
        return new String(blocks.at(at, length), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    }

    /// @param name where it begins; the further fields lie behind it
    private Entry entry(long name, ByteBuffer fields) throws Broken {
        long packed = u32(fields, 20);
        long local = u32(fields, 42);
        long field = name + u16(fields, 28);
        long end = field + u16(fields, 30);
        while (field + 4 <= end && u16(blocks, field) != LARGE_FIELD) {
            field += 4 + u16(blocks, field + 2);
        }
        if (field + 4 <= end) {
            // Only what has no room in 32 bits stands here, in this order.
            long large = field + 4 + (u32(fields, 24) == ELSEWHERE ? Long.BYTES : 0);
            if (packed == ELSEWHERE) {
                packed = blocks.u63(large, ByteOrder.LITTLE_ENDIAN);
                large += Long.BYTES;
            }
            local = local == ELSEWHERE ? blocks.u63(large, ByteOrder.LITTLE_ENDIAN) : local;
        }
        return new Entry(u16(fields, 8), u16(fields, 10), packed, local);
    }

    /// One entry, unpacked.
    byte[] contents(Entry entry) throws Broken {
        if (entry.packed() > MAX_PACKED || (entry.flags() & ENCRYPTED) != 0) {
            throw new Broken("the list of its parts cannot be read");
        }
        if (entry.at() >= directory.from() || u32(blocks, entry.at()) != LOCAL_MARK) {
            throw new Broken("its directory is damaged");
        }
        long from = entry.at() + LOCAL + u16(blocks, entry.at() + 26) + u16(blocks, entry.at() + 28);
        if (from + entry.packed() > directory.from()) {
            throw new Broken("its directory is damaged");
        }
        byte[] packed = blocks.at(from, (int) entry.packed());
        return switch (entry.method()) {
            case STORED -> packed;
            case DEFLATED -> inflated(packed);
            default -> throw new Broken("the list of its parts cannot be read");
        };
    }

    private static byte[] inflated(byte[] packed) throws Broken {
        Inflater inflater = new Inflater(true);
        try (InputStream unpacked = new InflaterInputStream(new ByteArrayInputStream(packed), inflater)) {
            byte[] whole = unpacked.readNBytes(MAX_UNPACKED + 1);
            if (whole.length > MAX_UNPACKED) {
                throw new Broken("the list of its parts is too large");
            }
            return whole;
        } catch (IOException damaged) {
            throw new Broken("the list of its parts cannot be read");
        } finally {
            inflater.end();
        }
    }

    private static int u16(Blocks blocks, long at) throws Broken {
        return blocks.u16(at, ByteOrder.LITTLE_ENDIAN);
    }

    private static long u32(Blocks blocks, long at) throws Broken {
        return blocks.u32(at, ByteOrder.LITTLE_ENDIAN);
    }

    private static int u16(ByteBuffer fields, int at) {
        return Short.toUnsignedInt(fields.getShort(at));
    }

    private static long u32(ByteBuffer fields, int at) {
        return Integer.toUnsignedLong(fields.getInt(at));
    }
}

package com.jupiteriq.files.kinds;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// PDF (ISO 32000): a version at the very beginning, and near the end a trailer that says where the table of
/// objects is. One that is arranged for the web says at its beginning how long it is.
final class Pdf {

    private static final int FIRST_LINE = 8;
    private static final Pattern VERSION = Pattern.compile("%PDF-[0-9]\\.[0-9]");

    /// In which the length stands of one that is arranged for the web.
    private static final int FIRST_OBJECT = 1024;
    private static final String ARRANGED = "/Linearized";
    private static final Pattern LENGTH = Pattern.compile("/L\\s+([0-9]{1,18})\\b");

    private static final byte[] END = "%%EOF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TABLE = "startxref".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern OFFSET = Pattern.compile("startxref\\s{1,16}([0-9]{1,18})\\b");

    /// What the pattern can match at most, and one byte behind it.
    private static final int MAX_OFFSET = 44;

    private Pdf() {}

    static Found read(Blocks blocks) throws Broken {
        if (!VERSION.matcher(text(blocks.at(0, FIRST_LINE))).matches()) {
            throw new Broken("its first line names no version");
        }
        long end = blocks.last(END, blocks.size());
        long table = end < 0 ? -1 : blocks.last(TABLE, end);
        if (table < 0 || offset(blocks, table) >= blocks.size() || isCutOff(blocks)) {
            throw new Broken("its trailer is missing");
        }
        return new Found.Kind(FileType.PDF);
    }

    /// Where the table is by what stands here; the largest number where nothing does.
    private static long offset(Blocks blocks, long table) throws Broken {
        String said = text(blocks.at(table, (int) Math.min(MAX_OFFSET, blocks.size() - table)));
        Matcher offset = OFFSET.matcher(said);
        return offset.lookingAt() ? Long.parseLong(offset.group(1)) : Long.MAX_VALUE;
    }

    /// It has a trailer near its beginning too, which a part of it may end in.
    private static boolean isCutOff(Blocks blocks) throws Broken {
        String first = text(blocks.first(FIRST_OBJECT));
        int arranged = first.indexOf(ARRANGED);
        Matcher length = LENGTH.matcher(first);
        return arranged >= 0 && length.find(arranged) && Long.parseLong(length.group(1)) > blocks.size();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}

package com.jupiteriq.files.kinds;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// WebM, which is Matroska (RFC 9559) with a document type of its own: a header, and one segment that ends
/// where the file does, or does not say where it ends.
final class WebM {

    private static final int MARK = 4;
    private static final int MAX_HEADER = 4096;
    private static final int DOCUMENT_TYPE = 0x4282;
    private static final long SEGMENT = 0x18538067L;
    private static final String WEBM = "webm";

    private WebM() {}

    /// @param end of the element; less than its beginning for one that does not say
    private record Element(long from, long end) {

        boolean isOpen() {
            return end < from;
        }
    }

    static Found read(Blocks blocks) throws Broken {
        Element header = element(blocks, MARK);
        if (header.isOpen() || header.end() > MAX_HEADER) {
            throw new Broken("its header is damaged");
        }
        if (!documentType(blocks, header).equals(WEBM)) {
            return new Found.Unknown();
        }
        if (blocks.u32(header.end(), ByteOrder.BIG_ENDIAN) != SEGMENT) {
            throw new Broken("there is nothing in it to be shown");
        }
        Element segment = element(blocks, header.end() + MARK);
        if (segment.end() > blocks.size()) {
            throw new Broken("its end is missing");
        }
        return new Found.Kind(FileType.WEBM);
    }

    private static String documentType(Blocks blocks, Element header) throws Broken {
        long at = header.from();
        while (at < header.end()) {
            int idLength = length(blocks.u8(at));
            int id = idLength == 2 ? blocks.u16(at, ByteOrder.BIG_ENDIAN) : 0;
            Element element = element(blocks, at + idLength);
            if (element.isOpen() || element.end() > header.end()) {
                throw new Broken("its header is damaged");
            }
            if (id == DOCUMENT_TYPE) {
                byte[] text = blocks.at(element.from(), (int) (element.end() - element.from()));
                return new String(text, StandardCharsets.ISO_8859_1).replace("\0", "");
            }
            at = element.end();
        }
        return "";
    }

    /// @param at where its length stands, in one to eight bytes
    private static Element element(Blocks blocks, long at) throws Broken {
        int first = blocks.u8(at);
        int bytes = length(first);
        long value = first & (0xff >> bytes);
        long greatest = (1L << 7 * bytes) - 1;
        for (int i = 1; i < bytes; i++) {
            value = value << 8 | blocks.u8(at + i);
        }
        long from = at + bytes;
        return new Element(from, value == greatest ? -1 : from + value);
    }

    /// How many bytes a number has: one more than zeros lead it.
    private static int length(int first) throws Broken {
        if (first == 0) {
            throw new Broken("its structure is damaged");
        }
        return Integer.numberOfLeadingZeros(first) - 23;
    }
}

package com.jupiteriq.files.kinds;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Text in UTF-8 without control characters, and JSON, as far as both ends of the file tell. What begins as
/// markup is neither: a browser would run it.
final class Text {

    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final Pattern MARKUP = Pattern.compile("<[A-Za-z!?/]");

    private Text() {}

    static Found read(Blocks blocks) throws Broken {
        byte[] head = blocks.at(0, (int) Math.min(blocks.size(), Blocks.BLOCK));
        boolean whole = head.length == blocks.size();
        CharBuffer text = CharBuffer.allocate(head.length);
        if (head.length == 0 || !isText(head, 0, text, whole)) {
            return new Found.Unknown();
        }
        String first = text.flip().toString();
        String begun = (first.charAt(0) == BYTE_ORDER_MARK ? first.substring(1) : first).stripLeading();
        if (MARKUP.matcher(begun).lookingAt()) {
            return new Found.Unknown();
        }
        String last = whole ? begun : tail(blocks);
        if (last.isEmpty() && !whole) {
            return new Found.Unknown();
        }
        return new Found.Kind(
            JsonText.isJson(begun, whole) && endsAsItBegan(begun, last) ? FileType.JSON : FileType.TEXT);
    }

    /// Empty for what is no text.
    private static String tail(Blocks blocks) throws Broken {
        byte[] tail = blocks.tail();
        CharBuffer text = CharBuffer.allocate(tail.length);
        return isText(tail, within(tail), text, true) ? text.flip().toString() : "";
    }

    /// A character that has begun before is left out.
    private static int within(byte[] tail) {
        int from = 0;
        while (from < 3 && from < tail.length && (tail[from] & 0xc0) == 0x80) {
            from++;
        }
        return from;
    }

    /// @param whole whether the last character must be complete
    private static boolean isText(byte[] bytes, int from, CharBuffer text, boolean whole) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer part = ByteBuffer.wrap(bytes, from, bytes.length - from);
        return !decoder.decode(part, text, whole).isError()
            && text.duplicate().flip().chars().allMatch(Text::isOfText);
    }

    private static boolean isOfText(int c) {
        return c >= ' ' && c != 0x7f || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }

    private static boolean endsAsItBegan(String first, String last) {
        String end = last.stripTrailing();
        return first.startsWith("{") && end.endsWith("}") || first.startsWith("[") && end.endsWith("]");
    }
}

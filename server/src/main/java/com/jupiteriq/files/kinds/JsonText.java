package com.jupiteriq.files.kinds;

import java.util.BitSet;
import java.util.regex.Pattern;

/// Whether a text is an object or an array of JSON (RFC 8259), or can become one when it is gone on with. It
/// is read once, and nothing is made of it.
final class JsonText {

    /// Deeper ones are a text for us.
    private static final int MAX_DEPTH = 512;

    private static final String IN_NUMBERS = "-+.";
    private static final Pattern LITERAL =
        Pattern.compile("true|false|null|-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private final String text;
    private final BitSet objects = new BitSet();
    private int depth;
    private int at;

    private JsonText(String text) {
        this.text = text;
    }

    /// @param whole whether nothing follows
    static boolean isJson(String text, boolean whole) {
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return false;
        }
        return new JsonText(text).isJson(whole);
    }

    private enum Next { VALUE, VALUE_OR_END, NAME, NAME_OR_END, MORE }

    private boolean isJson(boolean whole) {
        Next next = Next.VALUE;
        while (skipSpace()) {
            char c = text.charAt(at);
            boolean ends = depth > 0 && c == (objects.get(depth) ? '}' : ']');
            if (depth == 0 && next == Next.MORE) {
                return false;
            } else if (ends && (next == Next.MORE || next == Next.VALUE_OR_END || next == Next.NAME_OR_END)) {
                depth--;
                at++;
                next = Next.MORE;
            } else if (next == Next.MORE) {
                if (c != ',') {
                    return false;
                }
                at++;
                next = objects.get(depth) ? Next.NAME : Next.VALUE;
            } else if (next == Next.NAME || next == Next.NAME_OR_END) {
                if (!name()) {
                    return false;
                }
                next = Next.VALUE;
            } else if (c == '{' || c == '[') {
                if (depth == MAX_DEPTH) {
                    return false;
                }
                objects.set(++depth, c == '{');
                at++;
                next = c == '{' ? Next.NAME_OR_END : Next.VALUE_OR_END;
            } else if (c == '"' ? string() : literal(whole)) {
                next = Next.MORE;
            } else {
                return false;
            }
        }
        return !whole || depth == 0;
    }

    private boolean skipSpace() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length();
    }

    /// With the colon behind it.
    private boolean name() {
        if (text.charAt(at) != '"' || !string()) {
            return false;
        }
        boolean goesOn = skipSpace();
        return !goesOn || text.charAt(at++) == ':';
    }

    /// One that the end of the text cuts off is none yet, and may become one.
    private boolean string() {
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return true;
            }
            if (c < ' ' || c == '\\' && at < text.length() && !escape()) {
                return false;
            }
        }
        return true;
    }

    private boolean escape() {
        char c = text.charAt(at++);
        if (c != 'u') {
            return "\"\\/bfnrt".indexOf(c) >= 0;
        }
        int end = Math.min(at + 4, text.length());
        boolean hex = text.substring(at, end).chars().allMatch(d -> Character.digit(d, 16) >= 0 && d < 0x80);
        at = end;
        return hex;
    }

    private boolean literal(boolean whole) {
        int from = at;
        while (at < text.length()
            && (Character.isLetterOrDigit(text.charAt(at)) || IN_NUMBERS.indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at == text.length() && !whole || LITERAL.matcher(text).region(from, at).matches();
    }
}

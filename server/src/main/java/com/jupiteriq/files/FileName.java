package com.jupiteriq.files;

import org.jspecify.annotations.Nullable;

/// What a file may be called: whatever can be one name in a folder and looks like what it is. Names are never
/// cleaned, so that nobody finds a file under another name than it was given.
public final class FileName {

    /// In code points.
    public static final int MAX = 255;

    private static final int FIRST_EMBEDDING = 0x202A;
    private static final int LAST_EMBEDDING = 0x202E;
    private static final int FIRST_ISOLATE = 0x2066;
    private static final int LAST_ISOLATE = 0x2069;

    private FileName() {}

    /// What is wrong with it as a sentence; null when nothing is.
    public static @Nullable String fault(String name) {
        if (name.codePoints().allMatch(FileName::isBlank)) {
            return "A file needs a name. Send one such as report.pdf.";
        }
        if (name.equals(".") || name.equals("..")) {
            return "This is the name of a folder. Send one such as report.pdf.";
        }
        if (name.codePointCount(0, name.length()) > MAX) {
            return "The name of a file has at most " + MAX + " characters. Send a shorter one.";
        }
        return name.codePoints().allMatch(FileName::fits) ? null
            : "The name of a file has no slash, no backslash, no control characters, and none that turns the"
                + " direction of text. Send one without.";
    }

    private static boolean isBlank(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    private static boolean fits(int point) {
        return point != '/' && point != '\\' && !Character.isISOControl(point)
            && !(point >= FIRST_EMBEDDING && point <= LAST_EMBEDDING)
            && !(point >= FIRST_ISOLATE && point <= LAST_ISOLATE)
            && !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}

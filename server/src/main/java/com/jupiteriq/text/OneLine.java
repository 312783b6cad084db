package com.jupiteriq.text;

/// A text that somebody chose, a name most of all, made fit to stand in a sentence or a subject that is ours:
/// one line, nothing invisible, nothing that turns the direction of what follows, nothing that a mail program
/// would make a link of.
public final class OneLine {

    private static final String DOTS = ".\u3002\uFF0E\uFF61";
    private static final char ZERO_WIDTH_NON_JOINER = '\u200C';
    private static final char ZERO_WIDTH_JOINER = '\u200D';
    private static final String CUT = "…";

    private OneLine() {}

    /// @param most code points; what is longer ends in an ellipsis
    /// @param otherwise what stands for a text of which nothing is left
    public static String of(String text, int most, String otherwise) {
        String line = unlinked(visible(text)).strip().replaceAll(" {2,}", " ");
        if (line.isEmpty()) {
            return otherwise;
        }
        return line.codePointCount(0, line.length()) <= most ? line
            : line.substring(0, line.offsetByCodePoints(0, most - 1)).strip() + CUT;
    }

    /// Whether the text is one line already, with nothing invisible in it. Links are allowed: for what the
    /// operator says of himself.
    public static boolean is(String text, int most) {
        return !text.isEmpty() && text.codePointCount(0, text.length()) <= most
            && visible(text).strip().equals(text);
    }

    private static String visible(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isSpace(c)) {
                line.append(' ');
            } else if (isShown(c)) {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }

    /// Joiners are invisible, and needed to write some words of Persian or Sinhala.
    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT -> c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
            case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> false;
            default -> true;
        };
    }

    /// `evil.example` is read as an address and `J. R. Smith` is not.
    private static String unlinked(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line.append(c);
            boolean last = i + 1 == text.length();
            boolean dot = DOTS.indexOf(c) >= 0 && !last && Character.isLetterOrDigit(text.codePointAt(i + 1));
            boolean scheme = c == ':' && !last && text.charAt(i + 1) == '/';
            if (dot || scheme) {
                line.append(' ');
            }
        }
        return line.toString();
    }
}

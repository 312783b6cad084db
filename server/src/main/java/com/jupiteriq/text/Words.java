package com.jupiteriq.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The words by which a text is found (decision 17). A word is a run of letters, marks and digits; whatever
/// else stands beside it separates. Case and normal form do not count (NFKC, full case folding, an i with or
/// without its dot alike); accents do.
///
/// Scripts without spaces are found by every character and every pair of neighbours: `東京都` gives `東`,
/// `京`, `都`, `東京`, `京都`. A pictograph is a word by itself.
///
/// ```java
/// Words.in("“Zugang” für INV-88417")      // zugang für inv 88417
/// ```
public final class Words {

    /// Code points of a word that count; it is found by them when it is longer.
    public static final int MAX_WORD = 100;

    /// Bytes of the distinct words of one text in UTF-8, which is what a `tsvector` holds. The longest
    /// description of one ticket does not reach it but for text that is made for that; what comes after it
    /// is not found.
    public static final int MAX_BYTES = (1 << 20) - 1;

    /// Written without spaces between words. Hangul has them, but joins particles to its words.
    private static final Set<UnicodeScript> UNSPACED = EnumSet.of(
        UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.BOPOMOFO,
        UnicodeScript.HANGUL, UnicodeScript.THAI, UnicodeScript.LAO, UnicodeScript.KHMER,
        UnicodeScript.MYANMAR, UnicodeScript.TAI_LE, UnicodeScript.NEW_TAI_LUE, UnicodeScript.TAI_THAM,
        UnicodeScript.TAI_VIET, UnicodeScript.JAVANESE, UnicodeScript.BALINESE);

    private static final int ASCII = 0x80;
    private static final String SEPARATOR = " ";

    /// What a character does to the word before it. `ALONE` is one that may hold letters when it is
    /// normalised, such as `™` or `㎏`: they must not be glued to their neighbour.
    private enum Part { LETTER, DIGIT_SIGN, ALONE, IGNORED, NONE }

    private final boolean singles;
    private final Set<String> found = new LinkedHashSet<>();
    private int bytes;

    private Words(boolean singles) {
        this.singles = singles;
    }

    /// Every word of these texts once, separated by spaces: what is stored.
    public static String in(String... texts) {
        Words words = new Words(true);
        for (String text : texts) {
            words.take(text);
        }
        return String.join(SEPARATOR, words.found);
    }

    /// The words that a query asks for, each of which must occur; empty when it holds none.
    public static List<String> wanted(String query) {
        Words words = new Words(false);
        words.take(query);
        return List.copyOf(words.found);
    }

    /// Cuts the text where words end before it is normalised, so that what normalisation brings joins
    /// nothing.
    private void take(String text) {
        StringBuilder run = new StringBuilder();
        Part before = Part.NONE;
        for (int i = 0; i < text.length();) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            Part part = part(c);
            if (part == Part.IGNORED) {
                continue;
            }
            if (part != before || part == Part.ALONE) {
                normalise(run);
            }
            before = part;
            if (part != Part.NONE) {
                run.appendCodePoint(c);
            }
        }
        normalise(run);
    }

    private static Part part(int c) {
        if (c < ASCII) {
            return Character.isLetterOrDigit(c) ? Part.LETTER : Part.NONE;
        }
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER, Character.LOWERCASE_LETTER, Character.TITLECASE_LETTER,
                Character.MODIFIER_LETTER, Character.OTHER_LETTER, Character.DECIMAL_DIGIT_NUMBER,
                Character.LETTER_NUMBER, Character.COMBINING_SPACING_MARK -> Part.LETTER;
            case Character.NON_SPACING_MARK -> isInvisible(c) ? Part.IGNORED : Part.LETTER;
            case Character.OTHER_NUMBER -> Part.DIGIT_SIGN;
            case Character.OTHER_SYMBOL -> isFlagLetter(c) ? Part.LETTER : Part.ALONE;
            case Character.ENCLOSING_MARK -> Part.IGNORED;
            case Character.FORMAT -> isInvisible(c) ? Part.IGNORED : Part.NONE;
            default -> Character.isExtendedPictographic(c) ? Part.ALONE : Part.NONE;
        };
    }

    /// What may stand inside of a word and is not seen: soft hyphen, joiners, variation selectors.
    private static boolean isInvisible(int c) {
        return switch (c) {
            case 0xAD, 0x34F, 0x180B, 0x180C, 0x180D, 0x180F, 0x200C, 0x200D, 0x2060, 0xFEFF -> true;
            default -> c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF;
        };
    }

    /// Two of which are the flag of a country.
    private static boolean isFlagLetter(int c) {
        return c >= 0x1F1E6 && c <= 0x1F1FF;
    }

    private void normalise(StringBuilder run) {
        if (run.isEmpty()) {
            return;
        }
        String text = run.toString();
        run.setLength(0);
        if (text.chars().allMatch(c -> c < ASCII)) {
            word(text.toLowerCase(Locale.ROOT));
        } else {
            divide(folded(text));
        }
    }

    /// By way of upper case, where `ß` and `ẞ`, both forms of sigma and every i meet.
    private static String folded(String text) {
        String upper = nfkc(nfkc(text).toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT));
        StringBuilder lower = new StringBuilder(upper.length());
        upper.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
        return nfkc(lower.toString());
    }

    private static String nfkc(String text) {
        return Normalizer.normalize(text, Form.NFKC);
    }

    private void divide(String text) {
        StringBuilder run = new StringBuilder(text.length());
        boolean unspaced = false;
        for (int i = 0; i < text.length();) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean standsAlone = !isFlagLetter(c) && Character.isExtendedPictographic(c);
            boolean inWord = !standsAlone && (part(c) == Part.LETTER || part(c) == Part.DIGIT_SIGN);
            boolean next = inWord && isUnspaced(c, unspaced);
            if (!inWord || next != unspaced) {
                end(run, unspaced);
            }
            unspaced = next;
            if (standsAlone) {
                add(Character.toString(c));
            } else if (inWord) {
                run.appendCodePoint(c);
            }
        }
        end(run, unspaced);
    }

    /// Signs that several scripts share belong to what they follow.
    private static boolean isUnspaced(int c, boolean before) {
        if (isFlagLetter(c)) {
            return true;
        }
        if (Character.isDigit(c)) {
            return false;
        }
        UnicodeScript script = UnicodeScript.of(c);
        boolean shared = script == UnicodeScript.COMMON || script == UnicodeScript.INHERITED;
        return shared ? before : UNSPACED.contains(script);
    }

    private void end(StringBuilder run, boolean unspaced) {
        if (run.isEmpty()) {
            return;
        }
        if (unspaced) {
            pairs(run.codePoints().toArray());
        } else {
            word(run.toString());
        }
        run.setLength(0);
    }

    private void pairs(int[] characters) {
        for (int i = 0; i < characters.length; i++) {
            if (singles || characters.length == 1) {
                add(new String(characters, i, 1));
            }
            if (i > 0) {
                add(new String(characters, i - 1, 2));
            }
        }
    }

    private void word(String word) {
        boolean fits = word.length() <= MAX_WORD || word.codePointCount(0, word.length()) <= MAX_WORD;
        add(fits ? word : word.substring(0, word.offsetByCodePoints(0, MAX_WORD)));
    }

    private void add(String word) {
        int length = utf8Length(word);
        if (bytes + length <= MAX_BYTES && found.add(word)) {
            bytes += length;
        }
    }

    private static int utf8Length(String word) {
        int length = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            length += c < ASCII ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return length;
    }
}

package com.jupiteriq.kernel;

import java.util.Optional;
import java.util.UUID;

/// TypeID text form of a UUID: a prefix, an underscore and 26 characters of Crockford base32 in lower case
/// (decision C09).
public final class TypeId {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 26;

    private TypeId() {}

    /// The form as ECMA 262 and Java write it, without anchors. The first character holds three bits.
    public static String pattern(String prefix) {
        return prefix + "_[0-7][0-9a-hjkmnp-tv-z]{25}";
    }

    public static String of(String prefix, UUID id) {
        char[] text = new char[prefix.length() + 1 + LENGTH];
        prefix.getChars(0, prefix.length(), text, 0);
        text[prefix.length()] = '_';
        long high = id.getMostSignificantBits();
        long low = id.getLeastSignificantBits();
        for (int i = text.length - 1; i > prefix.length(); i--) {
            text[i] = ALPHABET.charAt((int) (low & 31));
            low = low >>> 5 | high << 59;
            high >>>= 5;
        }
        return new String(text);
    }

    /// The UUID behind `prefix_…`; empty when the text has another prefix or is not well formed.
    public static Optional<UUID> parse(String prefix, String text) {
        if (text.length() != prefix.length() + 1 + LENGTH
            || !text.startsWith(prefix)
            || text.charAt(prefix.length()) != '_'
            || text.charAt(prefix.length() + 1) > '7') {
            return Optional.empty();
        }
        long high = 0;
        long low = 0;
        for (int i = prefix.length() + 1; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            high = high << 5 | low >>> 59;
            low = low << 5 | digit;
        }
        return Optional.of(new UUID(high, low));
    }
}

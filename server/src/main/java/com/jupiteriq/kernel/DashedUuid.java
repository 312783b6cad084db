package com.jupiteriq.kernel;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/// The canonical text of a UUID, 8-4-4-4-12 hexadecimal digits in any case (RFC 9562 section 4). Java's own
/// reader also takes groups of other lengths, which name the same object by many texts.
public final class DashedUuid {

    /// The form as ECMA 262 and Java write it, without anchors.
    public static final String PATTERN = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private static final int LENGTH = 36;

    private DashedUuid() {}

    public static Optional<UUID> parse(String text) {
        return wellFormed(text) ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    private static boolean wellFormed(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? text.charAt(i) != '-' : !HexFormat.isHexDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}

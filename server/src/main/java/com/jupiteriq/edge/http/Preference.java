package com.jupiteriq.edge.http;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a client would like without insisting on it (RFC 7240).
public final class Preference {

    /// What an answer says that leaves out what was left out.
    public static final String MINIMAL = "return=minimal";

    private static final List<String> NAME_AND_VALUE = List.of("return", "minimal");

    private Preference() {}

    /// Whether an answer without the object is enough. Of several wishes for one thing the first counts; what
    /// cannot be read is no wish.
    ///
    /// @param prefer the header with all its lines, null when it is absent
    public static boolean minimal(@Nullable String prefer) {
        if (prefer == null) {
            return false;
        }
        for (String wish : Negotiation.split(prefer, ',')) {
            String[] parts = Negotiation.split(wish, ';').getFirst().split("=", 2);
            if (parts[0].strip().equalsIgnoreCase(NAME_AND_VALUE.getFirst())) {
                return parts.length > 1 && unquoted(parts[1].strip()).equals(NAME_AND_VALUE.getLast());
            }
        }
        return false;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return (quoted ? value.substring(1, value.length() - 1) : value).toLowerCase(Locale.ROOT);
    }
}

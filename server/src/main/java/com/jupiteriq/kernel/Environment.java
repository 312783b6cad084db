package com.jupiteriq.kernel;

import java.util.Locale;

/// Which of an account's separate worlds a row, a key or an event belongs to (decision D1).
public enum Environment {
    LIVE,
    TEST;

    /// The word used on the wire and in the database: `live` or `test`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Environment of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

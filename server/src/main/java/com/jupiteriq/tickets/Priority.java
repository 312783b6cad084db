package com.jupiteriq.tickets;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How urgent a ticket is, in rising order (003:122).
public enum Priority {
    LOW(1),
    MEDIUM(2),
    HIGH(3),
    URGENT(4);

    public static final List<String> WORDS = Arrays.stream(values()).map(Priority::word).toList();

    private final short rank;

    Priority(int rank) {
        this.rank = (short) rank;
    }

    /// The number that the database sorts by.
    short rank() {
        return rank;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Priority of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    static Priority ofRank(int rank) {
        return values()[rank - 1];
    }
}

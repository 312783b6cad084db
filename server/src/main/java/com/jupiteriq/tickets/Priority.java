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

    private static final Priority[] BY_RANK = values();

    private final short rank;
    private final String word = name().toLowerCase(Locale.ROOT);

    Priority(int rank) {
        this.rank = (short) rank;
    }

    /// The number that the database sorts by.
    short rank() {
        return rank;
    }

    public String word() {
        return word;
    }

    public static Priority of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    static Priority ofRank(int rank) {
        return BY_RANK[rank - 1];
    }
}

package com.jupiteriq.reports;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Questions that need no knowledge of series.
enum Template {
    /// What was called how often, and how long it took.
    USAGE("requests", "endpoint"),
    /// What failed, and why.
    ERRORS("errors", "code"),
    /// Month by month how long the server was there, what was guaranteed, and what is owed.
    AVAILABILITY("availability", null),
    /// How many tickets came and went.
    TICKETS("tickets", null);

    private final String series;
    private final @Nullable String by;

    Template(String series, @Nullable String by) {
        this.series = series;
        this.by = by;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String series() {
        return series;
    }

    /// By what it is told apart; null for nothing.
    @Nullable String by() {
        return by;
    }

    static Template of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

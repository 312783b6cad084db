package com.jupiteriq.reports;

import java.util.Locale;

/// What a report is written as.
enum Format {
    JSON("application/json"),
    CSV("text/csv; charset=utf-8; header=present");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String mediaType() {
        return mediaType;
    }

    static Format of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// Of which a run was written.
    static Format ofMediaType(String mediaType) {
        return mediaType.equals(JSON.mediaType) ? JSON : CSV;
    }
}

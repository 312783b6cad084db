package com.jupiteriq.edge;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// Reads the times that clients write: a bare date or an ISO 8601 timestamp with offset (decision C52).
public final class Times {

    private static final int FIRST_YEAR = 0;
    private static final int LAST_YEAR = 9999;

    private Times() {}

    /// Empty when the text is neither.
    public static Optional<Instant> parse(String text) {
        try {
            OffsetDateTime time = text.length() <= 10
                ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)
                : OffsetDateTime.parse(text);
            boolean storable = time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR;
            return storable ? Optional.of(time.toInstant()) : Optional.empty();
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}

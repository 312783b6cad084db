package com.jupiteriq.json;

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
    private static final int DATE_LENGTH = 10;

    private Times() {}

    /// A date (its start in UTC) or a timestamp.
    public static Optional<Instant> parse(String text) {
        if (text.length() > DATE_LENGTH) {
            return timestamp(text);
        }
        try {
            return storable(LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    public static Optional<Instant> timestamp(String text) {
        try {
            return storable(OffsetDateTime.parse(text));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> storable(OffsetDateTime time) {
        int year = time.withOffsetSameInstant(ZoneOffset.UTC).getYear();
        return year >= FIRST_YEAR && year <= LAST_YEAR ? Optional.of(time.toInstant()) : Optional.empty();
    }
}

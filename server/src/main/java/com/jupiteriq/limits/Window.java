package com.jupiteriq.limits;

import java.time.Duration;
import java.util.Optional;

/// A fixed window aligned to the UTC clock (decision C26).
public enum Window {
    MINUTE(Duration.ofMinutes(1)),
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1));

    private final Duration length;

    Window(Duration length) {
        this.length = length;
    }

    public Duration length() {
        return length;
    }

    long millis() {
        return length.toMillis();
    }

    /// `minute`, `hour` or `day`, as in `--limit 100/minute`.
    public String word() {
        return switch (this) {
            case MINUTE -> "minute";
            case HOUR -> "hour";
            case DAY -> "day";
        };
    }

    public static Optional<Window> of(String word) {
        return switch (word) {
            case "minute" -> Optional.of(MINUTE);
            case "hour" -> Optional.of(HOUR);
            case "day" -> Optional.of(DAY);
            default -> Optional.empty();
        };
    }
}

package com.jupiteriq.increases;

import com.jupiteriq.kernel.TypeId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/// A request for a higher limit.
///
/// @param version grows with every change
/// @param limit which: `account:minute`, or the name of a quota
/// @param wanted how many there should be
/// @param reason what for, one line
public record Increase(
    UUID id,
    int version,
    String limit,
    long wanted,
    String reason,
    State state,
    Instant createdAt,
    Instant updatedAt) {

    static final String PREFIX = "inc";
    static final int MAX_REASON = 1_000;

    /// The largest whole number that every reader of JSON keeps.
    static final long MAX_WANTED = (1L << 53) - 1;

    public enum State {
        PENDING, GRANTED, DECLINED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    Increase decided(State decision, Instant at) {
        return new Increase(id, version + 1, limit, wanted, reason, decision, createdAt, at);
    }

    /// `inc_…` (decision C09)
    public String publicId() {
        return TypeId.of(PREFIX, id);
    }
}

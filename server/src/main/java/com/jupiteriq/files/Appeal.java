package com.jupiteriq.files;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Somebody's word that what was found in a file is no virus, and what the operator says to it.
///
/// @param reason theirs
/// @param decidedAt null while nobody has decided
public record Appeal(State state, String reason, Instant madeAt, @Nullable Instant decidedAt) {

    /// In code points.
    public static final int MAX_REASON = 2_000;

    /// What became of it.
    public enum State {
        PENDING,
        /// The file goes on as if nothing was found.
        GRANTED,
        REFUSED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    Appeal decided(State decision, Instant at) {
        return new Appeal(decision, reason, madeAt, at);
    }
}

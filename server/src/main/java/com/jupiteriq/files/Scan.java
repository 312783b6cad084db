package com.jupiteriq.files;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a scanner has said of a file.
///
/// @param engine which scanner it was; null for none
/// @param signature what it has found; null for nothing
/// @param at when it said so; null for not yet
public record Scan(State state, @Nullable String engine, @Nullable String signature, @Nullable Instant at) {

    /// Nobody has looked yet.
    public static final Scan PENDING = new Scan(State.PENDING, null, null, null);

    /// Of what a scanner may say of itself, and of what it has found.
    public static final int MAX_TEXT = 200;

    /// What became of it.
    public enum State {
        /// Not yet looked at, or the scanner cannot be asked.
        PENDING,
        CLEAN,
        INFECTED,
        /// No scanner is there, or what is too large for it is let through.
        SKIPPED,
        /// Larger than the scanner takes.
        ERROR;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}

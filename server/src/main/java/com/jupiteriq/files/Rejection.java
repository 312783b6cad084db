package com.jupiteriq.files;

import java.time.Instant;
import java.util.Locale;

/// Why nobody may read a file.
///
/// @param message one sentence for whoever uploaded it, with nothing in it that was sent
/// @param at when it was rejected; the bytes of one in quarantine are kept from then on
public record Rejection(Reason reason, String message, Instant at) {

    static final int MAX_MESSAGE = 500;

    /// What is wrong with it (000:146).
    public enum Reason {
        /// Unpacked it is larger than may be.
        SIZE,
        /// Of a type that the account may not keep.
        TYPE,
        VIRUS,
        /// Not whole, or not what it says of itself.
        CORRUPT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Reason of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}

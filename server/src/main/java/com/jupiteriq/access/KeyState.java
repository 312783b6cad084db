package com.jupiteriq.access;

import com.jupiteriq.kernel.Failure.Reason;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What ends or pauses a key: a null never happened.
record KeyState(@Nullable Instant expiresAt, @Nullable Instant disabledAt, @Nullable Instant revokedAt) {

    /// The strongest reason why the key does not admit now; null when it does.
    @Nullable Reason refusal(Instant now) {
        if (revokedAt != null) {
            return Reason.REVOKED;
        }
        if (expiresAt != null && !now.isBefore(expiresAt)) {
            return Reason.EXPIRED;
        }
        return disabledAt != null ? Reason.DISABLED : null;
    }

    KeyState revoked(Instant at) {
        return new KeyState(expiresAt, disabledAt, at);
    }

    KeyState disabled(Instant at) {
        return new KeyState(expiresAt, at, revokedAt);
    }

    KeyState enabled() {
        return new KeyState(expiresAt, null, revokedAt);
    }

    /// Over at this time at the latest.
    KeyState ending(Instant at) {
        return expiresAt != null && expiresAt.isBefore(at) ? this : new KeyState(at, disabledAt, revokedAt);
    }

    /// `active`, `disabled`, `expired` or `revoked`.
    String word(Instant now) {
        Reason refusal = refusal(now);
        return refusal == null ? "active" : refusal.name().toLowerCase(Locale.ROOT);
    }
}

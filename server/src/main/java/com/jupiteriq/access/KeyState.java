package com.jupiteriq.access;

import com.jupiteriq.kernel.Failure.Reason;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What ends or pauses a key: a null never happened.
public record KeyState(
    @Nullable Instant expiresAt, @Nullable Instant disabledAt, @Nullable Instant revokedAt) {

    /// The strongest reason why the key does not admit now; null when it does.
    public @Nullable Reason refusal(Instant now) {
        if (revokedAt != null) {
            return Reason.REVOKED;
        }
        if (expiresAt != null && !now.isBefore(expiresAt)) {
            return Reason.EXPIRED;
        }
        return disabledAt != null ? Reason.DISABLED : null;
    }

    /// Whether it is revoked or expired.
    public boolean isOver(Instant now) {
        return revokedAt != null || expiresAt != null && !now.isBefore(expiresAt);
    }

    public KeyState expiring(@Nullable Instant at) {
        return new KeyState(at, disabledAt, revokedAt);
    }

    public KeyState revoked(Instant at) {
        return new KeyState(expiresAt, disabledAt, at);
    }

    public KeyState disabled(Instant at) {
        return new KeyState(expiresAt, at, revokedAt);
    }

    public KeyState enabled() {
        return new KeyState(expiresAt, null, revokedAt);
    }

    /// Over at this time at the latest.
    public KeyState ending(Instant at) {
        return expiresAt != null && expiresAt.isBefore(at) ? this : new KeyState(at, disabledAt, revokedAt);
    }

    /// `active`, `disabled`, `expired` or `revoked`.
    public String word(Instant now) {
        Reason refusal = refusal(now);
        return refusal == null ? "active" : refusal.name().toLowerCase(Locale.ROOT);
    }
}

package com.jupiteriq.sessions;

import com.jupiteriq.kernel.TypeId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A user who has signed in, on one device.
///
/// @param contract of the key that signed them in
/// @param lastUsedAt when tokens were last given out
/// @param expiresAt unless it is used until then
/// @param endsAt in any case
public record Session(UUID id, UUID user, String contract, @Nullable String device, Client client,
    Instant createdAt, Instant lastUsedAt, Instant expiresAt, Instant endsAt) {

    public static final String PREFIX = "ses";

    /// However much it is used.
    static final Duration LONGEST = Duration.ofDays(365);

    public static final int MAX_DEVICE = 100;
    public static final int MAX_AGENT = 1_000;

    static Session begun(UUID id, UUID user, NewSession wanted, Instant now, Duration idle) {
        Instant end = now.plus(LONGEST);
        return new Session(id, user, wanted.contract(), wanted.device(), wanted.client(), now, now,
            sooner(now.plus(idle), end), end);
    }

    Session used(Instant now, Duration idle) {
        return new Session(id, user, contract, device, client, createdAt, now,
            sooner(now.plus(idle), endsAt), endsAt);
    }

    /// `ses_…`
    public String publicId() {
        return TypeId.of(PREFIX, id);
    }

    static Instant sooner(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

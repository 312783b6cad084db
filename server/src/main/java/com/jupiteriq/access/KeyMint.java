package com.jupiteriq.access;

import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Principal;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Makes what is new about a key: its id, its principal and its secret.
final class KeyMint {

    private final Ids ids;
    private final RandomGenerator random;
    private final Pepper pepper;

    /// @param random as good as `SecureRandom`: it alone makes secrets hard to guess
    KeyMint(Ids ids, RandomGenerator random, Pepper pepper) {
        this.ids = ids;
        this.random = random;
        this.pepper = pepper;
    }

    UUID id() {
        return ids.next();
    }

    StoredKey key(KeyOrders.Terms terms, Instant now) {
        return new StoredKey(
            ids.next(),
            terms.account().tenant(terms.environment()),
            terms.account().plan(),
            terms.account().limits(),
            new Principal(ids.next(), terms.name()),
            terms.kind().contract(),
            terms.name(),
            terms.permissions(),
            terms.paths(),
            terms.addresses(),
            terms.limit(),
            now,
            new KeyState(terms.expiresAt(), null, null),
            null,
            null);
    }

    KeySecret secret(StoredKey key, KeyKind kind) {
        return KeySecret.create(kind.prefix(key.tenant().environment()), key.id(), random);
    }

    byte[] hash(KeySecret secret) {
        return pepper.hash(secret);
    }
}

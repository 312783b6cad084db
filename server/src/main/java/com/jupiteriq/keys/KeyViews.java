package com.jupiteriq.keys;

import com.jupiteriq.access.KeyKind;
import com.jupiteriq.access.KeyMint;
import com.jupiteriq.access.StoredKey;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.seals.Vault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Shows keys as they are now.
record KeyViews(List<KeyKind> kinds, Vault vault, InstantSource clock) {

    /// How old a key becomes before it should be rotated (decision C07).
    static final Duration ROTATE_AFTER = Duration.ofDays(90);

    KeyView of(StoredKey key) {
        return of(key, clock.instant());
    }

    /// In microseconds, as the database keeps it; a write's time can lie behind it, and ends nothing at once.
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    KeyView of(StoredKey key, Instant now) {
        return new KeyView(key, beginning(key), key.state().word(now), rotationDue(key, now), address(key));
    }

    /// Of a contract that this node does not have nobody knows how its secrets begin.
    private String beginning(StoredKey key) {
        Environment environment = key.tenant().environment();
        return kind(key.contract())
            .map(kind -> KeyMint.beginning(key.id(), environment, kind)).orElse("");
    }

    Optional<KeyKind> kind(String contract) {
        return kinds.stream().filter(kind -> kind.contract().equals(contract)).findFirst();
    }

    private static boolean rotationDue(StoredKey key, Instant now) {
        return key.rotatedTo() == null && !key.state().isOver(now)
            && key.createdAt().plus(ROTATE_AFTER).isBefore(now);
    }

    private @Nullable String address(StoredKey key) {
        byte[] sealed = key.use().address();
        return sealed == null
            ? null : vault.openText(key.tenant().account(), StoredKey.place(key.id()), sealed);
    }
}

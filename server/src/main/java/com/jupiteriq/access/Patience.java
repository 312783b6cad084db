package com.jupiteriq.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.tokens.KeySecret;
import com.jupiteriq.tokens.Pepper;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.springframework.dao.DataAccessException;

/// Who may wait for a place while too much is going on (R312). No more than a hint: whoever has waited goes
/// through the [Gate] like everybody else. So it may be minutes old, and keys are looked up for it only where
/// nothing is known of them and few others are being looked up: a flood of unknown keys neither fills the
/// waiting room nor reaches the database.
final class Patience {

    /// Keys that are looked up for a hint at the same time.
    static final int MAX_LOOK_UPS = 8;

    /// How long it is remembered that a key may wait.
    private static final Duration AGE = Duration.ofMinutes(5);
    private static final int MAX_KEYS = 20_000;

    private final KeyCache keys;
    private final Pepper pepper;
    private final InstantSource clock;
    private final Semaphore lookUps = new Semaphore(MAX_LOOK_UPS);
    private final Cache<UUID, KnownKey> patient = Caffeine.newBuilder()
        .maximumSize(MAX_KEYS).expireAfterWrite(AGE).executor(Runnable::run).build();

    Patience(KeyCache keys, Pepper pepper, InstantSource clock) {
        this.keys = keys;
        this.pepper = pepper;
        this.clock = clock;
    }

    boolean has(Credential credential) {
        if (credential.repeated() || credential.ticket() != null) {
            return false;
        }
        String shown = credential.apiKey() == null || credential.apiKey().isBlank()
            ? credential.bearer().orElse("") : credential.apiKey().strip();
        return KeySecret.parse(shown).filter(this::has).isPresent();
    }

    private boolean has(KeySecret secret) {
        return known(secret)
            .filter(key -> key.shown().waits() && key.state().refusal(clock.instant()) == null)
            .filter(key -> key.has(secret, pepper))
            .isPresent();
    }

    private Optional<KnownKey> known(KeySecret secret) {
        UUID id = secret.id();
        Optional<KnownKey> now = keys.remembered(id, secret.prefix());
        if (now.isPresent()) {
            return remember(id, now.get());
        }
        KnownKey before = patient.getIfPresent(id);
        return before == null ? lookUp(secret) : Optional.of(before);
    }

    private Optional<KnownKey> remember(UUID id, KnownKey key) {
        if (!key.shown().waits()) {
            patient.invalidate(id);
        } else if (!Objects.equals(patient.getIfPresent(id), key)) {
            patient.put(id, key);
        }
        return Optional.of(key);
    }

    private Optional<KnownKey> lookUp(KeySecret secret) {
        if (!lookUps.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return keys.find(secret.id(), secret.prefix()).flatMap(key -> remember(secret.id(), key));
        } catch (Refused | DataAccessException unknown) {
            return Optional.empty();
        } finally {
            lookUps.release();
        }
    }
}

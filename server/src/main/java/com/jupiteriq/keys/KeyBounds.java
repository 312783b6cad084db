package com.jupiteriq.keys;

import com.jupiteriq.access.AddressList;
import com.jupiteriq.access.KeySettings;
import com.jupiteriq.access.StoredKey;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.paths.PathPattern;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What binds a caller that manages keys: none that it makes, changes or rotates may be bound less, or it
/// could give itself what it was not given.
public record KeyBounds(
    Permissions permissions, List<PathPattern> paths, List<String> addresses, @Nullable Instant expiresAt) {

    /// Of the operator, whom nothing binds.
    static final KeyBounds NONE = new KeyBounds(Permissions.EVERYTHING, List.of(), List.of(), null);

    static KeyBounds of(StoredKey key) {
        KeySettings settings = key.settings();
        return new KeyBounds(
            settings.permissions(), settings.paths(), settings.addresses(), key.state().expiresAt());
    }

    /// For whoever may only this with the key.
    KeyBounds within(Permissions permitted) {
        return new KeyBounds(permissions.within(permitted), paths, addresses, expiresAt);
    }

    /// Refuses a key that is bound less than this.
    void demand(KeySettings settings, @Nullable Instant expiry) {
        if (!permissions.cover(settings.permissions())
            || !paths.isEmpty() && !withinPaths(settings.paths())
            || !addresses.isEmpty() && !withinAddresses(settings.addresses())
            || expiresAt != null && (expiry == null || expiry.isAfter(expiresAt))) {
            throw new Refused(new Failure.Exceeding());
        }
    }

    private boolean withinPaths(List<PathPattern> others) {
        return !others.isEmpty() && others.stream().allMatch(this::covers);
    }

    /// Method by method: each may be left by another pattern.
    private boolean covers(PathPattern other) {
        return other.methods().isEmpty()
            ? paths.stream().anyMatch(pattern -> pattern.covers(null, other))
            : other.methods().stream().allMatch(method ->
                paths.stream().anyMatch(pattern -> pattern.covers(method, other)));
    }

    private boolean withinAddresses(List<String> others) {
        return !others.isEmpty() && list(addresses).covers(list(others));
    }

    private static AddressList list(List<String> texts) {
        return AddressList.parse(texts).orElseThrow();
    }
}

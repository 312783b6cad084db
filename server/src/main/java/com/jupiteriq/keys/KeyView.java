package com.jupiteriq.keys;

import com.jupiteriq.access.StoredKey;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.TypeId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What may be told about a key at a moment: everything but its secret.
///
/// @param prefix how its secret begins
/// @param state `active`, `disabled`, `expired` or `revoked`
/// @param rotationDue whether it is so old that it should be rotated
/// @param lastUsedIp from where it was last used
public record KeyView(
    StoredKey key, String prefix, String state, boolean rotationDue, @Nullable String lastUsedIp) {

    static final String PREFIX = "key";

    /// `key_…`
    public static String publicId(UUID id) {
        return TypeId.of(PREFIX, id);
    }

    public String id() {
        return publicId(key.id());
    }

    public int version() {
        return key.version();
    }

    public Environment environment() {
        return key.tenant().environment();
    }

    public String contract() {
        return key.contract();
    }

    public String name() {
        return key.settings().name();
    }

    /// As `resource:action`, or `admin` alone.
    public List<String> permissions() {
        return key.settings().permissions().words();
    }

    /// The operations that it may call; none for all.
    public List<PathRule> paths() {
        return key.settings().paths().stream().map(PathRule::of).toList();
    }

    public List<String> allowedIps() {
        return key.settings().addresses();
    }

    public @Nullable Instant expiresAt() {
        return key.state().expiresAt();
    }

    /// Whether this is the expiry as it is shown, without its fraction of a second.
    boolean showsExpiry(Instant at) {
        Instant expiry = expiresAt();
        return expiry != null
            && expiry.truncatedTo(ChronoUnit.SECONDS).equals(at.truncatedTo(ChronoUnit.SECONDS));
    }

    /// To the second; written every ten seconds.
    public @Nullable Instant lastUsedAt() {
        return key.use().at();
    }

    /// `key_…` of the key that takes its place.
    public @Nullable String rotatedTo() {
        return key.rotatedTo() == null ? null : publicId(key.rotatedTo());
    }
}

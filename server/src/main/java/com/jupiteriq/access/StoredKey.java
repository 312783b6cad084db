package com.jupiteriq.access;

import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Tenant;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `api_keys`, without the hash of its secret.
///
/// @param version grows with every change, not with use
/// @param contract what the key was issued for, whether or not this node has it installed
/// @param createdBy null for keys from before it was kept
/// @param rotatedTo the key that takes its place
public record StoredKey(
    UUID id,
    int version,
    Tenant tenant,
    Principal principal,
    String contract,
    KeySettings settings,
    Instant createdAt,
    @Nullable Principal createdBy,
    Instant updatedAt,
    KeyState state,
    Use use,
    @Nullable UUID rotatedTo) {

    /// When and from where a key was last used, as far as it is written down.
    ///
    /// @param at to the second
    /// @param address sealed
    public record Use(@Nullable Instant at, byte @Nullable [] address) {

        static final Use NONE = new Use(null, null);
    }

    /// A new key with the same settings for the same principal.
    public StoredKey successor(UUID newId, Instant at, Principal by) {
        return new StoredKey(
            newId, 1, tenant, principal, contract, settings, at, by, at, state, Use.NONE, null);
    }

    public StoredKey with(KeySettings changed, KeyState ending, Instant at) {
        return new StoredKey(id, version + 1, tenant, principal, contract, changed, createdAt, createdBy, at,
            ending, use, rotatedTo);
    }

    public StoredKey with(KeyState changed, Instant at) {
        return with(settings, changed, at);
    }

    /// The same key once its successor exists, over at `end` at the latest.
    public StoredKey rotated(UUID successor, Instant end, Instant at) {
        return new StoredKey(id, version + 1, tenant, principal, contract, settings, createdAt, createdBy, at,
            state.ending(end), use, successor);
    }

    /// Where the address of its last use is sealed.
    public static String place(UUID id) {
        return "api_keys.last_used_ip:" + id;
    }
}

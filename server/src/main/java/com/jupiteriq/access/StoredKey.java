package com.jupiteriq.access;

import com.jupiteriq.accounts.AccountLimits;
import com.jupiteriq.accounts.Plan;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.limits.Rate;
import com.jupiteriq.paths.PathPattern;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `api_keys` with what it refers to.
///
/// @param contract what the key was issued for, whether or not this node has it installed
/// @param agreed the limits of its account
/// @param paths empty when it may call everything
/// @param addresses as they were written; empty when every address may use the key
/// @param rotatedTo the key that takes its place
record StoredKey(
    UUID id,
    Tenant tenant,
    Plan plan,
    AccountLimits agreed,
    Principal principal,
    String contract,
    String name,
    Permissions permissions,
    List<PathPattern> paths,
    List<String> addresses,
    @Nullable Rate limit,
    Instant createdAt,
    KeyState state,
    @Nullable Instant lastUsedAt,
    @Nullable UUID rotatedTo) {

    /// The same key in another state.
    StoredKey with(KeyState changed) {
        return new StoredKey(
            id, tenant, plan, agreed, principal, contract, name, permissions, paths, addresses, limit,
            createdAt, changed, lastUsedAt, rotatedTo);
    }

    /// The same settings under a new id, fresh.
    StoredKey successor(UUID newId, Instant at) {
        return new StoredKey(
            newId, tenant, plan, agreed, principal, contract, name, permissions, paths, addresses, limit,
            at, state, null, null);
    }

    /// The same key once its successor exists, over at `end` at the latest.
    StoredKey rotated(UUID successor, Instant end) {
        return new StoredKey(
            id, tenant, plan, agreed, principal, contract, name, permissions, paths, addresses, limit,
            createdAt, state.ending(end), lastUsedAt, successor);
    }
}

package com.jupiteriq.access;

import com.jupiteriq.accounts.Plan;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.limits.Window;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A key that the Gate has admitted: whose it is and what it may do. Never its secret.
///
/// @param limit the key's own limit, null for the one of the plan or the contract
public record ApiKey(
    UUID id,
    KeyKind kind,
    Tenant tenant,
    Principal principal,
    Permissions permissions,
    Plan plan,
    @Nullable Limit limit) {

    /// `100/minute`
    public record Limit(long requests, Window window) {}
}

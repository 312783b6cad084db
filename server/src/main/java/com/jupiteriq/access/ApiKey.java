package com.jupiteriq.access;

import com.jupiteriq.accounts.Plan;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.paths.EndpointSet;
import java.util.UUID;

/// A key that the Gate has admitted: whose it is and what it may do. Never its secret.
///
/// @param callable the operations that its path rules leave it
public record ApiKey(
    UUID id,
    KeyKind kind,
    Tenant tenant,
    Principal principal,
    Permissions permissions,
    EndpointSet callable,
    Plan plan,
    KeyLimits limits) {}

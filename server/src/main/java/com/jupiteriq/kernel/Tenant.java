package com.jupiteriq.kernel;

import java.util.UUID;

/// One environment of one account: the unit of isolation (decision D1).
///
/// @param id the `tenant_id` that leads every key of every tenant-owned table
public record Tenant(UUID id, UUID account, Environment environment) {}

package com.jupiteriq.kernel;

/// The authority to act in one tenant, and the time to do it in. Whoever holds no `Caller` cannot reach
/// tenant data: every facade and every store query takes one as its first parameter.
public record Caller(
    Tenant tenant, Principal principal, Permissions permissions, Origin origin, Deadline deadline) {

    /// The same authority with other time.
    public Caller within(Deadline other) {
        return new Caller(tenant, principal, permissions, origin, other);
    }
}

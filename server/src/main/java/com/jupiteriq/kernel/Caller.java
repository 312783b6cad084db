package com.jupiteriq.kernel;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The authority to act in one tenant, and the time to do it in. Whoever holds no `Caller` cannot reach
/// tenant data: every facade and every store query takes one as its first parameter.
///
/// @param principal in whose name is acted: what is made belongs to it
/// @param delegate the service account that acts in a user's name; null for whoever acts in its own
/// @param entitlements what the account may use
public record Caller(
    Tenant tenant, Principal principal, @Nullable Principal delegate, Permissions permissions,
    Entitled entitlements, Origin origin, Deadline deadline) {

    /// Whoever acts for the installation, in its own name.
    public Caller(
        Tenant tenant, Principal principal, Permissions permissions, Origin origin, Deadline deadline) {
        this(tenant, principal, null, permissions, Entitled.UNBOUNDED, origin, deadline);
    }

    /// The same authority with other time.
    public Caller within(Deadline other) {
        return new Caller(tenant, principal, delegate, permissions, entitlements, origin, other);
    }

    /// The same authority over an account that may use this.
    public Caller entitled(Entitled other) {
        return new Caller(tenant, principal, delegate, permissions, other, origin, deadline);
    }

    /// Who acts, in whoever's name.
    public Principal actor() {
        return delegate == null ? principal : delegate;
    }

    /// What the account of a caller may use: what its plan has, and what was agreed in place of it.
    ///
    /// @param plan its name, for those who are refused
    /// @param quotas how many there may be in an environment, by names such as `users`; what is not named has
    ///     no bound
    /// @param closed the features that are not open to it
    public record Entitled(String plan, Map<String, Long> quotas, Set<String> closed) {

        /// Of whoever acts for the installation.
        public static final Entitled UNBOUNDED = new Entitled("", Map.of(), Set.of());

        /// How many there may be; null for any number.
        public @Nullable Long quota(String name) {
            return quotas.get(name);
        }

        public boolean allows(String feature) {
            return !closed.contains(feature);
        }

        /// Refuses with `Closed` what the plan leaves out.
        public void demand(String feature) {
            if (!allows(feature)) {
                throw new Refused(new Failure.Closed(
                    "The plan " + plan + " does not include `" + feature + "`. Ask for one that does.",
                    plan));
            }
        }
    }
}

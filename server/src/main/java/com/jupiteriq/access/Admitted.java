package com.jupiteriq.access;

import com.jupiteriq.accounts.Entitlements;
import com.jupiteriq.accounts.Feature;
import com.jupiteriq.accounts.Plan;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.paths.EndpointSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whoever the Gate has admitted, and what they may do: a service account by one of its keys, or a user by
/// an access token. Never the secret that was shown.
///
/// @param credential the id of the key, or of the access token
/// @param kind of the key, or of the one that signed the user in: it says in which contract they speak
/// @param delegate the service account of the key, when it acts for a user; else null
/// @param callable the operations that the path rules of a key leave it
/// @param entitled what the account may use
/// @param limits of the account, and of a key that has its own
public record Admitted(
    UUID credential,
    KeyKind kind,
    Tenant tenant,
    Principal principal,
    @Nullable Principal delegate,
    Permissions permissions,
    EndpointSet callable,
    Entitlements entitled,
    KeyLimits limits) {

    /// What the account may use.
    public Caller.Entitled allowed() {
        return entitled.allowed();
    }

    /// Whether this is the operator, who may see all accounts.
    public boolean isOperator() {
        return byKey() && entitled.operator() && permissions.allow(Permission.ACCOUNTS_READ);
    }

    public Plan plan() {
        return entitled.plan();
    }

    /// Whether a key was shown, be it for a user.
    public boolean byKey() {
        return delegate != null || !principal.isUser();
    }

    /// Whether they may wait for a place while others are refused (the gate `priority_queue`, R312).
    public boolean waits() {
        return entitled.allowed().allows(Feature.PRIORITY_QUEUE.word());
    }

    /// Who acts, in whoever's name.
    public Principal actor() {
        return delegate == null ? principal : delegate;
    }

    /// By what calls are counted: each key by itself, a user over all their sessions.
    public UUID counted() {
        return byKey() ? credential : principal.id();
    }

    /// The same key for a user: it may what both may.
    Admitted actingFor(Admitted user) {
        return new Admitted(credential, kind, tenant, user.principal, principal,
            permissions.within(user.permissions), callable, entitled, limits);
    }
}

package com.jupiteriq.access;

import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Tenant;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What somebody may now who was admitted before, for work that outlives the request which asked for it. A
/// service account may what its keys allow that are good, so that one can be replaced by another meanwhile.
public final class Rights {

    private final KeyCache users;
    private final List<KeyKind> kinds;
    private final JdbcClient worker;
    private final InstantSource clock;

    Rights(KeyCache users, List<KeyKind> kinds, JdbcClient worker, InstantSource clock) {
        this.users = users;
        this.kinds = List.copyOf(kinds);
        this.worker = worker;
        this.clock = clock;
    }

    /// What both may; whoever is nobody of a tenant may everything.
    ///
    /// @param delegate null where nobody acts for the principal
    public Permissions now(Tenant tenant, Principal principal, @Nullable Principal delegate) {
        Permissions own = now(tenant, principal);
        return delegate == null ? own : own.within(now(tenant, delegate));
    }

    private Permissions now(Tenant tenant, Principal principal) {
        if (principal.isInstallation()) {
            return Permissions.EVERYTHING;
        }
        return principal.isUser()
            ? users.user(tenant, principal.id())
                .filter(known -> acts(known.shown().tenant(), tenant))
                .map(known -> known.shown().permissions()).orElse(Permissions.NONE)
            : ofKeys(tenant, principal);
    }

    /// In their own environment; those of the live one also in the sandbox of their account.
    private static boolean acts(Tenant home, Tenant in) {
        return home.equals(in)
            || home.environment() == Environment.LIVE && home.account().equals(in.account());
    }

    private Permissions ofKeys(Tenant tenant, Principal account) {
        Instant now = clock.instant();
        return KeyStore.ofPrincipal(worker, tenant, account.id()).stream()
            .filter(key -> key.state().refusal(now) == null)
            .map(this::permissions)
            .reduce(Permissions.NONE, Permissions::and);
    }

    /// Nothing by a key of a contract that this node does not have.
    private Permissions permissions(StoredKey key) {
        return kinds.stream().filter(kind -> kind.contract().equals(key.contract())).findFirst()
            .map(kind -> kind.fixed() == null ? key.settings().permissions() : kind.fixed())
            .orElse(Permissions.NONE);
    }
}

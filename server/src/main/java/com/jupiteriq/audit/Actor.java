package com.jupiteriq.audit;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.TypeId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who acted.
///
/// @param id of a principal of the tenant, [#NOBODY] for the installation itself and for somebody unknown
/// @param name null for somebody unknown
/// @param behalf the user for whom it was done, null for nobody
record Actor(Principal.Kind kind, UUID id, @Nullable String name, @Nullable UUID behalf) {

    static final UUID NOBODY = Principal.NOBODY;

    private static final String USER = "usr";

    /// Whoever tried to sign in, and was not let in.
    static final Actor UNKNOWN = new Actor(Principal.Kind.USER, NOBODY, null, null);

    /// Whoever acts, and the user in whose name.
    static Actor of(Caller caller) {
        Principal actor = caller.actor();
        return new Actor(actor.kind(), actor.id(), actor.name(),
            caller.delegate() == null ? null : caller.principal().id());
    }

    static Actor of(Principal principal) {
        return new Actor(principal.kind(), principal.id(), principal.name(), null);
    }

    /// The public id of the user for whom it was done.
    @Nullable String onBehalfOf() {
        return behalf == null ? null : Principal.Kind.USER.publicId(behalf);
    }

    static @Nullable UUID user(String publicId) {
        return TypeId.parse(USER, publicId).orElse(null);
    }
}

package com.jupiteriq.audit;

import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Principal;
import com.jupiteriq.kernel.Tenant;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that was denied.
///
/// @param action a noun and a verb, as in the entries of what was done
/// @param target the public id of the object, null when there is none
/// @param subject the person of whom the entry tells, null for nobody
record Denial(Tenant tenant, Actor actor, Origin origin, String action, @Nullable String target,
    @Nullable UUID subject, Instant at) {

    private static final String SIGN_IN = "session.create";

    /// What a caller had no right to do.
    static Denial of(
        Tenant tenant, Principal principal, Origin origin, Denials.Deed deed, Instant at) {
        return new Denial(tenant, Actor.of(principal), origin, deed.action(), deed.target(), null, at);
    }

    /// A sign-in that failed.
    static Denial ofSignIn(Tenant tenant, @Nullable UUID user, Origin origin, Instant at) {
        return new Denial(tenant, Actor.UNKNOWN, origin, SIGN_IN,
            user == null ? null : Principal.Kind.USER.publicId(user), user, at);
    }

    /// Told of both: about nothing and nobody, unless both were about the same.
    Denial with(Denial earlier) {
        boolean alike = Objects.equals(target, earlier.target) && Objects.equals(subject, earlier.subject);
        return alike ? this : new Denial(tenant, actor, origin, action, null, null, at);
    }
}

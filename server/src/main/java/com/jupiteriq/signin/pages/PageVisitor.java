package com.jupiteriq.signin.pages;

import com.jupiteriq.access.Admitted;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Deadline;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// Who looks at a page: a user of the live environment of an account, in the environment that they have
/// chosen.
///
/// @param admitted as whom the Gate knows them, in the chosen environment
/// @param home where the user and the session lie
/// @param account what it is called
/// @param role the word of the user's
/// @param lacksFactor whether the account demands a second factor that they do not have yet: until they do
///     they may nothing but add one
/// @param provedAt when they last showed a password or a code
public record PageVisitor(UUID session, Admitted admitted, Tenant home, String account, String role,
    boolean lacksFactor, Instant provedAt) {

    /// How long it lasts that somebody has shown who they are.
    public static final Duration PROVED = Duration.ofMinutes(10);

    public UUID user() {
        return admitted.principal().id();
    }

    public Environment environment() {
        return admitted.tenant().environment();
    }

    /// Whether they may do what takes a fresh proof.
    public boolean steppedUp(Instant now) {
        return now.isBefore(provedAt.plus(PROVED));
    }

    /// Their authority over what they look at.
    public Caller caller(Origin origin, Deadline deadline) {
        return new Caller(admitted.tenant(), admitted.principal(), null, admitted.permissions(),
            admitted.allowed(), origin, deadline);
    }

    /// Their authority over what is their own: name, password, factors, sessions, which lie at home.
    public Caller self(Origin origin, Deadline deadline) {
        return new Caller(home, admitted.principal(), null, admitted.permissions(),
            admitted.allowed(), origin, deadline);
    }
}

package com.jupiteriq.access;

import com.jupiteriq.kernel.Tenant;
import java.time.Instant;
import java.util.UUID;

/// What the Gate remembers of a session in a browser beside whoever it stands for.
///
/// @param home the live environment, where the user and the session lie, whichever they look at
/// @param account what it is called
/// @param role the word of the user's
/// @param lacksFactor whether the account demands a second factor that the user does not have
/// @param provedAt when they last showed a password or a code
/// @param usedAt when the session was last used, as far as that is written down
public record Browsing(UUID session, Tenant home, String account, String role, boolean lacksFactor,
    Instant provedAt, Instant usedAt) {}

package com.jupiteriq.sessions;

import com.jupiteriq.tokens.Pepper;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is kept of two tokens, with their session.
///
/// @param active whether its user may sign in
/// @param replacedAt null while the refresh token was not used
/// @param next what took their place; null for none
record StoredTokens(UUID id, Session session, boolean active, Pepper.Hash accessHash,
    Instant accessUntil, Pepper.Hash refreshHash, @Nullable Instant replacedAt, @Nullable Next next) {

    /// @param replaced whether it has been used itself
    /// @param kept sealed; null when that is no longer told
    record Next(UUID id, Instant accessUntil, boolean replaced, byte @Nullable [] kept) {}
}

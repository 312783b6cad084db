package com.jupiteriq.sessions;

import java.time.Instant;

/// A session with the tokens that its client is told.
public record Issued(Session session, Tokens tokens, Instant at) {

    /// In whole seconds, from when it is told.
    public long secondsLeft() {
        return Math.max(0, tokens.accessUntil().getEpochSecond() - at.getEpochSecond());
    }
}

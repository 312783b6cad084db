package com.jupiteriq.invitations;

import org.jspecify.annotations.Nullable;

/// An invitation as whoever sends it sees it, this once.
///
/// @param token null when it was mailed
public record Issued(Invitation invitation, @Nullable String token) {

    @Override
    public String toString() {
        return "Issued[" + invitation + "]";
    }
}

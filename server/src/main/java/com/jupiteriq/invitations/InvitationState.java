package com.jupiteriq.invitations;

import java.time.Instant;

/// Whether an invitation can be accepted.
public enum InvitationState {

    PENDING("pending"),
    ACCEPTED("accepted"),
    REVOKED("revoked"),

    /// Nobody came in time; it is kept as pending.
    EXPIRED("expired");

    private final String word;

    InvitationState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    static InvitationState of(String kept, Instant expires, Instant now) {
        for (InvitationState state : values()) {
            if (state.word.equals(kept)) {
                return state == PENDING && !now.isBefore(expires) ? EXPIRED : state;
            }
        }
        throw new IllegalStateException("no invitation has the state " + kept);
    }
}

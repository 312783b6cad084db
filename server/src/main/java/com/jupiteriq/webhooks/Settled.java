package com.jupiteriq.webhooks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of one attempt, ready to be written down.
///
/// @param attempt the id of the attempt
/// @param summary the attempt without bodies, sealed
/// @param document the attempt as it was seen, sealed
record Settled(Claimed claimed, UUID attempt, byte[] summary, byte[] document, Next next, Health health) {

    /// What happens to the delivery now.
    sealed interface Next {

        record Delivered() implements Next {}

        record Again(Instant due) implements Next {}

        record GivenUp() implements Next {}
    }

    /// What the attempt says about the endpoint.
    ///
    /// @param takes whether it took the event
    /// @param at when the attempt ended
    /// @param resumeAt until when nothing more is sent to it; null for no pause
    /// @param gone whether it asked never to be called again (410)
    record Health(boolean takes, Instant at, @Nullable Instant resumeAt, boolean gone) {

        /// Whether the endpoint's row has to change.
        boolean differs(@Nullable Instant failingSince) {
            return takes ? failingSince != null : failingSince == null || resumeAt != null;
        }
    }

    UUID tenant() {
        return claimed.tenant().id();
    }

    /// The person of whom the payload told, null for nobody.
    @Nullable UUID subject() {
        Claimed.Logged event = claimed.logged();
        return event == null ? null : event.subject();
    }

    LocalDate day() {
        return claimed.day();
    }

    UUID delivery() {
        return claimed.id();
    }
}

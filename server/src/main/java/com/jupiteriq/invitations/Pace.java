package com.jupiteriq.invitations;

import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.Write;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How often an address is sent a mail of one kind: once a minute. Refuses with `Limited`.
final class Pace {

    static final Duration BETWEEN = Duration.ofMinutes(1);

    private final InvitationStore store;

    Pace(InvitationStore store) {
        this.store = store;
    }

    /// When the last mail of the invitation is written, once this write is committed; stages that no other
    /// write sends one at the same time.
    ///
    /// @param notify whether this write sends one
    @Nullable Instant keep(Invitation invitation, boolean notify, Write write) {
        Instant last = store.lastSent(write.caller(), invitation.organizationId(), invitation.email());
        if (!notify) {
            return last;
        }
        Instant since = write.now().minus(BETWEEN);
        if (last != null && last.isAfter(since)) {
            throw new Refused(
                new Failure.Limited(Duration.between(write.now(), last.plus(BETWEEN)).plusSeconds(1)));
        }
        store.demandQuiet(invitation, since, write);
        return write.now();
    }
}

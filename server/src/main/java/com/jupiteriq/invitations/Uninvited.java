package com.jupiteriq.invitations;

import com.jupiteriq.store.Write;
import com.jupiteriq.users.Departure;
import com.jupiteriq.users.User;
import java.time.Duration;

/// Ends the invitations of a deleted user and of the address that was theirs, with the mails that have not
/// left yet. The user's own deletion is what is put on record.
final class Uninvited implements Departure {

    /// Longer than a mail is tried.
    private static final Duration MAIL_WAITS = Duration.ofDays(4);

    private final InvitationStore store;
    private final InvitationMail mail;

    Uninvited(InvitationStore store, InvitationMail mail) {
        this.store = store;
        this.mail = mail;
    }

    @Override
    public void leaves(User user, Write write) {
        String email = user.details().email();
        mail.erase(user.id(), write);
        store.sentTo(write.caller(), email, write.now().minus(MAIL_WAITS))
            .forEach(invitation -> mail.erase(invitation, write));
        store.deleteOfUser(user.id(), write);
        store.deleteOfPerson(email, write);
    }
}

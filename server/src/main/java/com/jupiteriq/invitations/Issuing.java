package com.jupiteriq.invitations;

import com.jupiteriq.invitations.InvitationStore.Kept;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.organizations.MemberRole;
import com.jupiteriq.organizations.Organization;
import com.jupiteriq.store.Write;
import com.jupiteriq.users.User;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Gives tokens out: each is written down by its hash and told once, in a mail or to whoever asked.
final class Issuing {

    private final InvitationStore store;
    private final InvitationMail mail;
    private final Pace pace;
    private final Ids ids;
    private final SecureRandom random;

    Issuing(InvitationStore store, InvitationMail mail, Ids ids, SecureRandom random) {
        this.store = store;
        this.mail = mail;
        this.pace = new Pace(store);
        this.ids = ids;
        this.random = random;
    }

    /// An invitation that is valid from now on.
    Invitation toOrganization(
        Organization organization, String email, MemberRole role, boolean notify, Write write) {
        return paced(new Invitation(ids.next(), organization.id(), null, email, role,
            InvitationState.PENDING, null, write.now(), write.now()), notify, write);
    }

    Invitation ofUser(User user, boolean notify, Write write) {
        return paced(fresh(user, write), notify, write);
    }

    /// Of one who is made in this very write, whom nobody can have invited.
    Invitation ofNewcomer(User made, Write write) {
        return fresh(made, write).renewed(write.now(), write.now());
    }

    private Invitation fresh(User user, Write write) {
        return new Invitation(ids.next(), null, user.id(), user.details().email(), MemberRole.MEMBER,
            InvitationState.PENDING, null, write.now(), write.now());
    }

    private Invitation paced(Invitation invitation, boolean notify, Write write) {
        Instant sent = pace.keep(invitation, notify, write);
        return invitation.renewed(sent, write.now());
    }

    /// @param organization null for the invitation of a user
    Issued first(
        Invitation invitation, @Nullable Organization organization, boolean notify, Write write) {
        Token token = Token.fresh(random);
        store.insert(invitation, token, write);
        return told(invitation, organization, notify, token, write);
    }

    Issued again(Kept before, Organization organization, boolean notify, Write write) {
        Invitation after = paced(before.invitation(), notify, write);
        Token token = Token.fresh(random);
        store.renew(before, after, token, write);
        eraseMail(after.id(), write);
        return told(after, organization, notify, token, write);
    }

    private Issued told(Invitation invitation, @Nullable Organization organization, boolean notify,
        Token token, Write write) {
        if (!notify) {
            return new Issued(invitation, token.text());
        }
        if (organization != null) {
            mail.toOrganization(invitation, organization, token, write);
        } else if (invitation.userId() != null) {
            mail.ofUser(invitation, invitation.userId(), token, write);
        }
        return new Issued(invitation, null);
    }

    /// Lets no mail leave about this that has not yet.
    void eraseMail(UUID about, Write write) {
        mail.erase(about, write);
    }
}

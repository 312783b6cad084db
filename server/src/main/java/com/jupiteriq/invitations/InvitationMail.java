package com.jupiteriq.invitations;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.notices.Entrance;
import com.jupiteriq.notices.Letter;
import com.jupiteriq.notices.Mail;
import com.jupiteriq.notices.Notices;
import com.jupiteriq.notices.OwnLinks;
import com.jupiteriq.organizations.Organization;
import com.jupiteriq.store.Write;
import com.jupiteriq.text.EmailAddress;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What invited people are told.
final class InvitationMail {

    private final Notices notices;
    private final InvitationSettings settings;
    private final OwnLinks links;
    private final Function<Caller, Inviter> inviters;

    /// Whoever invites.
    ///
    /// @param page where the link leads; null for the server's
    record Inviter(String name, @Nullable String page) {}

    InvitationMail(Notices notices, InvitationSettings settings, OwnLinks links,
        Function<Caller, Inviter> inviters) {
        this.notices = notices;
        this.settings = settings;
        this.links = links;
        this.inviters = inviters;
    }

    void ofUser(Invitation invitation, UUID user, Token token, Write write) {
        Inviter inviter = inviters.apply(write.caller());
        send(invitation, user, notices.letters().userInvitation(
            inviter.name(), entrance(inviter, token, write), invitation.expiresAt()), write);
    }

    void toOrganization(Invitation invitation, Organization organization, Token token, Write write) {
        Inviter inviter = inviters.apply(write.caller());
        send(invitation, invitation.id(), notices.letters().organizationInvitation(organization.name(),
            inviter.name(), entrance(inviter, token, write), invitation.expiresAt()), write);
    }

    private Entrance entrance(Inviter inviter, Token token, Write write) {
        Optional<String> page =
            Optional.ofNullable(inviter.page()).or(() -> Optional.ofNullable(settings.invitationUrl()));
        return links.entrance(page, OwnLinks.INVITATION, write.caller().tenant(), token.text());
    }

    private void send(Invitation invitation, UUID about, Letter letter, Write write) {
        EmailAddress address = EmailAddress.parse(invitation.email())
            .orElseThrow(() -> new IllegalStateException("an invitation to what is no address"));
        notices.stage(new Mail(address, about, letter), write);
    }

    /// Lets none leave that has not yet.
    void erase(UUID about, Write write) {
        notices.erase(about, write);
    }
}

package com.jupiteriq.invitations;

import com.jupiteriq.accounts.Accounts;
import com.jupiteriq.invitations.InvitationMail.Inviter;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.notices.Notices;
import com.jupiteriq.notices.OwnLinks;
import com.jupiteriq.organizations.Members;
import com.jupiteriq.organizations.Organizations;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.store.Reads;
import com.jupiteriq.users.Departure;
import com.jupiteriq.users.Users;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Builds invitations over [InvitationSettings], which the start brings.
@Configuration(proxyBeanMethods = false)
public class InvitationsModule {

    @Bean
    InvitationStore invitationStore(Reads reads, Vault vault, InstantSource clock) {
        return new InvitationStore(reads, vault, clock);
    }

    /// Whoever invites is the account.
    @Bean
    InvitationMail invitationMail(
        Notices notices, InvitationSettings settings, OwnLinks links, Accounts accounts) {
        return new InvitationMail(notices, settings, links, caller ->
            accounts.of(caller.tenant())
                .map(account -> new Inviter(account.name(), account.settings().invitationUrl()))
                .orElse(new Inviter("", null)));
    }

    @Bean
    Issuing issuing(InvitationStore store, InvitationMail mail, Ids ids, SecureRandom random) {
        return new Issuing(store, mail, ids, random);
    }

    @Bean
    Invitations invitations(
        Organizations organizations, Members members, Users users, InvitationStore store, Issuing issuing) {
        return new Invitations(organizations, members, users, store, issuing);
    }

    @Bean
    UserInvitations userInvitations(Users users, InvitationStore store, Issuing issuing) {
        return new UserInvitations(users, store, issuing);
    }

    @Bean
    Accepting accepting(
        Users users, Organizations organizations, Members members, InvitationStore store) {
        return new Accepting(users, organizations, members, store);
    }

    @Bean
    Departure endingInvitations(InvitationStore store, InvitationMail mail) {
        return new Uninvited(store, mail);
    }
}

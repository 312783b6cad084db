package com.jupiteriq.invitations;

import static com.jupiteriq.invitations.Invitations.audit;

import com.jupiteriq.invitations.InvitationStore.Kept;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.organizations.Members;
import com.jupiteriq.organizations.Organization;
import com.jupiteriq.organizations.Organizations;
import com.jupiteriq.store.Write;
import com.jupiteriq.text.EmailAddress;
import com.jupiteriq.users.Greeting;
import com.jupiteriq.users.User;
import com.jupiteriq.users.UserRef;
import com.jupiteriq.users.UserStatus;
import com.jupiteriq.users.Users;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Lets people in who have a token.
///
/// Refuses with `Missing` for a token that is not known, was used, has ended or counts for another address,
/// all alike; with `Invalid` for a password that is missing, weak or too much, and with `Conflict` for a user
/// who is inactive.
public final class Accepting {

    private final Users users;
    private final Organizations organizations;
    private final Members members;
    private final InvitationStore store;

    Accepting(Users users, Organizations organizations, Members members, InvitationStore store) {
        this.users = users;
        this.organizations = organizations;
        this.members = members;
        this.store = store;
    }

    /// @param invitation null when it was of the user
    public record Accepted(User user, @Nullable Invitation invitation) {}

    /// To what a token invites.
    ///
    /// @param organization what it is called, null for an invitation of a user
    /// @param user whom it lets in, null for somebody who is not there yet
    public record Invited(String email, @Nullable String organization, @Nullable User user) {}

    /// Refuses with `Missing` as [#accept] does, and does not use the token up.
    public Invited look(Caller caller, String text) {
        Invitation invitation = valid(new Token(text), caller).invitation();
        UUID id = invitation.userId();
        UUID organization = invitation.organizationId();
        if (id != null) {
            return new Invited(invitation.email(), null, invited(caller, id, invitation));
        }
        return new Invited(invitation.email(),
            organization == null ? null : organizations.get(caller, organization).name(),
            users.byEmail(caller, invitation.email()).orElse(null));
    }

    private User invited(Caller caller, UUID id, Invitation invitation) {
        User user = users.get(caller, new UserRef.ById(id));
        if (user.status() != UserStatus.INVITED || !isOf(user, invitation)) {
            throw missing();
        }
        return user;
    }

    /// Uses up the token. Its owner has shown that the address is theirs.
    public Accepted accept(String text, Greeting greeting, Write write) {
        Kept kept = valid(new Token(text), write.caller());
        UUID user = kept.invitation().userId();
        return user != null ? ofUser(kept, user, greeting, write) : toOrganization(kept, greeting, write);
    }

    private Kept valid(Token token, Caller caller) {
        byte[] hash = token.hash();
        return store.byToken(caller, hash)
            .filter(kept -> MessageDigest.isEqual(kept.hash(), hash))
            .filter(kept -> kept.invitation().state() == InvitationState.PENDING)
            .orElseThrow(Accepting::missing);
    }

    private Accepted ofUser(Kept kept, UUID id, Greeting greeting, Write write) {
        User user = invited(write.caller(), id, kept.invitation());
        if (greeting.password() == null) {
            throw new Refused(Failure.Invalid.of(Problem.missing(InvitationDocument.PASSWORD.name())));
        }
        User in = users.welcome(user, greeting, write);
        store.end(kept, InvitationState.ACCEPTED, write);
        return new Accepted(in, null);
    }

    private static boolean isOf(User user, Invitation invitation) {
        return EmailAddress.comparable(user.details().email())
            .equals(EmailAddress.comparable(invitation.email()));
    }

    private Accepted toOrganization(Kept kept, Greeting greeting, Write write) {
        Invitation invitation = kept.invitation();
        UUID id = invitation.organizationId();
        if (id == null) {
            throw new IllegalStateException("an invitation of nobody to nothing");
        }
        Organization organization = organizations.get(write.caller(), id);
        User user = users.byEmail(write.caller(), invitation.email())
            .map(known -> known(known, greeting, write))
            .orElseGet(() -> users.join(invitation.email(), greeting, write));
        write.tellsOf(user.id());
        members.add(organization, user, invitation.role(), write);
        store.end(kept, InvitationState.ACCEPTED, write);
        Invitation accepted = invitation.ended(InvitationState.ACCEPTED);
        write.record(audit("accept", invitation, accepted));
        return new Accepted(user, accepted);
    }

    private User known(User user, Greeting greeting, Write write) {
        return switch (user.status()) {
            case INVITED -> users.welcome(user, greeting, write);
            case ACTIVE -> {
                refuseAny(greeting);
                yield users.welcome(user, greeting, write);
            }
            case INACTIVE -> throw new Refused(new Failure.Conflict(
                "The user with this address is inactive. Activate the user first.", null));
        };
    }

    private static void refuseAny(Greeting greeting) {
        List<Problem> problems = new ArrayList<>(0);
        String known = "This user is active already. Leave it out.";
        if (greeting.name() != null) {
            problems.add(Problem.wrong(InvitationDocument.NAME.name(), known));
        }
        if (greeting.password() != null) {
            problems.add(Problem.wrong(InvitationDocument.PASSWORD.name(), known));
        }
        if (!problems.isEmpty()) {
            throw new Refused(new Failure.Invalid(problems));
        }
    }

    private static Refused missing() {
        return new Refused(new Failure.Missing("invitation"));
    }
}

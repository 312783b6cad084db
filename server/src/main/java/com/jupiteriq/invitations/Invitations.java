package com.jupiteriq.invitations;

import static com.jupiteriq.invitations.InvitationDocument.RECORDED;

import com.jupiteriq.invitations.InvitationStore.Kept;
import com.jupiteriq.json.Draft;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.lists.Listing;
import com.jupiteriq.lists.Page;
import com.jupiteriq.lists.PageRequest;
import com.jupiteriq.lists.Selection;
import com.jupiteriq.organizations.Members;
import com.jupiteriq.organizations.Organization;
import com.jupiteriq.organizations.Organizations;
import com.jupiteriq.store.Write;
import com.jupiteriq.users.User;
import com.jupiteriq.users.Users;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Invitations to the organizations of a tenant.
///
/// Refuses with `Missing` for an organization or invitation that is not there, with `Conflict` for a member
/// and for what has ended, with `QuotaExceeded` beyond [#MOST], and with `Limited` where an address was
/// mailed within a minute.
public final class Invitations {

    public static final String QUOTA = "invitations";

    /// How many an organization may have, those included that ended lately.
    static final int MOST = 1_000;

    /// How long one is shown after it has expired.
    static final Duration KEPT = Duration.ofDays(30);

    private final Organizations organizations;
    private final Members members;
    private final Users users;
    private final InvitationStore store;
    private final Issuing issuing;

    Invitations(
        Organizations organizations, Members members, Users users, InvitationStore store, Issuing issuing) {
        this.organizations = organizations;
        this.members = members;
        this.users = users;
        this.store = store;
        this.issuing = issuing;
    }

    public Listing<Invitation> list() {
        return store.list();
    }

    public Page<Invitation> page(Caller caller, UUID organization, Selection selection, PageRequest page) {
        UUID id = organizations.get(caller, organization).id();
        return store.list().page(caller, selection.within(InvitationStore.within(id)), page);
    }

    public Invitation get(Caller caller, UUID organization, UUID id) {
        return found(caller, organizations.get(caller, organization), id).invitation();
    }

    /// Invites somebody, by mail or with the token in the answer. An earlier invitation of the same address
    /// to the same organization ends.
    public Issued create(UUID organization, Draft<Invitation> draft, Write write) {
        write.about(organization.toString());
        Caller caller = write.caller();
        Organization to = organizations.get(caller, organization);
        String email = draft.get(InvitationDocument.EMAIL);
        refuseMember(to, email, write);
        long used = store.count(caller, to.id(), write.now().minus(KEPT));
        if (used >= MOST) {
            throw new Refused(new Failure.QuotaExceeded(QUOTA, MOST, used));
        }
        organizations.hold(to, write);
        write.oneAtATime("invitations to " + to.id());
        boolean notify = draft.get(InvitationDocument.NOTIFY);
        Invitation made =
            issuing.toOrganization(to, email, draft.get(InvitationDocument.ROLE), notify, write);
        store.revokeEarlier(to.id(), email, write);
        store.makeRoom(to.id(), write.now().minus(KEPT), MOST, write);
        write.record(audit("create", null, made));
        return issuing.first(made, to, notify, write);
    }

    /// Sends it out with another token, which ends the one before, and lets it be valid anew.
    public Issued resend(UUID organization, UUID id, boolean notify, Write write) {
        write.about(id.toString());
        Caller caller = write.caller();
        Organization to = organizations.get(caller, organization);
        Kept before = found(caller, to, id);
        refuseEnded(before.invitation());
        refuseMember(to, before.invitation().email(), write);
        write.oneAtATime("invitations to " + to.id());
        Issued after = issuing.again(before, to, notify, write);
        write.record(audit("resend", before.invitation(), after.invitation()));
        return after;
    }

    /// Ends it; one that nobody accepted in time is ended too.
    public void revoke(UUID organization, UUID id, Write write) {
        Kept before = found(write.caller(), organizations.get(write.caller(), organization), id);
        if (before.invitation().state() == InvitationState.REVOKED) {
            return;
        }
        refuseEnded(before.invitation());
        store.end(before, InvitationState.REVOKED, write);
        issuing.eraseMail(before.invitation().id(), write);
        write.record(audit(
            "revoke", before.invitation(), before.invitation().ended(InvitationState.REVOKED)));
    }

    private Kept found(Caller caller, Organization organization, UUID id) {
        return store.find(caller, organization.id(), id)
            .orElseThrow(() -> new Refused(new Failure.Missing("invitation")));
    }

    private void refuseMember(Organization organization, String email, Write write) {
        Caller caller = write.caller();
        Optional<User> known = users.byEmail(caller, email);
        known.ifPresent(user -> write.tellsOf(user.id()));
        if (known.filter(user -> members.isMember(caller, organization, user)).isPresent()) {
            throw new Refused(
                new Failure.Conflict("This user is a member of the organization already.", null));
        }
    }

    private static void refuseEnded(Invitation invitation) {
        switch (invitation.state()) {
            case PENDING, EXPIRED -> { }
            case ACCEPTED -> throw new Refused(
                new Failure.Conflict("This invitation was accepted already.", null));
            case REVOKED -> throw new Refused(
                new Failure.Conflict("This invitation was revoked. Send another one.", null));
        }
    }

    static AuditEntry audit(String verb, @Nullable Invitation before, Invitation after) {
        return new AuditEntry("invitation." + verb, after.publicId(),
            before == null ? null : RECORDED.of(before), RECORDED.of(after));
    }
}

package com.jupiteriq.invitations;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.Write;
import com.jupiteriq.users.User;
import com.jupiteriq.users.UserRef;
import com.jupiteriq.users.UserStatus;
import com.jupiteriq.users.Users;
import com.jupiteriq.users.Welcome;

/// Invitations of users who have no way to sign in yet.
///
/// Refuses with `Missing` for one who is not there, with `Exceeding` for one who may more than the caller,
/// with `Conflict` for one who is not invited, and with `Limited` for one who was mailed within a minute.
public final class UserInvitations implements Welcome {

    private final Users users;
    private final InvitationStore store;
    private final Issuing issuing;

    UserInvitations(Users users, InvitationStore store, Issuing issuing) {
        this.users = users;
        this.store = store;
        this.issuing = issuing;
    }

    /// Mails one who is made in this very write.
    @Override
    public void invite(User made, Write write) {
        issuing.first(issuing.ofNewcomer(made, write), null, true, write);
    }

    /// Sends a token, by mail or in the answer, which ends the one before.
    public Issued invite(UserRef ref, boolean notify, Write write) {
        write.about(ref.name());
        Caller caller = write.caller();
        User user = users.get(caller, ref);
        write.about(user.id().toString(), Long.toString(user.number()));
        users.refuseAbove(caller, user);
        if (user.status() != UserStatus.INVITED) {
            throw new Refused(new Failure.Conflict(
                "This user is not invited any more, but " + user.status().word() + ".", null));
        }
        users.hold(user, write);
        write.oneAtATime("invitation of " + user.id());
        Invitation made = issuing.ofUser(user, notify, write);
        store.deleteOfUser(user.id(), write);
        issuing.eraseMail(user.id(), write);
        Issued issued = issuing.first(made, null, notify, write);
        write.record(new AuditEntry("user.invite", user.publicId(), null, null));
        return issued;
    }
}

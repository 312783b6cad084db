package com.jupiteriq.signin.pages;

import com.jupiteriq.invitations.Accepting;
import com.jupiteriq.invitations.Accepting.Invited;
import com.jupiteriq.store.Writes;
import com.jupiteriq.users.Greeting;
import com.jupiteriq.users.User;
import com.jupiteriq.users.UserStatus;
import org.jspecify.annotations.Nullable;

/// How invited people come in by pages. To look at a link does not use it up.
public final class InvitationPages {

    private final Accepting accepting;
    private final Writes writes;
    private final Callers callers;

    InvitationPages(Accepting accepting, Writes writes, Callers callers) {
        this.accepting = accepting;
        this.writes = writes;
        this.callers = callers;
    }

    /// To what a link invites.
    ///
    /// @param account what it is called
    /// @param organization what it is called, null for an invitation of a user
    /// @param name what they are called so far, null for nothing
    /// @param known whether they have a password already, so that nothing is to be typed
    public record Found(String email, String account, @Nullable String organization, @Nullable String name,
        boolean known) {

        @Override
        public String toString() {
            return "Found[hidden]";
        }
    }

    /// Refuses with `Missing` a link that is of no use, whyever.
    public Found look(String token, Arrival arrival) {
        Followed link = Followed.of(token, callers, arrival);
        Invited invited = accepting.look(link.caller(), link.token());
        User user = invited.user();
        return new Found(invited.email(), link.account().name(), invited.organization(),
            user == null ? null : user.details().name(),
            user != null && user.status() == UserStatus.ACTIVE);
    }

    /// Uses the link up. Refuses as [#look] does, with `Invalid` with the fields `name` and `password`, and
    /// with `Conflict` for a user who is inactive.
    ///
    /// @param name null to leave it
    /// @param password null for those who are known
    public void accept(String token, @Nullable String name, @Nullable String password, Arrival arrival) {
        Followed link = Followed.of(token, callers, arrival);
        writes.run(link.caller(), write ->
            accepting.accept(link.token(), new Greeting(name, password), write));
    }
}

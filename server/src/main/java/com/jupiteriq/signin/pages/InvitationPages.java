package com.jupiteriq.signin.pages;

import org.jspecify.annotations.Nullable;

/// How invited people come in by pages. To look at a link does not use it up.
public final class InvitationPages {

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
        throw new UnsupportedOperationException();
    }

    /// Uses the link up. Refuses as [#look] does, and with `Invalid` with the fields `name` and `password`.
    ///
    /// @param name null to leave it
    /// @param password null for those who are known
    public void accept(String token, @Nullable String name, @Nullable String password, Arrival arrival) {
        throw new UnsupportedOperationException();
    }
}

package com.jupiteriq.signin.pages;

/// The way to a new password by pages. To look at a link does not use it up.
public final class ForgottenPages {

    /// To whom a link leads.
    ///
    /// @param account what it is called
    public record Found(String email, String account) {

        @Override
        public String toString() {
            return "Found[hidden]";
        }
    }

    /// Mails a link to the users with this address. Whoever asks hears the same in any case.
    public void ask(String email, Arrival arrival) {
        throw new UnsupportedOperationException();
    }

    /// Refuses with `Missing` a link that is of no use, whyever.
    public Found look(String token, Arrival arrival) {
        throw new UnsupportedOperationException();
    }

    /// Uses the link up. Refuses as [#look] does, and with `Invalid` with the field `password`.
    public void replace(String token, String password, Arrival arrival) {
        throw new UnsupportedOperationException();
    }
}

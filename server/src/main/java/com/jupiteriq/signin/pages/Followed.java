package com.jupiteriq.signin.pages;

import com.jupiteriq.accounts.Account;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.notices.OwnLinks;

/// A link of ours, to where it leads: a token, in the live environment of an account.
///
/// @param caller the server itself, there
record Followed(Account account, Caller caller, String token) {

    /// Refuses with `Missing` what no link of ours brings.
    static Followed of(String text, Callers callers, Arrival arrival) {
        OwnLinks.Brought brought =
            OwnLinks.brought(text).orElseThrow(() -> new Refused(new Failure.Missing("token")));
        Account account = callers.account(brought.account());
        return new Followed(account, callers.server(account, arrival), brought.token());
    }

    /// No secret gets into an exception or a log.
    @Override
    public String toString() {
        return "Followed[" + account.publicId() + "]";
    }
}

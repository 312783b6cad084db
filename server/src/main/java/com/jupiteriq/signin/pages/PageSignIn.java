package com.jupiteriq.signin.pages;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Signs people in by pages, who say an address and a password and no account. Each step is a request of its
/// own. Refuses with `Unavailable` when too many wait to be checked.
public final class PageSignIn {

    /// @param account `acc_…`, to which they want to come; null for any
    public Outcome attempt(Login login, @Nullable String account, Arrival arrival) {
        throw new UnsupportedOperationException();
    }

    /// Goes on with one of the accounts that were offered.
    public Outcome choose(Ticket ticket, UUID account, Arrival arrival) {
        throw new UnsupportedOperationException();
    }

    /// @param code one of the second factor, or a backup code; a password is none
    public Outcome second(Ticket ticket, Proof code, Arrival arrival) {
        throw new UnsupportedOperationException();
    }
}

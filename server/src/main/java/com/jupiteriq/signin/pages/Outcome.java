package com.jupiteriq.signin.pages;

import java.util.List;
import java.util.UUID;

/// What became of a step of a sign-in.
public sealed interface Outcome {

    /// The same whatever is wrong: the address, the password, the code, a ticket that is too old, a lock.
    record Denied() implements Outcome {}

    /// The password fits in several accounts.
    record Choose(List<Choice> accounts, Ticket ticket) implements Outcome {

        public Choose {
            accounts = List.copyOf(accounts);
        }
    }

    /// @param name of the account
    record Choice(UUID account, String name) {}

    /// The password is right; a code of the second factor is missing.
    record SecondStep(Ticket ticket) implements Outcome {}

    /// Somebody is signed in.
    ///
    /// @param token for the cookie of the session, told once
    /// @param device for a cookie that stays when the session ends, by which the browser is known again
    record Entered(UUID user, String token, String device) implements Outcome {

        /// No secret gets into an exception or a log.
        @Override
        public String toString() {
            return "Entered[" + user + "]";
        }
    }
}

package com.jupiteriq.signin;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.sessions.SignInAttempt;
import com.jupiteriq.users.User;

/// What a user has to show beside the password, offered by a feature as a bean. Several are all asked.
public interface SecondFactor {

    enum Verdict {
        /// This user needs none of this kind, or has shown it.
        ENOUGH,
        /// The user needs it and shows none.
        MISSING,

        /// The account demands one, and the user has none to show.
        LACKING,

        /// What is shown is not theirs; it counts as a wrong password does.
        WRONG
    }

    /// Asked when the password is right.
    Verdict check(Caller caller, User user, SignInAttempt attempt);
}

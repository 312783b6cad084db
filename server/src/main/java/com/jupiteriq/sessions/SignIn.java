package com.jupiteriq.sessions;

import com.jupiteriq.kernel.Caller;

/// How somebody shows who they are.
public interface SignIn {

    /// The user. Refuses with `WrongLogin`, whatever is wrong; with `SecondFactorMissing` when only that
    /// is; and with `Unavailable` when too many wait to be checked. It takes long, so it is called outside
    /// of any write.
    Entered check(Caller caller, SignInAttempt attempt);
}

package com.jupiteriq.sessions;

import org.jspecify.annotations.Nullable;

/// What somebody says to be let in.
///
/// @param login an e-mail address or a username
/// @param totp a code of their second factor, null for none
/// @param backupCode another one, null for none
/// @param client where they sit, null when nobody says
public record SignInAttempt(String login, String password, @Nullable String totp, @Nullable String backupCode,
    @Nullable Client client) {

    /// No secret gets into an exception or a log.
    @Override
    public String toString() {
        return "an attempt to sign in";
    }
}

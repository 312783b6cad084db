package com.jupiteriq.users;

import com.jupiteriq.json.Draft;
import org.jspecify.annotations.Nullable;

/// A user to be made, with a password, with one that another system has hashed, or without.
record NewUser(UserDetails details, @Nullable String password, @Nullable String passwordHash) {

    static NewUser of(Draft<User> draft) {
        return new NewUser(UserDocument.details(draft), draft.orNull(UserDocument.PASSWORD),
            draft.orNull(UserDocument.PASSWORD_HASH));
    }

    /// Whether there is something to sign in with.
    boolean hasPassword() {
        return password != null || passwordHash != null;
    }

    /// No secret gets into an exception or a log.
    @Override
    public String toString() {
        return "a new user";
    }
}

package com.jupiteriq.signin;

import com.jupiteriq.store.Write;
import com.jupiteriq.users.User;
import com.jupiteriq.users.UserRef;
import com.jupiteriq.users.Users;

/// Users who are locked after too many wrong passwords.
public final class Locks {

    private final Users users;
    private final Tries tries;

    Locks(Users users, Tries tries) {
        this.users = users;
        this.tries = tries;
    }

    /// Lets a user try again, and emits `user.updated`; for one who is not locked it does nothing. Refuses
    /// with `Missing` for one who is not there and with `Exceeding` for whoever may more than the caller.
    public User unlock(UserRef ref, Write write) {
        User user = users.unlock(ref, write);
        boolean unlocked = user.updatedAt().equals(write.now());
        if (unlocked) {
            tries.forget(user.id(), write);
        }
        return user;
    }
}

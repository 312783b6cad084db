package com.jupiteriq.signin;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.passwords.Passwords;
import com.jupiteriq.sessions.Sessions;
import com.jupiteriq.store.Write;
import com.jupiteriq.users.Secret;
import com.jupiteriq.users.Secrets;
import com.jupiteriq.users.User;
import com.jupiteriq.users.Users;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What goes with another password, however it came about.
final class NewPasswords {

    private final Passwords passwords;
    private final Secrets secrets;
    private final Users users;
    private final Tries tries;
    private final ResetStore resets;
    private final Sessions sessions;
    private final AccessMail mail;

    NewPasswords(Passwords passwords, Secrets secrets, Users users, Tries tries, ResetStore resets,
        Sessions sessions, AccessMail mail) {
        this.passwords = passwords;
        this.secrets = secrets;
        this.users = users;
        this.tries = tries;
        this.resets = resets;
        this.sessions = sessions;
        this.mail = mail;
    }

    /// The hash of a password that may become the user's; refuses with `Invalid` when it may not.
    String hashed(Caller caller, String field, String password, User user) {
        passwords.problem(caller, field, password, Secrets.person(user)).ifPresent(problem -> {
            throw new Refused(Failure.Invalid.of(problem));
        });
        return passwords.hash(caller, password);
    }

    /// Stages it. Tokens for a forgotten one end, the lock too, and all sessions; the user is told by mail.
    ///
    /// @param butSession one that goes on, null for none
    User replace(Secret before, String hash, String action, @Nullable UUID butSession, Write write) {
        User user = before.user();
        write.about(user.id().toString());
        write.tellsOf(user.id());
        secrets.replace(before, hash, action, write);
        resets.end(user.id(), write);
        tries.forget(user.id(), write);
        sessions.endAll(user.id(), butSession, write);
        mail.passwordReplaced(user, write);
        return users.unlocked(user, write);
    }
}

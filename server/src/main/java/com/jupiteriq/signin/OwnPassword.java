package com.jupiteriq.signin;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.Write;
import com.jupiteriq.users.Secret;
import com.jupiteriq.users.Secrets;
import com.jupiteriq.users.User;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The password of a user who has signed in.
public final class OwnPassword {

    private final Secrets secrets;
    private final Checking checking;
    private final NewPasswords passwords;

    OwnPassword(Secrets secrets, Checking checking, NewPasswords passwords) {
        this.secrets = secrets;
        this.checking = checking;
        this.passwords = passwords;
    }

    /// What somebody says who wants another one, with the names of the two fields.
    public record Wish(String currentField, String current, String newField, String wanted) {

        /// No secret gets into an exception or a log.
        @Override
        public String toString() {
            return "Wish[hidden]";
        }
    }

    /// Checks the present password and hashes the other one at once; what is given replaces it in a write
    /// and ends all other sessions. Refuses with `Invalid` for a present password that is wrong, which
    /// counts as it does when somebody signs in, and for a new one that cannot become one.
    ///
    /// @param session that goes on, null for none
    public Function<Write, User> change(Caller caller, UUID user, @Nullable UUID session, Wish wish) {
        Secret secret = secret(caller, user);
        if (!checking.confirms(
                new Checking.Candidate(caller, secret), wish.current(), "user.change_password")) {
            throw new Refused(Failure.Invalid.of(Problem.wrong(wish.currentField(),
                "This is not your password, or it cannot be checked after too many wrong ones. Give the one"
                    + " that you sign in with.")));
        }
        String hash = passwords.hashed(caller, wish.newField(), wish.wanted(), secret.user());
        return write -> {
            Secret now = secret(write.caller(), user);
            if (!now.hash().equals(secret.hash())) {
                throw new Refused(new Failure.Conflict("The password was changed in between.", null));
            }
            return passwords.replace(now, hash, "user.change_password", session, write);
        };
    }

    private Secret secret(Caller caller, UUID user) {
        return secrets.of(caller, user).filter(Secret::opens)
            .orElseThrow(() -> new Refused(new Failure.Missing("user")));
    }
}

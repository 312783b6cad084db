package com.jupiteriq.users;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.passwords.ImportedHash;
import com.jupiteriq.passwords.Passwords;
import com.jupiteriq.roles.Roles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a new user signs in with.
final class Credentials {

    private static final String PASSWORD = UserDocument.PASSWORD.name();
    private static final String PASSWORD_HASH = UserDocument.PASSWORD_HASH.name();

    private final Passwords passwords;

    Credentials(Passwords passwords) {
        this.passwords = passwords;
    }

    /// Does for each of several what looks at a password, some at a time.
    <A, B> List<B> each(List<A> all, Function<A, B> work) {
        return passwords.each(all, work);
    }

    /// What is wrong with it; nothing when there is none. Refuses with `Exceeding` a hash from
    /// whoever has not all of `admin`: it lets others in.
    List<Problem> problems(NewUser user, Caller caller) {
        List<Problem> problems = new ArrayList<>(0);
        if (user.password() != null) {
            passwords.problem(caller, PASSWORD, user.password(), user.details().person())
                .ifPresent(problems::add);
        }
        if (user.passwordHash() != null) {
            Roles.refuseBeyond(caller, Permissions.ADMINISTRATION);
            ImportedHash.problem(PASSWORD_HASH, user.passwordHash()).ifPresent(problems::add);
        }
        if (user.password() != null && user.passwordHash() != null) {
            problems.add(Problem.wrong(PASSWORD_HASH, "Send either `password` or `password_hash`."));
        }
        return problems;
    }

    /// The PHC string to keep; null for a user without a password.
    @Nullable String hash(NewUser user, Caller caller) {
        return user.password() == null ? user.passwordHash() : passwords.hash(caller, user.password());
    }

    /// The PHC string to keep. Refuses with all that is wrong.
    @Nullable String of(NewUser user, Caller caller) {
        List<Problem> problems = problems(user, caller);
        if (!problems.isEmpty()) {
            throw new Refused(new Failure.Invalid(problems));
        }
        return hash(user, caller);
    }
}

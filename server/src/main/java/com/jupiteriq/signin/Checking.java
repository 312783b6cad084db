package com.jupiteriq.signin;

import com.jupiteriq.audit.Denials;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.passwords.Passwords;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.sessions.Client;
import com.jupiteriq.sessions.Entered;
import com.jupiteriq.sessions.SignIn;
import com.jupiteriq.sessions.SignInAttempt;
import com.jupiteriq.users.Secret;
import com.jupiteriq.users.Secrets;
import com.jupiteriq.users.User;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Checks passwords. Whatever keeps somebody from signing in is answered alike and takes as long: the login
/// that nobody has, the wrong password, the user who is locked, invited or inactive.
final class Checking implements SignIn {

    private enum Verdict { RIGHT, INCOMPLETE, WRONG, LOCKED }

    private final Secrets secrets;
    private final Passwords passwords;
    private final Tries tries;
    private final List<SecondFactor> factors;
    private final Denials denials;
    private final Vault vault;
    private final InstantSource clock;

    Checking(Secrets secrets, Passwords passwords, Tries tries, List<SecondFactor> factors,
        Denials denials, Vault vault, InstantSource clock) {
        this.secrets = secrets;
        this.passwords = passwords;
        this.tries = tries;
        this.factors = List.copyOf(factors);
        this.denials = denials;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public Entered check(Caller caller, SignInAttempt attempt) {
        passwords.refuseWhenFull(caller);
        Optional<Secret> known = secrets.byLogin(caller, attempt.login());
        Optional<Secret> holder = known.filter(Secret::opens);
        Verdict verdict = judged(caller,
            holder.map(secret -> Subject.of(secret.user())).orElseGet(() -> ofText(caller, attempt)),
            () -> holder.map(secret -> verdict(caller, secret, attempt)).orElseGet(() -> nobody(caller)));
        if (verdict == Verdict.INCOMPLETE) {
            throw new Refused(new Failure.SecondFactorMissing());
        }
        if (verdict == Verdict.RIGHT) {
            Optional<Entered> entered = entered(caller, holder.orElseThrow(), attempt);
            if (entered.isPresent()) {
                return entered.get();
            }
        }
        denied(caller, attempt.client(), known.map(Secret::user).orElse(null));
        throw new Refused(new Failure.WrongLogin());
    }

    /// A person is where the client says; the address of the application says nothing about them.
    private void denied(Caller caller, @Nullable Client client, @Nullable User user) {
        Origin origin = client == null ? caller.origin() : new Origin(caller.origin().requestId(),
            client.address(), Objects.requireNonNullElse(client.userAgent(), ""));
        denials.recordSignIn(caller.tenant(), user == null ? null : user.id(), origin);
    }

    /// Whether this is the password of a user who has signed in already; a wrong one counts as it does when
    /// somebody signs in.
    boolean confirms(Caller caller, Secret secret, String password) {
        passwords.refuseWhenFull(caller);
        Verdict verdict = judged(caller, Subject.of(secret.user()), () ->
            passwords.verify(caller, password, secret.hash()) ? Verdict.RIGHT : Verdict.WRONG);
        if (verdict == Verdict.RIGHT) {
            return true;
        }
        denials.record(caller.tenant(), caller.principal(), caller.origin(),
            new Denials.Deed("user.change_password", secret.user().publicId()));
        return false;
    }

    private Verdict judged(Caller caller, Subject subject, Supplier<Verdict> look) {
        if (!tries.begin(caller, subject)) {
            passwords.pretend(caller);
            return Verdict.LOCKED;
        }
        Tries.Outcome outcome = Tries.Outcome.LEFT;
        try {
            Verdict verdict = look.get();
            outcome = switch (verdict) {
                case RIGHT -> Tries.Outcome.PASSED;
                case WRONG -> Tries.Outcome.FAILED;
                case INCOMPLETE, LOCKED -> Tries.Outcome.LEFT;
            };
            return verdict;
        } finally {
            tries.end(caller, subject, outcome);
        }
    }

    private Subject ofText(Caller caller, SignInAttempt attempt) {
        return Subject.ofText(vault.blindIndex(
            caller.tenant().account(), "sign_in_tries.text", Secrets.comparable(attempt.login())));
    }

    private Verdict nobody(Caller caller) {
        passwords.pretend(caller);
        return Verdict.WRONG;
    }

    private Verdict verdict(Caller caller, Secret secret, SignInAttempt attempt) {
        if (!passwords.verify(caller, attempt.password(), secret.hash())) {
            return Verdict.WRONG;
        }
        Verdict verdict = Verdict.RIGHT;
        for (SecondFactor factor : factors) {
            switch (factor.check(caller, secret.user(), attempt)) {
                case WRONG -> {
                    return Verdict.WRONG;
                }
                case MISSING -> verdict = Verdict.INCOMPLETE;
                case ENOUGH -> { }
            }
        }
        return verdict;
    }

    /// Another password in between, or another state of the user, and it was not entered.
    private Optional<Entered> entered(Caller caller, Secret secret, SignInAttempt attempt) {
        return secrets.signedIn(
                caller, secret, rehashed(caller, secret, attempt.password()), clock.instant())
            .map(kept -> new Entered(secret.user().id(), kept));
    }

    /// Null to keep the hash, also when there is no time for another one now.
    private @Nullable String rehashed(Caller caller, Secret secret, String password) {
        if (!passwords.needsRehash(secret.hash())) {
            return null;
        }
        try {
            return passwords.hash(caller, password);
        } catch (Refused busy) {
            return null;
        }
    }
}

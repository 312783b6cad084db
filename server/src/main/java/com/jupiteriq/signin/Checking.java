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
import com.jupiteriq.signin.Tries.Outcome;
import com.jupiteriq.users.Secret;
import com.jupiteriq.users.Secrets;
import com.jupiteriq.users.User;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Checks passwords and codes. Whatever keeps somebody from signing in is answered alike and takes as long:
/// the login that nobody has, the wrong password, the user who is locked, invited or inactive.
public final class Checking implements SignIn {

    /// What became of a look at what somebody shows.
    public enum Verdict { RIGHT, INCOMPLETE, WRONG, LOCKED }

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
            holder.map(secret -> Subject.of(secret.user())).orElseGet(() -> ofText(caller, attempt.login())),
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

    /// A user whose password this may be.
    ///
    /// @param caller in the user's environment
    public record Candidate(Caller caller, Secret secret) {}

    /// Those of one address whose password it is, of whichever environments. Each of them takes a try, and
    /// whose it is not counts it as a wrong one, also when it is another's: nobody learns by a password that
    /// is theirs in one account how those of other accounts are guessed. Where there is nobody, the address
    /// takes a try by itself.
    ///
    /// @param nobody where an address is counted that no candidate has
    public List<Candidate> among(List<Candidate> candidates, String email, String password, Caller nobody) {
        passwords.refuseWhenFull(nobody);
        if (candidates.isEmpty()) {
            judged(nobody, ofText(nobody, email), () -> nobody(nobody));
            denials.recordSignIn(nobody.tenant(), null, nobody.origin());
            return List.of();
        }
        List<Candidate> inOrder = candidates.stream()
            .sorted(Comparator.comparing(candidate -> candidate.secret().user().id())).toList();
        return tried(inOrder, password);
    }

    /// The tries are taken all before the password is looked at, always in the same order, so that nobody
    /// waits for somebody who waits for them.
    private List<Candidate> tried(List<Candidate> candidates, String password) {
        List<Candidate> open = new ArrayList<>();
        Map<Candidate, Outcome> outcomes = new IdentityHashMap<>();
        List<Candidate> fitting = new ArrayList<>();
        try {
            for (Candidate candidate : candidates) {
                if (tries.begin(candidate.caller(), Subject.of(candidate.secret().user()))) {
                    open.add(candidate);
                }
            }
            if (open.isEmpty()) {
                passwords.pretend(candidates.getFirst().caller());
            }
            for (Candidate candidate : open) {
                boolean fits = fits(candidate, password);
                outcomes.put(candidate, fits ? entering(candidate) : Outcome.FAILED);
                if (fits) {
                    fitting.add(candidate);
                }
            }
        } finally {
            open.forEach(candidate -> tries.end(candidate.caller(), Subject.of(candidate.secret().user()),
                outcomes.getOrDefault(candidate, Outcome.LEFT)));
        }
        candidates.stream().filter(candidate -> !fitting.contains(candidate)).forEach(candidate ->
            denied(candidate.caller(), null, candidate.secret().user()));
        return fitting.stream().flatMap(candidate -> rehashed(candidate, password).stream()).toList();
    }

    private boolean fits(Candidate candidate, String password) {
        return passwords.verify(candidate.caller(), password, candidate.secret().hash());
    }

    /// Whoever has to show a code too has not passed yet: else a right password would let them guess codes
    /// without end.
    private Outcome entering(Candidate candidate) {
        return lacks(candidate) ? Outcome.LEFT : Outcome.PASSED;
    }

    /// Whether a code is missing. Those who have no factor come in without.
    public boolean lacks(Candidate candidate) {
        SignInAttempt none = new SignInAttempt("", "", null, null, null);
        return factors.stream().anyMatch(factor -> factor.check(candidate.caller(),
            candidate.secret().user(), none) == SecondFactor.Verdict.MISSING);
    }

    private Optional<Candidate> rehashed(Candidate candidate, String password) {
        Caller caller = candidate.caller();
        String hash = rehashed(caller, candidate.secret(), password);
        return hash == null ? Optional.of(candidate) : secrets.proved(caller, candidate.secret(), hash)
            .flatMap(kept -> secrets.of(caller, candidate.secret().user().id()))
            .filter(Secret::opens)
            .map(secret -> new Candidate(caller, secret));
    }

    /// Whether this code is one of the second factor; a wrong one counts as a wrong password does. Nothing is
    /// a code of whoever has none.
    ///
    /// @param code with a code of whichever kind
    public boolean showsCode(Candidate candidate, SignInAttempt code) {
        User user = candidate.secret().user();
        Verdict verdict = lacks(candidate)
            ? judged(candidate.caller(), Subject.of(user), () -> factors(candidate.caller(), user, code))
            : Verdict.WRONG;
        if (verdict != Verdict.RIGHT) {
            denied(candidate.caller(), null, user);
        }
        return verdict == Verdict.RIGHT;
    }

    /// Notes that somebody signs in who has shown all that is asked for; empty when it is not theirs any
    /// more.
    public Optional<Entered> enter(Candidate candidate) {
        Secret secret = candidate.secret();
        return secrets.signedIn(candidate.caller(), secret, null, clock.instant())
            .map(kept -> new Entered(secret.user().id(), kept));
    }

    /// Whether this is the password of a user who has signed in already; a wrong one counts as it does when
    /// somebody signs in.
    ///
    /// @param action for which it is asked
    public boolean confirms(Candidate candidate, String password, String action) {
        Caller caller = candidate.caller();
        User user = candidate.secret().user();
        passwords.refuseWhenFull(caller);
        Verdict verdict = judged(caller, Subject.of(user), () ->
            fits(candidate, password) ? Verdict.RIGHT : Verdict.WRONG);
        if (verdict == Verdict.RIGHT) {
            return true;
        }
        denials.record(caller.tenant(), caller.principal(), caller.origin(),
            new Denials.Deed(action, user.publicId()));
        return false;
    }

    private Verdict judged(Caller caller, Subject subject, Supplier<Verdict> look) {
        if (!tries.begin(caller, subject)) {
            passwords.pretend(caller);
            return Verdict.LOCKED;
        }
        Outcome outcome = Outcome.LEFT;
        try {
            Verdict verdict = look.get();
            outcome = switch (verdict) {
                case RIGHT -> Outcome.PASSED;
                case WRONG -> Outcome.FAILED;
                case INCOMPLETE, LOCKED -> Outcome.LEFT;
            };
            return verdict;
        } finally {
            tries.end(caller, subject, outcome);
        }
    }

    private Subject ofText(Caller caller, String login) {
        return Subject.ofText(vault.blindIndex(
            caller.tenant().account(), "sign_in_tries.text", Secrets.comparable(login)));
    }

    private Verdict nobody(Caller caller) {
        passwords.pretend(caller);
        return Verdict.WRONG;
    }

    private Verdict verdict(Caller caller, Secret secret, SignInAttempt attempt) {
        if (!passwords.verify(caller, attempt.password(), secret.hash())) {
            return Verdict.WRONG;
        }
        return factors(caller, secret.user(), attempt);
    }

    private Verdict factors(Caller caller, User user, SignInAttempt attempt) {
        Verdict verdict = Verdict.RIGHT;
        for (SecondFactor factor : factors) {
            switch (factor.check(caller, user, attempt)) {
                case WRONG -> {
                    return Verdict.WRONG;
                }
                case MISSING, LACKING -> verdict = Verdict.INCOMPLETE;
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

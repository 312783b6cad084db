package com.jupiteriq.passwords;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Meters;
import com.jupiteriq.kernel.Problem;
import com.jupiteriq.kernel.Refused;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Judges, hashes and verifies passwords (decision 18). Whatever takes long waits for one of a few threads,
/// no longer than the caller has time, and is refused with `Unavailable` when too many wait already. So it is
/// called before the first statement of a transaction is sent, never inside of one that is open.
///
/// ```java
/// passwords.problem(caller, "password", typed, person)      // empty: it may become the person's
/// passwords.hash(caller, typed)                             // $argon2id$v=19$m=19456,t=2,p=1$…
/// passwords.verify(caller, typed, stored)                   // at sign-in; rehash when needsRehash(stored)
/// ```
public final class Passwords implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Passwords.class);

    /// In code points of the normal form (000:175).
    public static final int MIN_LENGTH = 12;
    public static final int MAX_LENGTH = 256;

    /// Of what is hashed without being held up, about.
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final HashingPool pool;
    private final SecureRandom random;
    private final RecentTimes recent;

    Passwords(HashingPool pool, SecureRandom random) {
        this.pool = pool;
        this.random = random;
        this.recent = new RecentTimes(LONGEST, HashingPool.GUESS, random);
    }

    /// Why this cannot become the person's password, if there is a reason.
    public Optional<Problem> problem(Caller caller, String field, String password, Person person) {
        Typed typed = Typed.of(password);
        if (typed.isTooLong() || typed.length() > MAX_LENGTH) {
            return wrong(field, "A password must have at most " + MAX_LENGTH + " characters.");
        }
        if (typed.length() < MIN_LENGTH) {
            return wrong(field, "A password must have at least " + MIN_LENGTH + " characters.");
        }
        if (isKnown(typed, person)) {
            return wrong(field, "A password must not be the e-mail address, username or name of its user. "
                + "Send another one.");
        }
        return pool.run(caller, bench -> Strength.isWeak(typed.normal(), person))
            ? wrong(field, "This password is easy to guess. Choose a longer one, such as several words that"
                + " do not belong together and tell nothing about the user.")
            : Optional.empty();
    }

    private static Optional<Problem> wrong(String field, String sentence) {
        return Optional.of(Problem.wrong(field, sentence));
    }

    private static boolean isKnown(Typed typed, Person person) {
        String folded = folded(typed);
        return person.known().stream().map(Typed::of).map(Passwords::folded).anyMatch(folded::equals);
    }

    /// By way of upper case, where what differs in case only meets.
    private static String folded(Typed text) {
        return text.normal().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /// The PHC string to keep, with a salt of its own. Whether the password may become one is not asked here.
    public String hash(Caller caller, String password) {
        byte[] salt = new byte[Argon2.OUR_SALT];
        random.nextBytes(salt);
        Argon2 recipe = Argon2.ours(salt);
        return recipe.phc(pool.run(caller, digest(recipe, password)));
    }

    private static Function<Bench, byte[]> digest(Argon2 recipe, String password) {
        String normal = Typed.of(password).normal();
        return bench -> recipe.digest(normal, bench);
    }

    /// Lets `work` judge or hash for each of several, as many at once as there are threads for it: so they
    /// never fill the line in which others wait. Refuses as the first one does that is refused, and begins no
    /// more.
    public <A, B> List<B> each(List<A> all, Function<A, B> work) {
        if (all.isEmpty()) {
            return List.of();
        }
        ThreadFactory virtual = Thread.ofVirtual().factory();
        try (ExecutorService some = Executors.newFixedThreadPool(pool.threads(), virtual)) {
            List<Future<B>> results = new ArrayList<>(all.size());
            all.forEach(one -> results.add(some.submit(() -> work.apply(one))));
            List<B> done = new ArrayList<>(all.size());
            try {
                for (Future<B> result : results) {
                    done.add(result.get());
                }
                return done;
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof RuntimeException cause ? cause
                    : new IllegalStateException("a password could not be worked on", failed.getCause());
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new Refused(new Failure.Unavailable(Duration.ofSeconds(1)));
            } finally {
                some.shutdownNow();
            }
        }
    }

    /// Whether this is the password of the hash. What is too long, or was hashed in a way that cannot be
    /// verified here, never is, and takes as long.
    public boolean verify(Caller caller, String password, String phc) {
        Typed typed = Typed.of(password);
        Optional<ImportedHash> stored = ImportedHash.stored(phc);
        if (stored.isEmpty()) {
            LOG.error("a stored hash of a password cannot be verified; its user has to choose a new one");
        }
        if (stored.isEmpty() || typed.isTooLong()) {
            return verifyNobody(caller, password);
        }
        return timed(caller, bench -> stored.get().matches(typed, bench));
    }

    /// Takes as long as verifying one of our hashes, waiting included, and finds that it is not the password:
    /// for a login that nobody has.
    public boolean verifyNobody(Caller caller, String password) {
        Argon2 recipe = Argon2.ours(new byte[Argon2.OUR_SALT]);
        return timed(caller, digest(recipe, password).andThen(digest -> false));
    }

    private boolean timed(Caller caller, Function<Bench, Boolean> work) {
        return pool.run(caller, bench -> {
            long begun = System.nanoTime();
            boolean matches = work.apply(bench);
            recent.took(begun);
            return matches;
        });
    }

    /// Takes as long as verifying does, without doing it: waits for its turn as all others, and then for one
    /// of the times that the last ones took. For a login that is locked, or that nobody has, when whoever
    /// tries should not be able to keep others waiting.
    public void pretend(Caller caller) {
        if (recent.isEmpty()) {
            verifyNobody(caller, "");
            return;
        }
        pool.turn(caller);
        recent.pretend(caller, System.nanoTime());
    }

    /// Refuses with `Unavailable` when so much waits already that no more would be taken, before anything is
    /// done for it.
    public void refuseWhenFull(Caller caller) {
        pool.refuseWhenFull(caller);
    }

    /// Whether a password that has just been verified should be hashed again, since its hash is not made as
    /// [#hash] makes them today.
    public boolean needsRehash(String phc) {
        return ImportedHash.stored(phc).filter(ImportedHash::isOurs).isEmpty();
    }

    Meters meters() {
        return pool.meters();
    }

    @Override
    public void close() {
        pool.close();
    }
}

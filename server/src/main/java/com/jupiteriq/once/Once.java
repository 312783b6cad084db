package com.jupiteriq.once;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.DuplicateKey;
import com.jupiteriq.store.OutcomeUnknown;
import com.jupiteriq.store.SqlErrors;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Makes a change happen once per idempotency key (decision C15). The claim and the answer are one row that
/// is the first statement of the write itself: a rival waits on its unique index, a refusal rolls it back and
/// frees the key, a crash leaves nothing.
public final class Once {

    static final Duration KEPT = Duration.ofHours(24);

    private static final Failure ERASED = new Failure.Gone("The first request with this idempotency key was"
        + " carried out, and its answer was erased with the person that it was about. Send a new key for"
        + " something new.");

    private final ClaimStore claims;

    Once(ClaimStore claims) {
        this.claims = claims;
    }

    /// The answer of `work`, or the one it gave when the same request came before.
    ///
    /// Refuses with `KeyReused` when the key came with another request, and with `Gone` when the answer was
    /// wiped with a person of whom it told.
    ///
    /// @param by runs the work
    public Kept perform(Writes by, Caller caller, Claim claim, Function<Write, Kept> work) {
        return new Attempt(by, caller, claim, work).perform();
    }

    /// The answer that a request with this key has had, for those that do something before they write. Only
    /// of requests whose object has one name.
    public Optional<Kept> before(Caller caller, Claim claim) {
        return replay(caller, claim, Set.of());
    }

    private Optional<Kept> replay(Caller caller, Claim claim, Set<String> names) {
        return claims.find(caller, claim, names).map(stored -> {
            Kept answer = stored.answer();
            if (answer == null) {
                throw new Refused(ERASED);
            }
            if (!claims.same(caller, stored, claim)) {
                throw new Refused(new Failure.KeyReused());
            }
            return answer;
        });
    }

    /// One request with its key, and the names of its object as far as they have become known.
    private final class Attempt {

        private final Writes by;
        private final Caller caller;
        private final Claim claim;
        private final Function<Write, Kept> work;
        private Set<String> names = Set.of();

        Attempt(Writes by, Caller caller, Claim claim, Function<Write, Kept> work) {
            this.by = by;
            this.caller = caller;
            this.claim = claim;
            this.work = work;
        }

        Kept perform() {
            try {
                return claimed();
            } catch (DuplicateKey taken) {
                return afterRival(taken);
            } catch (OutcomeUnknown broken) {
                return replay().orElseThrow(SqlErrors::unavailable);
            } catch (Refused refused) {
                return settled(refused) ? replay().orElseThrow(() -> refused) : rethrow(refused);
            }
        }

        private Kept claimed() {
            return by.run(caller, write -> {
                try {
                    Kept answer = work.apply(write);
                    claims.stage(write, claim, answer, write.now().plus(KEPT));
                    return answer;
                } finally {
                    names = write.names();
                }
            });
        }

        private Kept afterRival(DuplicateKey taken) {
            if (!taken.constraint().equals(ClaimStore.CONSTRAINT)) {
                throw taken;
            }
            Optional<Kept> answer = replay();
            if (answer.isPresent()) {
                return answer.get();
            }
            claims.deleteExpired(caller, claim, names);
            try {
                return claimed();
            } catch (DuplicateKey again) {
                return replay().orElseThrow(() -> new Refused(new Failure.Conflict(
                    "A request with the same idempotency key is being processed.", Duration.ofSeconds(1))));
            }
        }

        private Optional<Kept> replay() {
            return Once.this.replay(caller, claim, names);
        }
    }

    /// Whether the refusal came from the state of the objects, which the first request with this key may
    /// itself have changed. The others hold for this request whatever came before.
    private static boolean settled(Refused refused) {
        return switch (refused.failure()) {
            case Failure.Missing _, Failure.NotOwner _, Failure.Invalid _,
                Failure.PreconditionFailed _, Failure.Taken _, Failure.QuotaExceeded _,
                Failure.Limited _ -> true;
            case Failure.Conflict(_, Duration retryAfter) -> retryAfter == null;
            default -> false;
        };
    }

    private static Kept rethrow(Refused refused) {
        throw refused;
    }
}

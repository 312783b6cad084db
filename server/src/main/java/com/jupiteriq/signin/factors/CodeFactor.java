package com.jupiteriq.signin.factors;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.sessions.SignInAttempt;
import com.jupiteriq.signin.SecondFactor;
import com.jupiteriq.signin.factors.FactorStore.Factor;
import com.jupiteriq.store.Writes;
import com.jupiteriq.users.User;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

/// The codes of an authenticator, and the backup codes beside it. Each is good once.
final class CodeFactor implements SecondFactor {

    private final FactorStore store;
    private final Demand demand;
    private final Writes writes;
    private final InstantSource clock;

    CodeFactor(FactorStore store, Demand demand, Writes writes, InstantSource clock) {
        this.store = store;
        this.demand = demand;
        this.writes = writes;
        this.clock = clock;
    }

    @Override
    public Verdict check(Caller caller, User user, SignInAttempt attempt) {
        Optional<Factor> factor = store.find(caller, user.id());
        if (factor.isEmpty()) {
            return demand.in(caller.tenant()) ? Verdict.LACKING : Verdict.ENOUGH;
        }
        if (attempt.totp() != null) {
            return verdict(shows(caller, user, factor.get(), attempt.totp()));
        }
        return attempt.backupCode() == null
            ? Verdict.MISSING : verdict(uses(caller, user, BackupCode.typed(attempt.backupCode())));
    }

    private static Verdict verdict(boolean right) {
        return right ? Verdict.ENOUGH : Verdict.WRONG;
    }

    private boolean shows(Caller caller, User user, Factor factor, String code) {
        OptionalLong step = Totp.matching(factor.secret(), code, clock.instant());
        return step.isPresent() && store.advance(caller, user.id(), step.getAsLong());
    }

    /// Of two at once the second loses the race, and then does not find it any more.
    private boolean uses(Caller caller, User user, BackupCode code) {
        return writes.run(caller, write -> {
            boolean there = store.hasCode(caller, user.id(), code);
            if (there) {
                store.useCode(user.id(), code, write);
                write.record(new AuditEntry("user.use_backup_code", user.publicId(), null, null));
            }
            return there;
        });
    }
}

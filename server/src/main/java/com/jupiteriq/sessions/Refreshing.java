package com.jupiteriq.sessions;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Failure.Reason;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.store.Write;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tokens.TokenMint;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Gives the next tokens for a refresh token, which can be used once. A client that has lost the answer gets
/// the same one again for a short time, on whichever node, until it has used what it got; whoever comes later
/// with a used token has stolen it, or was stolen from, and the session is over.
final class Refreshing {

    private final SessionStore store;
    private final SessionEndings endings;
    private final TokenMint mint;
    private final Ids ids;
    private final Writes writes;
    private final Times times;

    /// @param grace how long the same answer is given again
    record Times(Duration access, Duration grace, IdleTime idle) {

        Instant accessUntil(Session session, Instant now) {
            return Session.sooner(now.plus(access), session.endsAt());
        }
    }

    Refreshing(SessionStore store, SessionEndings endings, TokenMint mint, Ids ids, Writes writes,
        Times times) {
        this.store = store;
        this.endings = endings;
        this.mint = mint;
        this.ids = ids;
        this.writes = writes;
        this.times = times;
    }

    Issued refresh(String shown, Write write) {
        Caller caller = write.caller();
        StoredTokens tokens = known(shown, caller).orElseThrow(() -> refused(Reason.INVALID));
        Session session = tokens.session();
        write.about(session.publicId());
        write.tellsOf(session.user());
        if (!write.now().isBefore(session.expiresAt())) {
            throw refused(Reason.EXPIRED);
        }
        return tokens.replacedAt() == null ? replaced(tokens, write)
            : again(tokens, write).orElseThrow(() -> reused(shown, caller));
    }

    /// Empty for what no client of the caller's environment was ever given, and for users who may not sign
    /// in any more.
    private Optional<StoredTokens> known(String shown, Caller caller) {
        return TokenMint.id(Tokens.REFRESH, shown)
            .flatMap(id -> store.tokens(caller, id))
            .filter(tokens -> mint.matches(shown, tokens.refreshHash()) && tokens.active());
    }

    private Issued replaced(StoredTokens tokens, Write write) {
        Session used = tokens.session().used(write.now(), times.idle.of(write.caller().tenant()));
        UUID id = ids.next();
        Tokens.Made next = Tokens.make(id, times.accessUntil(used, write.now()), mint);
        store.replace(tokens, used, next, write);
        write.record(new AuditEntry("session.refresh", used.publicId(), null, null).about(used.user()));
        return new Issued(used, next.tokens(), write.now());
    }

    private Optional<Issued> again(StoredTokens tokens, Write write) {
        boolean late = tokens.replacedAt() == null
            || !write.now().isBefore(tokens.replacedAt().plus(times.grace));
        return late || tokens.next() == null || tokens.next().replaced()
            ? Optional.empty()
            : store.next(write.caller(), tokens)
                .map(next -> new Issued(tokens.session(), next, write.now()));
    }

    /// A write of its own, since the one at hand is refused. Two that come at once end it once.
    private Refused reused(String shown, Caller caller) {
        writes.run(caller, write -> {
            known(shown, caller).ifPresent(tokens -> endings.endReused(tokens.session(), write));
            return shown;
        });
        return refused(Reason.INVALID);
    }

    private static Refused refused(Reason reason) {
        return new Refused(new Failure.Unauthenticated(reason));
    }
}

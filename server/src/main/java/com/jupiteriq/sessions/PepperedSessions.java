package com.jupiteriq.sessions;

import com.jupiteriq.accounts.Actor;
import com.jupiteriq.accounts.Controls;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.sessions.PepperedTokenStore.Found;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tokens.Peppered;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Sessions as what is hashed with a pepper. They take the newest when they are refreshed, or when a browser
/// shows its token.
record PepperedSessions(Controls controls, Writes writes, SessionStore store, SessionEndings endings)
    implements Peppered {

    private static final int AT_ONCE = 100;

    @Override
    public long needing(JdbcClient jdbc, String pepper, Instant now) {
        return PepperedTokenStore.count(jdbc, pepper, now);
    }

    @Override
    public int end(Actor actor, String pepper) {
        List<Found> some =
            controls.read(jdbc -> PepperedTokenStore.some(jdbc, pepper, controls.now(), AT_ONCE));
        some.forEach(session -> end(actor, session));
        return some.size();
    }

    /// One that was ended meanwhile is over all the same.
    private void end(Actor actor, Found found) {
        writes.run(actor.in(found.tenant()), write -> {
            write.about(TypeId.of(Session.PREFIX, found.id()));
            store.find(write.caller(), found.id(), write.now())
                .ifPresent(session -> endings.end(session, write));
            return found;
        });
    }

    /// Whoever shows one of these again is not noticed any more, and not admitted.
    @Override
    public void forget(JdbcClient transaction, String pepper) {
        PepperedTokenStore.forget(transaction, pepper);
    }
}

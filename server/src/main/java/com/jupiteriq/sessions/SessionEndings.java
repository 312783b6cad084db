package com.jupiteriq.sessions;

import static com.jupiteriq.sessions.SessionDocument.SESSION;

import com.jupiteriq.accounts.Told;
import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Event;
import com.jupiteriq.store.Write;
import com.jupiteriq.users.Departure;
import com.jupiteriq.users.User;
import com.jupiteriq.users.UserStatus;
import com.jupiteriq.users.UserWatcher;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What ends sessions, whoever orders it. Every node hears of it when the write is committed.
final class SessionEndings implements Departure, UserWatcher {

    private final SessionStore store;

    SessionEndings(SessionStore store) {
        this.store = store;
    }

    void end(Session session, Write write) {
        store.end(session, write);
        record(session, "session.revoke", write, SessionEvents.revoked(session));
    }

    void endReused(Session session, Write write) {
        store.end(session, write);
        record(session, "session.end_reused", write,
            SessionEvents.reused(session), SessionEvents.revoked(session));
    }

    /// @param but null for all
    /// @return how many there were
    int endAll(UUID user, @Nullable UUID but, Write write) {
        List<Session> all = store.of(write.caller(), user, but);
        store.endAll(user, but, all, write);
        all.forEach(session ->
            record(session, "session.revoke", write, SessionEvents.revoked(session)));
        return all.size();
    }

    private static void record(Session session, String action, Write write, Event... events) {
        write.record(new AuditEntry(action, session.publicId(), SESSION.of(session), null)
            .about(session.user()), events);
    }

    /// Of whom is to be forgotten nothing more is put on record.
    @Override
    public void leaves(User user, Write write) {
        store.endAll(user.id(), null, store.of(write.caller(), user.id(), null), write);
        store.tell(user.id(), write);
    }

    @Override
    public void changed(User after, Write write) {
        store.tell(after.id(), write);
        if (after.status() != UserStatus.ACTIVE) {
            endAll(after.id(), null, write);
        }
    }

    /// They may be many, so that whatever is known of the account is looked up anew.
    @Override
    public void roleChanged(String role, Write write) {
        new Told.AccountChanged(write.caller().tenant().account()).stage(write);
    }
}

package com.jupiteriq.sessions;

import com.jupiteriq.kernel.AuditEntry;
import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Ids;
import com.jupiteriq.store.Write;
import com.jupiteriq.tokens.TokenMint;
import java.util.UUID;

/// Sessions of browsers. They are sessions like those over the API, and end as those do; a browser has one
/// token, which nothing refreshes. Writes are of the live environment.
public final class PageTokens {

    static final String PREFIX = "jps_";

    /// What stands in place of the contract of a key.
    private static final String CONTRACT = "pages";

    private final Sessions sessions;
    private final TokenMint mint;
    private final Ids ids;

    PageTokens(Sessions sessions, TokenMint mint, Ids ids) {
        this.sessions = sessions;
        this.mint = mint;
        this.ids = ids;
    }

    /// @param token told to the browser only
    public record Begun(Session session, String token) {

        /// No secret gets into an exception or a log.
        @Override
        public String toString() {
            return "Begun[" + session.publicId() + "]";
        }
    }

    /// Begins a session of a user who has just shown who they are, as [Sessions#begin] does.
    public Begun begin(Entered entered, Client client, Write write) {
        Session session = sessions.begun(entered, new NewSession(CONTRACT, null, client), true, write);
        return new Begun(session, token(session, write));
    }

    /// Another token in place of the one before.
    public String rotate(UUID session, Write write) {
        Session found = found(session, "session.rotate", write);
        PageSessionStore.forgetTokens(found, write);
        return token(found, write);
    }

    /// Notes that the user has just shown again who they are.
    public void prove(UUID session, Write write) {
        PageSessionStore.prove(found(session, "session.prove", write), write);
    }

    /// Lets the user look at this environment from now on.
    public void look(UUID session, Environment environment, Write write) {
        Session found = found(session, "session.look_at_" + environment.word(), write);
        PageSessionStore.look(found, environment, write);
    }

    private Session found(UUID id, String action, Write write) {
        Session session = sessions.ofCaller(write.caller(), id);
        write.about(session.publicId());
        write.record(new AuditEntry(action, session.publicId(), null, null).about(session.user()));
        return session;
    }

    private String token(Session session, Write write) {
        UUID id = ids.next();
        TokenMint.Token token = mint.make(PREFIX, id);
        PageSessionStore.insert(session, id, token.hash(), write);
        return token.text();
    }
}

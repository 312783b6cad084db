package com.jupiteriq.signin.pages;

import com.jupiteriq.json.Fields;
import com.jupiteriq.json.JsonReader;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.ShapeReader;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.sessions.OwnSession;
import com.jupiteriq.sessions.Session;
import com.jupiteriq.sessions.Sessions;
import com.jupiteriq.signin.OwnPassword;
import com.jupiteriq.store.Write;
import com.jupiteriq.users.User;
import com.jupiteriq.users.UserDocument;
import com.jupiteriq.users.UserRef;
import com.jupiteriq.users.Users;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What visitors see and change of themselves beside their second factor. Callers and writes are those of the
/// visitor's `self`.
public final class OwnPages {

    private final Users users;
    private final Sessions sessions;
    private final OwnPassword password;

    OwnPages(Users users, Sessions sessions, OwnPassword password) {
        this.users = users;
        this.sessions = sessions;
        this.password = password;
    }

    public User user(Caller self) {
        return users.get(self, new UserRef.ById(self.principal().id()));
    }

    /// Refuses with `Invalid` with the field `name`.
    ///
    /// @param name null for none
    public User rename(@Nullable String name, Write write) {
        Fields said = ShapeReader.read(UserDocument.USER.patch(), JsonReader.read(new JsonWriter().object()
            .field("name", name).endObject().toString().getBytes(StandardCharsets.UTF_8)), false);
        return users.changeOneself(version -> true, before -> UserDocument.USER.patched(before, said), write);
    }

    /// Checks and hashes at once; what is given replaces it and ends all other sessions. Refuses with
    /// `Invalid` with the fields `current` and `wanted`.
    public Function<Write, User> password(
        PageVisitor visitor, String current, String wanted, Arrival arrival) {
        return password.change(visitor.self(arrival.origin(), arrival.deadline()), visitor.user(),
            visitor.session(), new OwnPassword.Wish("current", current, "wanted", wanted));
    }

    /// All that are not over, the newest first.
    ///
    /// @param current by which they look
    public List<OwnSession> sessions(Caller self, UUID current) {
        return sessions.ofCaller(self).stream()
            .map(session -> new OwnSession(session, session.id().equals(current))).toList();
    }

    /// Refuses with `Missing` one that is over, or somebody else's.
    public void end(UUID session, Write write) {
        Session own = sessions.ofCaller(write.caller(), session);
        sessions.end(own, write);
    }

    /// @return how many there were
    public int endOthers(UUID current, Write write) {
        return sessions.revokeOthers(write.caller().principal().id(), current, write);
    }
}

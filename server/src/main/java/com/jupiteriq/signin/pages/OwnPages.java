package com.jupiteriq.signin.pages;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.sessions.OwnSession;
import com.jupiteriq.store.Write;
import com.jupiteriq.users.User;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What visitors see and change of themselves beside their second factor. Callers and writes are those of the
/// visitor's `self`.
public final class OwnPages {

    public User user(Caller self) {
        throw new UnsupportedOperationException();
    }

    /// @param name null for none. Refuses with `Invalid`.
    public User rename(@Nullable String name, Write write) {
        throw new UnsupportedOperationException();
    }

    /// Checks and hashes at once; what is given replaces it and ends all other sessions. Refuses with `Invalid`
    /// with the fields `current` and `wanted`.
    public Function<Write, User> password(PageVisitor visitor, String current, String wanted, Arrival arrival) {
        throw new UnsupportedOperationException();
    }

    /// All that are not over, the newest first.
    public List<OwnSession> sessions(Caller self, UUID current) {
        throw new UnsupportedOperationException();
    }

    /// Refuses with `Missing` one that is over, or somebody else's.
    public void end(UUID session, Write write) {
        throw new UnsupportedOperationException();
    }

    /// @return how many there were
    public int endOthers(UUID current, Write write) {
        throw new UnsupportedOperationException();
    }
}

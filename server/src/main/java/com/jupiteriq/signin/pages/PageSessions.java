package com.jupiteriq.signin.pages;

import com.jupiteriq.kernel.Environment;
import com.jupiteriq.store.Write;
import java.util.Optional;
import java.util.function.Consumer;

/// Browsers that are signed in. Writes are those of the visitor's `self`.
public final class PageSessions {

    /// Whom this token of a cookie stands for now; empty for nobody, whyever. Writes nothing. Refuses with
    /// `Limited` when too many unknown ones came from this address, and with `Unavailable`.
    public Optional<PageVisitor> find(String token, String address) {
        throw new UnsupportedOperationException();
    }

    /// What a form of this session carries, so that no other page can send it.
    public static String csrf(String token) {
        throw new UnsupportedOperationException();
    }

    public void end(PageVisitor visitor, Write write) {
        throw new UnsupportedOperationException();
    }

    /// Another token for the same session; the one before is nobody's any more.
    public String rotate(PageVisitor visitor, Write write) {
        throw new UnsupportedOperationException();
    }

    /// Checks at once what somebody shows; what is given puts it on record in a write. Refuses with `Invalid`
    /// what is wrong, which counts as it does when somebody signs in.
    public Consumer<Write> stepUp(PageVisitor visitor, Proof proof, Arrival arrival) {
        throw new UnsupportedOperationException();
    }

    /// Lets the visitor look at another environment from now on.
    public void look(PageVisitor visitor, Environment environment, Write write) {
        throw new UnsupportedOperationException();
    }
}

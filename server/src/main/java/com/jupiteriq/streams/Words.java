package com.jupiteriq.streams;

import com.jupiteriq.events.LoggedEvent;
import com.jupiteriq.kernel.Tenant;

/// How a protocol says what happens on a stream. One object serves all streams of a protocol.
public interface Words {

    byte[] event(LoggedEvent event, Tenant tenant);

    /// Nothing that was wanted has happened up to this position.
    byte[] heartbeat(long position);

    /// What the client asked for next is not kept; the stream goes on with `oldest`.
    byte[] gap(long oldest);

    /// The last words.
    byte[] end(Reason reason);

    /// Why the server ends a stream.
    enum Reason {
        /// The server stops; another one, or the next, goes on.
        DRAIN,
        /// Its time is over, so that streams spread anew over the nodes.
        AGE,
        /// Its key may no longer be used.
        REVOKED
    }
}

package com.jupiteriq.edge.transfer;

import com.jupiteriq.edge.http.HeaderValue;
import java.io.InputStream;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The body of a request as it comes, of which nothing is held. It is read once, by the thread of the
/// request.
public interface Incoming {

    /// What the client says that it is; null where it does not say it.
    @Nullable HeaderValue type();

    /// How many bytes the client has announced; empty where it has not.
    OptionalLong announced();

    /// The header's first value, null when it is absent.
    @Nullable String header(String name);

    /// The bytes, none when there is no body. No read throws an `IOException`. It ends in a `Refused` when
    /// there are more bytes than are allowed (`TooLarge`), none comes for long (`TooSlow`), the whole takes
    /// too long (`TransferTooLong`) or the chunks are broken (`Unreadable`), and in [ClientGone].
    InputStream bytes();
}

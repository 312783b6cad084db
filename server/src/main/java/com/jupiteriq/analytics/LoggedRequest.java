package com.jupiteriq.analytics;

import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.kernel.UuidV7;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One call of the API, as the request log keeps it. Neither path nor query: they may hold what is
/// kept sealed elsewhere.
///
/// @param origin the server's own id of the request, the client's address and its `User-Agent`
/// @param clientId the id that the client gave the request, null for none
/// @param key the key that was shown, null for a user's token
/// @param user who called, or for whom the key acted; null for nobody
/// @param method as it was sent, `HEAD` included
/// @param route the template, `/v1/tickets/{id}`; null when no route has the path
/// @param status of the answer; [#NO_ANSWER] when the client did not wait for it
/// @param micros from the arrival of the request's head until its answer had left
public record LoggedRequest(
    Tenant tenant,
    Origin origin,
    @Nullable String clientId,
    @Nullable UUID key,
    @Nullable UUID user,
    String method,
    @Nullable String route,
    int status,
    long micros) {

    /// As servers before us have called it.
    public static final int NO_ANSWER = 499;

    /// The server's id of a request or the client's own.
    static final Schema ANY_ID = new Schema.Patterned("^[!-~]{1,128}$");

    static final int MAX_ROUTE = 500;

    /// The prefix of the server's own ids.
    static final String PREFIX = "req";

    /// The id of the row, of which the public id is another form.
    UUID id() {
        return TypeId.parse(PREFIX, origin.requestId())
            .orElseThrow(() -> new IllegalStateException("not an id of a request: " + origin.requestId()));
    }

    /// When the request arrived.
    public Instant at() {
        return UuidV7.time(id());
    }
}

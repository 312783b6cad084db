package com.jupiteriq.analytics;

import com.jupiteriq.analytics.rollups.Use;
import com.jupiteriq.analytics.rollups.Values;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.Origin;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.kernel.TypeId;
import com.jupiteriq.kernel.UuidV7;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
/// @param code of the error, null for none
/// @param use what was used of the limit that was nearest to its end; null where none was spent, and for what
///     was read from the log, which does not keep it
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
    @Nullable String code,
    @Nullable Use use,
    long micros) {

    /// As servers before us have called it.
    public static final int NO_ANSWER = 499;

    /// The server's id of a request or the client's own.
    static final Schema ANY_ID = new Schema.Patterned("^[!-~]{1,128}$");

    static final int MAX_ROUTE = 500;

    /// A token, its version, and the end or a space: what goes on otherwise may be an address. Tokens are
    /// bounded.
    private static final Pattern PRODUCT = Pattern.compile(
        "([!#$%&'*+.^_`|~0-9A-Za-z-]{1,64})(?:/[!#$%&'*+.^_`|~0-9A-Za-z-]*+)?(?=[ \\t]|$)");

    /// The prefix of the server's own ids.
    static final String PREFIX = "req";

    /// The id of the row, of which the public id is another form.
    UUID id() {
        return TypeId.parse(PREFIX, origin.requestId())
            .orElseThrow(() -> new IllegalStateException("not an id of a request: " + origin.requestId()));
    }

    /// What the client calls itself: the first product token of its `User-Agent` without the version (RFC
    /// 9110 section 10.1.5); null for nothing, [Values#OTHER] for what is no such token.
    @Nullable String agent() {
        String all = origin.userAgent();
        if (all.isBlank()) {
            return null;
        }
        Matcher product = PRODUCT.matcher(all);
        return product.lookingAt() ? product.group(1) : Values.OTHER;
    }

    /// When the request arrived.
    public Instant at() {
        return UuidV7.time(id());
    }
}

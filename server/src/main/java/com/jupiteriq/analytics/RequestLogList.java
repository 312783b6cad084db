package com.jupiteriq.analytics;

import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Parameter;
import com.jupiteriq.json.Schema;
import java.time.Instant;
import java.util.UUID;

/// By what calls are found in the request log; `after` and `before` are exclusive.
public final class RequestLogList {

    /// The server's id or the client's own (decision C37).
    public static final Parameter<String> REQUEST_ID =
        Parameter.of("request_id", Kind.text(LoggedRequest.ANY_ID),
            "Only the request with this id, the server's or the client's.");
    public static final Parameter<UUID> KEY_ID =
        Parameter.of("key_id", Kind.id("key"), "Only calls with this key.");
    public static final Parameter<String> ROUTE =
        Parameter.of("route", Kind.nonEmpty(LoggedRequest.MAX_ROUTE),
            "Only calls of this route, as the log shows it.");
    public static final Parameter<Statuses> STATUS =
        Parameter.of("status", Kind.text(new Schema.Patterned(Statuses.PATTERN)).as(Statuses::parse),
            "Only this status, or a whole class such as `4xx`.");
    public static final Parameter<Instant> CREATED_AFTER =
        Parameter.time("created_after", "Arrived after this time.");
    public static final Parameter<Instant> CREATED_BEFORE =
        Parameter.time("created_before", "Arrived before this time.");

    private RequestLogList() {}
}

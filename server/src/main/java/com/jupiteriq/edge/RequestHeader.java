package com.jupiteriq.edge;

import com.jupiteriq.edge.http.RequestBounds;
import com.jupiteriq.json.Schema;
import java.util.Arrays;
import java.util.List;

/// The headers that clients may send, as the OpenAPI documents describe them.
public enum RequestHeader {
    REQUEST_ID("X-Request-Id", "An id of the client's own that the answer repeats (decision C37)."),
    CONTRACT("X-API-Contract",
        "The contract in whose shape the answer is given; else the key decides, else the host name."),
    ON_BEHALF_OF("X-On-Behalf-Of",
        "The user for whom a key with `sessions:write` acts: it may what both may."),
    IDEMPOTENCY_KEY("Idempotency-Key", "The same as `X-Idempotency-Key`, quoted or bare."),
    X_IDEMPOTENCY_KEY("X-Idempotency-Key",
        "Makes a repetition safe: within 24 hours the same key with the same request gets the same answer."),
    IF_MATCH("If-Match", "Changes the object only in the version with this `ETag`."),
    IF_NONE_MATCH("If-None-Match", "Answers 304 when the object still has this `ETag`."),
    RANGE("Range", "Asks for one stretch of the bytes, such as `bytes=0-1023` (RFC 9110)."),
    IF_RANGE("If-Range", "Gives the stretch only of the contents with this `ETag`, else all of them."),
    PREFER("Prefer", "With `return=minimal` a success leaves the object out (RFC 7240)."),
    LAST_EVENT_ID("Last-Event-ID", "Continues a stream after the event with this `id`.");

    private final String header;
    private final String about;

    RequestHeader(String header, String about) {
        this.header = header;
        this.about = about;
    }

    public String header() {
        return header;
    }

    /// One sentence for the documentation.
    public String about() {
        return about;
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(known -> known.header).toList();
    }

    public static List<RequestHeader> of(Surface surface, Route route) {
        return all(surface).stream().filter(header -> header.isTakenBy(route)).toList();
    }

    public static List<RequestHeader> all(Surface surface) {
        return Arrays.stream(values())
            .filter(header -> header != CONTRACT || surface.dresses().size() > 1)
            .filter(header -> header != ON_BEHALF_OF || surface.delegates())
            .filter(header -> surface.routes().stream().anyMatch(header::isTakenBy))
            .toList();
    }

    private boolean isTakenBy(Route route) {
        return switch (this) {
            case REQUEST_ID, CONTRACT, ON_BEHALF_OF -> true;
            case IDEMPOTENCY_KEY, X_IDEMPOTENCY_KEY -> route.method().equals("POST") && route.changes();
            case IF_MATCH -> route.takesIfMatch() || route.isRanged();
            case IF_NONE_MATCH -> route.isValidated();
            case RANGE, IF_RANGE -> route.isRanged();
            case PREFER -> route.traits().maybeMinimal();
            case LAST_EVENT_ID -> route.goesOn();
        };
    }

    /// Whether the route takes no request without it.
    public boolean isNeededBy(Route route) {
        return this == X_IDEMPOTENCY_KEY && route.traits().keyed();
    }

    /// What its value may be.
    public Schema schema(Surface surface) {
        return switch (this) {
            case ON_BEHALF_OF -> Schema.typeId("usr");
            case REQUEST_ID -> new Schema.Patterned("^[!-~]{1,128}$");
            case CONTRACT -> new Schema.OneOf(surface.dresses().stream().map(Dress::name).toList());
            case IDEMPOTENCY_KEY, X_IDEMPOTENCY_KEY -> new Schema.Patterned("^[!-~]{1,257}$");
            case LAST_EVENT_ID -> new Schema.Patterned("^[0-9]{1,19}$");
            case IF_MATCH, IF_NONE_MATCH, RANGE, IF_RANGE, PREFER ->
                Schema.nonEmpty(RequestBounds.MAX_HEADERS);
        };
    }
}

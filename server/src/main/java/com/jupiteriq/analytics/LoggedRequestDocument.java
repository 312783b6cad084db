package com.jupiteriq.analytics;

import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Schema;

/// The published JSON of an entry of the request log.
public final class LoggedRequestDocument {

    public static final Document<LoggedRequest> LOGGED_REQUEST = Document.of("LoggedRequest",
        Attribute.of("id", Kind.id(LoggedRequest.PREFIX), LoggedRequest::id,
            "The server's own id of the request."),
        Attribute.of("client_request_id", Kind.text(LoggedRequest.ANY_ID), LoggedRequest::clientId,
            "The id that the client gave it.").orNull(),
        Attribute.of("created_at", Kind.time(), LoggedRequest::at, "When it arrived."),
        Attribute.of("method", Kind.text(32), LoggedRequest::method, "Its method."),
        Attribute.of("route", Kind.text(LoggedRequest.MAX_ROUTE), LoggedRequest::route,
            "The template of its path, null where no route has the path.").orNull(),
        Attribute.of("status", Kind.whole(100, 599), logged -> (long) logged.status(),
            "The status of the answer; 499 when the client did not wait for it."),
        Attribute.of("code", Kind.text(100), LoggedRequest::code,
            "The code of the error that was answered, null for none.").orNull(),
        Attribute.of("duration_ms", Kind.whole(0, Long.MAX_VALUE), logged -> logged.micros() / 1_000,
            "Milliseconds until the answer had left."),
        Attribute.of("key_id", Kind.id("key"), LoggedRequest::key,
            "The key that was shown; null when a user called.").orNull(),
        Attribute.of("user_id", Kind.id("usr"), LoggedRequest::user,
            "The user who called, or for whom the key acted.").orNull(),
        Attribute.of("address", Kind.text(100), logged -> logged.origin().address(), "The client's address."),
        Attribute.of("user_agent", Kind.text(Schema.text(1_000)), logged -> logged.origin().userAgent(),
            "What the client called itself."));

    private LoggedRequestDocument() {}
}

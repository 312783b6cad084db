package com.jupiteriq.sessions;

import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Schema;

/// The published JSON of a session.
public final class SessionDocument {

    public static final Document<Session> SESSION = Document.of("Session",
        Attribute.of("id", Kind.id(Session.PREFIX), Session::id, "Its public id."),
        Attribute.of("user_id", Kind.id("usr"), Session::user, "Who has signed in."),
        Attribute.of("device", Kind.line(Session.MAX_DEVICE), Session::device,
            "What the person calls the device.").orNull(),
        Attribute.of("address", Kind.text(100), (Session session) -> session.client().address(),
            "From where they signed in."),
        Attribute.of("user_agent", Kind.text(Schema.text(Session.MAX_AGENT)),
            (Session session) -> session.client().userAgent(), "With which program.").orNull(),
        Attribute.of("created_at", Kind.time(), Session::createdAt, "When they signed in."),
        Attribute.of("last_used_at", Kind.time(), Session::lastUsedAt, "When it last got tokens."),
        Attribute.of("expires_at", Kind.time(), Session::expiresAt, "When it ends unless it is used."));

    public static final Document<OwnSession> OWN = SESSION.within("OwnSession", OwnSession::session,
        Attribute.of("current", Kind.flag(), OwnSession::current, "Whether this is the one that asks."));

    private SessionDocument() {}
}

package com.jupiteriq.sessions;

import static com.jupiteriq.sessions.SessionDocument.SESSION;

import com.jupiteriq.events.EventType;
import com.jupiteriq.events.EventTypes;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.Event;
import com.jupiteriq.kernel.TypeId;
import java.time.Instant;
import java.util.List;

/// What subscribers hear of sessions.
final class SessionEvents {

    private static final List<Field> FLAT = List.of(
        Field.optional("user_id", Schema.typeId("usr"), "Of session events: the user."));

    private SessionEvents() {}

    static EventTypes types() {
        Instant at = Instant.parse("2025-01-29T10:30:00Z");
        Session session = Session.begun(EventType.SAMPLE_ID, EventType.SAMPLE_ID,
            new NewSession("platform", "Ann's phone", new Client("203.0.113.7", "ExampleApp/2.1")), at,
            IdleTime.USUAL);
        return EventTypes.of(
            new EventType(created(session), at, "A user has signed in.", FLAT),
            new EventType(revoked(session), at, "A session was ended before its time.", FLAT),
            new EventType(reused(session), at,
                "A refresh token came again that had been used; its session was ended.", FLAT));
    }

    static Event created(Session session) {
        return event("created", session);
    }

    static Event revoked(Session session) {
        return event("revoked", session);
    }

    static Event reused(Session session) {
        return event("reuse_detected", session);
    }

    private static Event event(String happened, Session session) {
        return new Event("session." + happened, new JsonWriter()
            .object()
            .field("id", session.publicId())
            .field("type", "session")
            .field("attributes", SESSION.of(session))
            .field("user_id", TypeId.of("usr", session.user()))
            .endObject()
            .done());
    }
}

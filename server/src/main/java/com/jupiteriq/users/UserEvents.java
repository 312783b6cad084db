package com.jupiteriq.users;

import static com.jupiteriq.users.UserDocument.USER;

import com.jupiteriq.events.EventType;
import com.jupiteriq.events.EventTypes;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.Event;
import java.time.Instant;
import java.util.List;

/// What subscribers hear of users (R203–R208; 004:88-98).
final class UserEvents {

    private static final List<Field> FLAT = List.of(
        Field.optional("username", Schema.text(100).orNull(), "Of user events: the username."));

    private static final Field CHANGES = Field.optional(
        "changes", new Schema.FreeObject(1_000, 10), "Of `user.role_changed`: `role` with `from` and `to`.");

    private UserEvents() {}

    static EventTypes types() {
        Instant at = Instant.parse("2024-01-15T10:30:00Z");
        UserDetails details = new UserDetails("user@example.com", false, "John Doe", "john_doe", null, null,
            UserDetails.USUAL_ROLE, null);
        User made = User.made(EventType.SAMPLE_ID, 12_345, details, true, at);
        User promoted = made.changedTo(details.role("agent"), at);
        User left = promoted.movedTo(UserStatus.INACTIVE, at);
        return EventTypes.of(
            new EventType(created(made), at, "A user was made.", FLAT),
            new EventType(
                updated(promoted, List.of("role")), at, "A user was changed.", FLAT,
                EventType.CHANGED_FIELDS),
            new EventType(deleted(left), at, "A user was deleted.", List.of()),
            new EventType(moved(made), at, "A user became active.", FLAT),
            new EventType(moved(left), at, "A user became inactive.", FLAT),
            new EventType(locked(made.lockedTo(at.plusSeconds(900), at)), at,
                "A user cannot sign in for a while, after too many wrong passwords.", FLAT),
            new EventType(roleChanged(made, promoted), at, "A user was given another role.", FLAT, CHANGES));
    }

    static Event created(User user) {
        return new Event("user.created", about(user).endObject().done());
    }

    static Event updated(User user, List<String> changed) {
        return new Event("user.updated", about(user).field("changed_fields", changed).endObject().done());
    }

    /// Of a person who is to be forgotten only the ids are told.
    static Event deleted(User user) {
        return new Event("user.deleted", new JsonWriter()
            .object()
            .field("id", user.publicId())
            .field("type", "user")
            .key("attributes")
            .object()
            .field("id", user.publicId())
            .field("number", user.number())
            .endObject()
            .endObject()
            .done());
    }

    /// The user is active or inactive now.
    static Event moved(User user) {
        String type = user.status() == UserStatus.ACTIVE ? "user.activated" : "user.deactivated";
        return new Event(type, about(user).endObject().done());
    }

    static Event locked(User user) {
        return new Event("user.locked", about(user).endObject().done());
    }

    static Event roleChanged(User before, User after) {
        return new Event("user.role_changed", about(after)
            .key("changes")
            .object()
            .key("role")
            .object()
            .field("from", before.details().role())
            .field("to", after.details().role())
            .endObject()
            .endObject()
            .endObject()
            .done());
    }

    private static JsonWriter about(User user) {
        return new JsonWriter()
            .object()
            .field("id", user.publicId())
            .field("type", "user")
            .field("attributes", USER.of(user))
            .field("username", user.details().username());
    }
}

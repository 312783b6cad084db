package com.jupiteriq.users;

import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Attribute.Getter;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Draft;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Schema;
import com.jupiteriq.kernel.JsonText;
import java.time.Instant;

/// The published JSON of a user: what `/v1` answers and takes is also what events and the audit trail show
/// (000:312-335; 002:228-232).
public final class UserDocument {

    /// Beyond any password, whose own bounds count after its normalisation.
    private static final int MAX_SENT = 1_024;

    public static final Attribute<User, String> EMAIL =
        detail("email", Kind.mailbox(), UserDetails::email, "The address; no other user has it.")
            .required().example("\"user@example.com\"");

    public static final Attribute<User, Boolean> EMAIL_VERIFIED =
        detail("email_verified", Kind.flag(), UserDetails::emailVerified,
            "Whether they have shown that the address is theirs; to be set with `admin` only.")
            .byDefault(false);

    public static final Attribute<User, String> NAME =
        detail("name", Kind.line(UserDetails.MAX_NAME), UserDetails::name, "What they are called.")
            .orNull().example("\"John Doe\"");

    public static final Attribute<User, String> USERNAME =
        detail("username", Kind.text(new Schema.Patterned(UserDetails.USERNAME)), UserDetails::username,
            "A name to sign in with; no other user has it, in whatever case.")
            .orNull().example("\"john_doe\"");

    public static final Attribute<User, String> PHONE =
        detail("phone", Kind.text(new Schema.Patterned(UserDetails.PHONE)), UserDetails::phone,
            "A telephone number in the form of E.164.")
            .orNull().example("\"+14155550123\"");

    public static final Attribute<User, String> EXTERNAL_ID =
        detail("external_id", Kind.nonEmpty(UserDetails.MAX_EXTERNAL_ID), UserDetails::externalId,
            "What another system calls them; no other user has it.")
            .orNull().example("\"crm-4711\"");

    public static final Attribute<User, String> ROLE =
        detail("role", Kind.text(new Schema.Patterned("^[a-z][a-z0-9_-]{1,49}$")), UserDetails::role,
            "The name of a role, which says what they may do.")
            .byDefault(UserDetails.USUAL_ROLE).example("\"member\"");

    public static final Attribute<User, UserStatus> STATUS =
        Attribute.of("status", Kind.word(UserStatus.values(), UserStatus::word), User::status,
            "`invited` until there is a way to sign in.").readOnly();

    static final Attribute<User, Instant> LOCKED_UNTIL =
        time("locked_until", User::lockedUntil,
            "Until when too many wrong passwords keep them from signing in; null when they do not.").orNull();

    static final Attribute<User, JsonText> METADATA =
        detail("metadata", Kind.object(UserDetails.MAX_METADATA_BYTES, UserDetails.MAX_METADATA_DEPTH),
            UserDetails::metadata, "Anything of your own; kept as sent.")
            .noneAs(JsonText.EMPTY_OBJECT).example("{\"department\":\"sales\"}");

    /// Whether it is strong enough is judged with the other fields at hand.
    static final Attribute<User, String> PASSWORD =
        Attribute.<User, String>of("password", Kind.text(MAX_SENT), user -> null,
            "12 to 256 characters that nobody guesses; then the user is active at once.")
            .writeOnly().orNull().example("\"correct horse battery staple\"");

    static final Attribute<User, String> PASSWORD_HASH =
        Attribute.<User, String>of("password_hash", Kind.nonEmpty(MAX_SENT), user -> null,
            "A password that another system has hashed, as a PHC string: argon2, bcrypt, scrypt or pbkdf2. It"
                + " takes `admin`, and no `password` beside it.")
            .writeOnly().orNull();

    public static final Document<User> USER = Document.of("User",
        Attribute.of("id", Kind.id(User.PREFIX), User::id, "Its public id.").readOnly(),
        Attribute.of("number", Kind.whole(1, UserRef.MAX_NUMBER), User::number,
            "Another id, counted in the environment.").readOnly(),
        EMAIL, EMAIL_VERIFIED, NAME, USERNAME, PHONE, EXTERNAL_ID, ROLE, STATUS, METADATA,
        PASSWORD, PASSWORD_HASH,
        time("last_login", User::lastLogin, "When they last signed in.").orNull(),
        LOCKED_UNTIL,
        time("created_at", User::createdAt, "When the user was made."),
        time("updated_at", User::updatedAt, "When the user last changed."));

    private UserDocument() {}

    /// What a body says about a user.
    static UserDetails details(Draft<User> draft) {
        return new UserDetails(
            draft.get(EMAIL), draft.get(EMAIL_VERIFIED), draft.orNull(NAME), draft.orNull(USERNAME),
            draft.orNull(PHONE), draft.orNull(EXTERNAL_ID), draft.get(ROLE), draft.orNull(METADATA));
    }

    private static <V> Attribute<User, V> detail(
        String name, Kind<V> kind, Getter<UserDetails, V> value, String about) {
        return Attribute.of(name, kind, value::of, about).of(User::details);
    }

    private static Attribute<User, Instant> time(String name, Getter<User, Instant> value, String about) {
        return Attribute.of(name, Kind.time(), value, about).readOnly();
    }
}

package com.jupiteriq.edge.accounts;

import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.users.User;
import com.jupiteriq.users.UserDocument;
import com.jupiteriq.users.UserRef;
import java.util.ArrayList;
import java.util.List;

/// How 004 writes users (004:18-47).
final class AccountsShapes {

    private static final Schema USERNAME = UserDocument.USERNAME.kind().schema();
    private static final Schema EMAIL = UserDocument.EMAIL.kind().schema();

    static final Field ID =
        Field.required("id", new Schema.Whole(1, UserRef.MAX_NUMBER), "The user's number.").example("12345");

    /// Its order is that in which fields are looked at: of those that are wrong a refusal names the first.
    static final Shape NEW_USER = Shape.of("NewUser",
        Field.required("username", USERNAME, "A name to sign in with, in whatever case nobody else's."),
        Field.required("email", EMAIL, "The address; no other user has it."),
        password());

    private static final List<Field> CREATED_FIELDS = List.of(
        ID,
        Field.required("username", USERNAME.orNull(), "The name to sign in with; null for a user without."),
        Field.required("email", EMAIL, "The address."),
        Field.required("created_at", Schema.timestamp(), "When the user was made."));

    static final Shape CREATED_USER = new Shape("CreatedUser", CREATED_FIELDS);

    static final Shape USER = new Shape("User", withLogin());

    private AccountsShapes() {}

    static JsonText created(User user) {
        return fields(user).endObject().done();
    }

    static JsonText read(User user) {
        return fields(user).field("last_login", user.lastLogin()).endObject().done();
    }

    private static JsonWriter fields(User user) {
        return new JsonWriter()
            .object()
            .field("id", user.number())
            .field("username", user.details().username())
            .field("email", user.details().email())
            .field("created_at", user.createdAt());
    }

    private static Field password() {
        Field field = UserDocument.USER.creation().field("password").orElseThrow();
        return Field.optional(field.name(), field.schema(),
            "12 to 256 characters that nobody guesses. Without it a mail asks the person to set one.");
    }

    private static List<Field> withLogin() {
        List<Field> more = new ArrayList<>(CREATED_FIELDS);
        more.add(Field.required("last_login", Schema.timestamp().orNull(),
            "When the user last signed in; null before the first time."));
        return more;
    }
}

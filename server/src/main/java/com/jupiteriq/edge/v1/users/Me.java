package com.jupiteriq.edge.v1.users;

import static com.jupiteriq.users.UserDocument.USER;

import com.jupiteriq.json.Attribute;
import com.jupiteriq.json.Document;
import com.jupiteriq.json.Field;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Schema;
import com.jupiteriq.json.Shape;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.users.User;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Whoever acts, as they see themselves (decision C66): the service account of a key, or a user.
final class Me {

    private static final String SERVICE_ACCOUNT = "service_account";
    private static final String USER_TYPE = "user";
    private static final Schema PERMISSION = Schema.text(100);
    private static final String PERMITTED = "What it may do; `admin` is everything.";

    private static final Set<String> CHANGEABLE = Set.of("name", "username", "phone", "metadata");

    private record Oneself(User user, List<String> permissions) {}

    private static final Document<Oneself> ONESELF = USER.within("Oneself", Oneself::user,
        Attribute.of("type", Kind.text(Schema.oneOf(USER_TYPE)), oneself -> USER_TYPE, "What acts."),
        Attribute.of("permissions", Kind.texts(PERMISSION, Permission.all().size()), Oneself::permissions,
            PERMITTED));

    private static final Set<String> OF_BOTH = Set.of("type", "id", "name", "permissions");

    static final Shape SHAPE = new Shape("Me", Stream.concat(
        Stream.of(
            Field.required("type", Schema.oneOf(SERVICE_ACCOUNT, USER_TYPE), "What acts."),
            Field.required("id", Schema.actorId(), "Its public id."),
            Field.required("name", Schema.text(1_000).orNull(), "What it is called."),
            Field.required(
                "permissions", new Schema.ListOf(PERMISSION, Permission.all().size()), PERMITTED)),
        ONESELF.shape().fields().stream().filter(field -> !OF_BOTH.contains(field.name()))
            .map(field -> Field.optional(field.name(), field.schema(), "Of a user. " + field.about())))
        .toList());

    /// What users say about themselves.
    static final Shape PATCH = new Shape("OneselfPatch",
        USER.patch().fields().stream().filter(field -> CHANGEABLE.contains(field.name())).toList());

    private Me() {}

    static JsonText of(Caller caller) {
        return new JsonWriter()
            .object()
            .field("type", SERVICE_ACCOUNT)
            .field("id", caller.principal().publicId())
            .field("name", caller.principal().name())
            .field("permissions", caller.permissions().words())
            .endObject()
            .done();
    }

    static JsonText of(User user, Caller caller) {
        return ONESELF.of(new Oneself(user, caller.permissions().words()));
    }
}

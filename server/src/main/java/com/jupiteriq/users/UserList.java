package com.jupiteriq.users;

import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Parameter;
import com.jupiteriq.json.Schema;
import java.util.UUID;

/// By what users are found.
public final class UserList {

    private static final int MAX_QUERY = 1_000;

    public static final Parameter<String> EMAIL =
        Parameter.of(UserDocument.EMAIL, "Only the user with this address, in any case.");
    public static final Parameter<String> USERNAME =
        Parameter.of(UserDocument.USERNAME, "Only the user with this username, in any case.");
    public static final Parameter<String> EXTERNAL_ID =
        Parameter.of(UserDocument.EXTERNAL_ID, "Only the user whom another system calls so.");
    public static final Parameter<String> ROLE =
        Parameter.of(UserDocument.ROLE, "Only users with this role.");
    public static final Parameter<UserStatus> STATUS =
        Parameter.of(UserDocument.STATUS, "Only users in this state.");
    public static final Parameter<UUID> ORGANIZATION =
        Parameter.of("organization_id", Kind.id("org"), "Only members of this organization.");
    public static final Parameter<String> WORDS =
        Parameter.of("q", Kind.text(new Schema.Wanted(MAX_QUERY)),
            "Every word must be a whole word of the name, the e-mail, its part before or after the `@`, or"
                + " the username, in any case.");

    private UserList() {}
}

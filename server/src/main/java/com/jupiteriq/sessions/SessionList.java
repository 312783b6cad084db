package com.jupiteriq.sessions;

import com.jupiteriq.json.Kind;
import com.jupiteriq.json.Parameter;
import java.util.UUID;

/// By what sessions are found.
public final class SessionList {

    public static final Parameter<UUID> USER =
        Parameter.of("user_id", Kind.id("usr"), "Only sessions of this user.");

    private SessionList() {}
}

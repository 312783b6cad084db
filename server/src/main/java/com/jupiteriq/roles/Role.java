package com.jupiteriq.roles;

import com.jupiteriq.kernel.Permissions;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A set of permissions under a name that no other one of its environment has.
///
/// @param version grows with every change
/// @param builtIn whether it is there in every environment and never changes
public record Role(
    UUID id,
    int version,
    String name,
    @Nullable String description,
    Permissions permissions,
    boolean builtIn,
    Instant createdAt,
    Instant updatedAt) {

    /// As ECMA 262 writes it.
    public static final String NAME = "^[a-z][a-z0-9_-]{1,49}$";

    static final int MAX_DESCRIPTION = 500;
}

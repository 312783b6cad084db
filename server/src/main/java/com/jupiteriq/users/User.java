package com.jupiteriq.users;

import com.jupiteriq.kernel.TypeId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person of a tenant (decisions C18, D3).
///
/// @param number counted per environment; the id of 004
/// @param version grows with every change
/// @param canSignIn whether there is a password
/// @param lastLogin null while they have never signed in
/// @param lockedUntil null when failed tries keep them from nothing
public record User(
    UUID id,
    long number,
    int version,
    UserDetails details,
    UserStatus status,
    boolean canSignIn,
    @Nullable Instant lastLogin,
    @Nullable Instant lockedUntil,
    Instant createdAt,
    Instant updatedAt) {

    public static final String PREFIX = "usr";

    /// `usr_…` (decision C09)
    public String publicId() {
        return TypeId.of(PREFIX, id);
    }

    /// @param secured whether there is a password
    static User made(UUID id, long number, UserDetails details, boolean secured, Instant now) {
        return new User(id, number, 1, details, secured ? UserStatus.ACTIVE : UserStatus.INVITED, secured,
            null, null, now, now);
    }

    User changedTo(UserDetails other, Instant now) {
        return new User(
            id, number, version + 1, other, status, canSignIn, lastLogin, lockedUntil, createdAt, now);
    }

    User movedTo(UserStatus other, Instant now) {
        return new User(
            id, number, version + 1, details, other, canSignIn, lastLogin, lockedUntil, createdAt, now);
    }

    /// @param until null for not any more
    User lockedTo(@Nullable Instant until, Instant now) {
        return new User(
            id, number, version + 1, details, status, canSignIn, lastLogin, until, createdAt, now);
    }

    /// Has a password now.
    User securedTo(UserDetails other, Instant now) {
        return new User(
            id, number, version + 1, other, UserStatus.ACTIVE, true, lastLogin, lockedUntil, createdAt,
            now);
    }

    /// Whether they may do something else than before, or are called otherwise where they act.
    boolean actsOtherwise(User before) {
        UserDetails was = before.details;
        return status != before.status || !details.role().equals(was.role())
            || !Objects.equals(details.name(), was.name())
            || !Objects.equals(details.username(), was.username()) || !details.email().equals(was.email());
    }

    boolean isActiveOwner() {
        return status == UserStatus.ACTIVE && details.role().equals("owner");
    }
}

package com.jupiteriq.users;

import com.jupiteriq.kernel.TypeId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person of a tenant (decisions C18, D3).
///
/// @param number counted per environment; the id of 004
/// @param version grows with every change
/// @param canSignIn whether there is a password
/// @param lastLogin null while they have never signed in
public record User(
    UUID id,
    long number,
    int version,
    UserDetails details,
    UserStatus status,
    boolean canSignIn,
    @Nullable Instant lastLogin,
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
            null, now, now);
    }

    User changedTo(UserDetails other, Instant now) {
        return new User(
            id, number, version + 1, other, status, canSignIn, lastLogin, createdAt, now);
    }

    User movedTo(UserStatus other, Instant now) {
        return new User(
            id, number, version + 1, details, other, canSignIn, lastLogin, createdAt, now);
    }

    /// Has a password now.
    User securedTo(UserDetails other, Instant now) {
        return new User(
            id, number, version + 1, other, UserStatus.ACTIVE, true, lastLogin, createdAt, now);
    }

    boolean isActiveOwner() {
        return status == UserStatus.ACTIVE && details.role().equals("owner");
    }
}

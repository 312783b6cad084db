package com.jupiteriq.users;

import com.jupiteriq.kernel.JsonText;
import com.jupiteriq.passwords.Person;
import org.jspecify.annotations.Nullable;

/// What can be said about a user. Lengths are in code points.
///
/// @param email as it was written, its domain in lower-case A-labels
/// @param externalId what another system calls them
/// @param role the word of a role
public record UserDetails(
    String email,
    boolean emailVerified,
    @Nullable String name,
    @Nullable String username,
    @Nullable String phone,
    @Nullable String externalId,
    String role,
    @Nullable JsonText metadata) {

    static final int MAX_NAME = 200;
    static final int MAX_EXTERNAL_ID = 255;
    static final int MAX_METADATA_BYTES = 16 << 10;
    static final int MAX_METADATA_DEPTH = 8;
    static final String USERNAME = "^[A-Za-z0-9._-]{3,64}$";

    /// E.164
    static final String PHONE = "^\\+[1-9][0-9]{6,14}$";

    /// The role of whom nobody gives another one (000:313).
    static final String USUAL_ROLE = "member";

    /// Whom a password must not name.
    Person person() {
        return new Person(email, username, name);
    }

    /// With names and values of nobody in them, for exceptions and logs.
    @Override
    public String toString() {
        return "details of a user";
    }

    /// Of somebody who has shown that the address is theirs, and is like others otherwise.
    static UserDetails newcomer(String email, @Nullable String name) {
        return new UserDetails(email, true, name, null, null, null, USUAL_ROLE, null);
    }

    /// @param calledNow null for the name that is known
    UserDetails verified(@Nullable String calledNow) {
        return new UserDetails(email, true, calledNow == null ? name : calledNow, username, phone, externalId,
            role, metadata);
    }

    UserDetails role(String other) {
        return new UserDetails(email, emailVerified, name, username, phone, externalId, other, metadata);
    }
}

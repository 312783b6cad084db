package com.jupiteriq.users;

/// What a user signs in with, as it was when it was read.
///
/// @param hash a PHC string, empty without a password
/// @param sealed the hash as it is kept
@SuppressWarnings("ArrayRecordComponent")
public record Secret(User user, String hash, byte[] sealed) {

    /// Whether whoever knows the password is let in.
    public boolean opens() {
        return user.status() == UserStatus.ACTIVE && user.canSignIn();
    }

    /// No hash gets into an exception or a log.
    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}

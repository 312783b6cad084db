package com.jupiteriq.users;

import org.jspecify.annotations.Nullable;

/// What somebody says who accepts an invitation.
///
/// @param name what they are called, null to leave it
/// @param password null for none
public record Greeting(@Nullable String name, @Nullable String password) {

    /// No secret gets into an exception or a log.
    @Override
    public String toString() {
        return "a greeting";
    }
}

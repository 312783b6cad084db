package com.jupiteriq.signin;

import com.jupiteriq.users.User;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whose tries are counted together: a user's, or those with a text with which nobody signs in.
///
/// @param id of the user, or of the place where the text is remembered
/// @param textIndex the blind index of the text, null for a user
record Subject(UUID id, @Nullable UUID user, @Nullable String textIndex) {

    /// Texts that an environment remembers. Of those that meet in one place the last is.
    static final int TEXTS = 100_000;

    static Subject of(User user) {
        return new Subject(user.id(), user.id(), null);
    }

    /// @param index a blind index, which is spread evenly
    static Subject ofText(String index) {
        return new Subject(new UUID(0, Math.floorMod(index.hashCode(), TEXTS)), null, index);
    }
}

package com.jupiteriq.passwords;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whose password it is to become: what everybody who knows the person tries first.
public record Person(@Nullable String email, @Nullable String username, @Nullable String name) {

    List<String> known() {
        return Stream.of(email, username, name).filter(Objects::nonNull).toList();
    }

    /// Says nothing: persons are not for logs.
    @Override
    public String toString() {
        return "Person";
    }
}

package com.jupiteriq.data.upkeep;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The same work for one after the other, where a failure of one keeps nobody else from their turn.
final class Turns {

    private @Nullable RuntimeException last;

    void take(Runnable turn) {
        try {
            turn.run();
        } catch (RuntimeException failed) {
            last = failed;
        }
    }

    /// What the turn gives; none when it fails.
    <T> Optional<T> taken(Supplier<T> turn) {
        try {
            return Optional.of(turn.get());
        } catch (RuntimeException failed) {
            last = failed;
            return Optional.empty();
        }
    }

    /// Throws the last failure that there was.
    void tell() {
        if (last != null) {
            throw last;
        }
    }
}

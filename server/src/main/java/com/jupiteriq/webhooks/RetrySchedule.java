package com.jupiteriq.webhooks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// When a delivery is tried again (decision C30): ten attempts over 75 hours, each so long after the one
/// before. Jitter only adds, so that it may be 91 hours.
final class RetrySchedule {

    static final List<Duration> WAITS = List.of(
        Duration.ZERO, Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(30),
        Duration.ofHours(2), Duration.ofHours(5), Duration.ofHours(10), Duration.ofHours(14),
        Duration.ofHours(20), Duration.ofHours(24));

    static final int TRIES = WAITS.size();

    /// The longest wait that a receiver can ask for.
    private static final Duration LONGEST_ASKED = Duration.ofHours(24);

    private static final double JITTER = 0.2;

    private final DoubleSupplier random;

    /// @param random 0 to 1
    RetrySchedule(DoubleSupplier random) {
        this.random = random;
    }

    /// How long to wait after so many tries; empty when it is given up.
    ///
    /// @param asked the receiver's `Retry-After`, null without one
    Optional<Duration> after(int tries, @Nullable Duration asked) {
        if (tries >= TRIES) {
            return Optional.empty();
        }
        Duration planned = WAITS.get(tries);
        Duration wait = asked == null || asked.compareTo(planned) <= 0 ? planned : granted(asked);
        return Optional.of(wait.plusMillis((long) (wait.toMillis() * JITTER * random.getAsDouble())));
    }

    /// How much of what a receiver asks for it gets.
    static Duration granted(Duration asked) {
        return asked.compareTo(LONGEST_ASKED) <= 0 ? asked : LONGEST_ASKED;
    }
}

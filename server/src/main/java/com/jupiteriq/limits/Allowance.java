package com.jupiteriq.limits;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// So many requests of one subject in one window.
///
/// @param subject what is counted: an environment, a key, the operations of one rule
/// @param limit requests in the window, at least 1
/// @param burst how many more there may be in some minutes, null for none
public record Allowance(UUID subject, long limit, Window window, @Nullable Burst burst) {

    public Allowance {
        if (burst != null && window != Window.MINUTE) {
            throw new IllegalArgumentException("only what is counted by the minute has bursts");
        }
    }

    public Allowance(UUID subject, long limit, Window window) {
        this(subject, limit, window, null);
    }

    public static Allowance of(UUID subject, Rate rate) {
        return new Allowance(subject, rate.requests(), rate.window());
    }
}

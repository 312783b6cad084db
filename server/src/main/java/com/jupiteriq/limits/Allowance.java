package com.jupiteriq.limits;

import java.util.UUID;

/// So many requests of one subject in one window.
///
/// @param subject what is counted: an environment, a key, the operations of one rule
/// @param limit requests in the window, at least 1
public record Allowance(UUID subject, long limit, Window window) {

    public static Allowance of(UUID subject, Rate rate) {
        return new Allowance(subject, rate.requests(), rate.window());
    }
}

package com.jupiteriq.edge.http;

import java.time.Duration;

/// When repeating a request can succeed; always whole seconds, never a date (decision C47).
public final class RetryAfter {

    private RetryAfter() {}

    public static Header of(Duration wait) {
        return new Header("Retry-After", Long.toString(seconds(wait)));
    }

    /// At least one, and never too early.
    public static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}

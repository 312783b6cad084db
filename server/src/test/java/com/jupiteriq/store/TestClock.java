package com.jupiteriq.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The clock of the machine, which a test may put forward.
public final class TestClock implements InstantSource {

    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    public void forward(Duration by) {
        ahead = ahead.plus(by);
    }
}

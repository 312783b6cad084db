package com.jupiteriq.limits;

import java.util.concurrent.atomic.AtomicLong;

/// Something that is counted, guarded by its own monitor.
abstract class Ordered {

    private static final AtomicLong MADE = new AtomicLong();

    /// The order in which monitors are entered, so that two requests never wait for each other.
    final long order = MADE.getAndIncrement();
}

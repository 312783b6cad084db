package com.jupiteriq.files.pictures.drawing;

import java.time.Duration;

/// Ends the process when a picture takes far too long. The server does that earlier; but it may have died,
/// and must not leave a process behind that decodes for ever.
final class Lateness {

    /// Longer than the server waits.
    private static final Duration LIMIT = Duration.ofSeconds(45);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /// Of the process, for whoever looks at it.
    private static final int CODE = 75;
    private static final long NOTHING = Long.MAX_VALUE;

    private volatile long begun = NOTHING;

    private Lateness() {}

    static Lateness watched() {
        Lateness lateness = new Lateness();
        Thread.ofPlatform().daemon().name("lateness").start(lateness::watch);
        return lateness;
    }

    void begin() {
        begun = System.nanoTime();
    }

    void end() {
        begun = NOTHING;
    }

    private void watch() {
        try {
            while (begun == NOTHING || System.nanoTime() - begun < LIMIT.toNanos()) {
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException never) {
            throw new IllegalStateException(never);
        }
        Runtime.getRuntime().halt(CODE);
    }
}

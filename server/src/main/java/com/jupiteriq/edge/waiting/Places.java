package com.jupiteriq.edge.waiting;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The requests that are worked on at the same time, and as many again that may wait for a place (R312). Who
/// waits is served before everybody who comes later.
public final class Places {

    /// The longest that somebody waits for a place.
    static final Duration MAX_WAIT = Duration.ofSeconds(2);

    /// The longest that somebody waits who has left one, and has done much that would be lost.
    static final Duration MAX_RETURN = Duration.ofSeconds(10);

    private final Semaphore served;

    /// Taken by those alone of whom it is known that they may wait: nobody else fills the room.
    private final Semaphore waiting;

    public Places(int most) {
        this.served = new Semaphore(most, true);
        this.waiting = new Semaphore(most);
    }

    public Place place() {
        return new Place();
    }

    /// That of one request; used by its thread.
    public final class Place {

        private boolean taken;

        /// Whether there is a place, at once or soon enough.
        ///
        /// @param mayWait asked when there is none; must hardly take longer than a hash
        public boolean take(BooleanSupplier mayWait) {
            taken = free(Duration.ZERO) || waited(mayWait);
            return taken;
        }

        /// Whether there is one again for somebody who has left it to others for a while.
        public boolean takeAgain() {
            taken = free(MAX_RETURN);
            return taken;
        }

        public void leave() {
            if (taken) {
                taken = false;
                served.release();
            }
        }
    }

    private boolean waited(BooleanSupplier mayWait) {
        if (!mayWait.getAsBoolean() || !waiting.tryAcquire()) {
            return false;
        }
        try {
            return free(MAX_WAIT);
        } finally {
            waiting.release();
        }
    }

    /// Without any time it still lets those go first who wait.
    private boolean free(Duration within) {
        try {
            return served.tryAcquire(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

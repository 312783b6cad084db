package com.jupiteriq.edge.waiting;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A few places for each of many, and some that may wait for one. Nothing is kept of whoever has none.
final class OwnPlaces {

    private final int each;
    private final int waiting;
    private final ConcurrentHashMap<UUID, Owner> owners = new ConcurrentHashMap<>();

    /// @param present who have a place or wait for one
    private record Owner(Semaphore free, int present) {}

    OwnPlaces(int each, int waiting) {
        this.each = each;
        this.waiting = waiting;
    }

    /// Whether there is a place, at once or soon enough; it is to be given back then.
    boolean take(UUID id, Duration longest) {
        Owner owner = owners.compute(id, (same, known) -> known == null
            ? new Owner(new Semaphore(each, true), 1) : new Owner(known.free(), known.present() + 1));
        boolean taken = owner.present() <= each + waiting && within(longest, owner.free());
        if (!taken) {
            leave(id);
        }
        return taken;
    }

    void giveBack(UUID id) {
        owners.computeIfPresent(id, (same, owner) -> {
            owner.free().release();
            return owner;
        });
        leave(id);
    }

    private void leave(UUID id) {
        owners.computeIfPresent(id, (same, owner) ->
            owner.present() == 1 ? null : new Owner(owner.free(), owner.present() - 1));
    }

    /// In the order in which they came.
    static boolean within(Duration longest, Semaphore places) {
        try {
            return places.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package com.jupiteriq.webhooks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;

/// Who may send how much at the same time on this node, so that no endpoint and no tenant delays another.
/// Each endpoint is a lane. It has two slots, one more for each delivery that it takes, half as many after
/// each that it does not, and at most two while it has not taken any lately: who hangs holds little.
/// Together the lanes of a tenant may hold as many slots as are still free: alone it gets half of them, the
/// next one half of the rest, and some stay free for whoever comes then.
final class Lanes {

    static final int SLOTS_AT_FIRST = 2;
    static final int SLOTS_AT_MOST = 16;

    /// How long what a lane has taken speaks for it.
    static final Duration TRUST = Duration.ofSeconds(2);

    /// Of how many lanes is remembered what they took; beyond it only of those with something under way.
    static final int REMEMBERED = 10_000;

    /// How many lanes one claim asks for.
    static final int LANES_PER_ROUND = 200;

    record Lane(UUID tenant, UUID webhook) {}

    record Ask(Lane lane, int slots) {}

    /// @param slots as many as its deliveries have earned
    /// @param takenAt when it last took one, on the clock of this class
    private record Trust(int slots, long takenAt) {}

    private final int capacity;
    private final LongSupplier nanos;
    private final LinkedHashSet<Lane> ready = new LinkedHashSet<>();
    private final Map<Lane, Integer> underway = new HashMap<>();
    private final Map<UUID, Integer> underwayOfTenant = new HashMap<>();
    private final Map<Lane, Trust> trusted = new HashMap<>();
    private int total;

    /// @param nanos a monotonic clock
    Lanes(int capacity, LongSupplier nanos) {
        this.capacity = capacity;
        this.nanos = nanos;
    }

    /// Says that something may wait there.
    synchronized void ready(Collection<Lane> lanes) {
        ready.addAll(lanes);
    }

    /// The lanes that are ready and have slots, which are taken at once. A lane without a slot stays ready.
    synchronized List<Ask> asks() {
        List<Ask> asks = new ArrayList<>();
        Iterator<Lane> waiting = ready.iterator();
        while (waiting.hasNext() && asks.size() < LANES_PER_ROUND && total < capacity) {
            Lane lane = waiting.next();
            int slots = slots(lane);
            if (slots > 0) {
                waiting.remove();
                take(lane, slots);
                asks.add(new Ask(lane, slots));
            }
        }
        return asks;
    }

    /// Gives back what an ask has not used; a lane that used all may have more.
    synchronized void asked(Ask ask, int used) {
        take(ask.lane(), used - ask.slots());
        if (used == ask.slots()) {
            ready.add(ask.lane());
        }
    }

    /// A delivery of the lane is over and written down.
    ///
    /// @return whether somebody waits for a slot
    synchronized boolean ended(Lane lane, boolean taken) {
        take(lane, -1);
        Trust before = trusted.getOrDefault(lane, new Trust(SLOTS_AT_FIRST, nanos.getAsLong()));
        trusted.put(lane, taken
            ? new Trust(Math.min(SLOTS_AT_MOST, before.slots() + 1), nanos.getAsLong())
            : new Trust(Math.max(1, before.slots() / 2), before.takenAt()));
        if (trusted.size() > REMEMBERED) {
            trusted.keySet().retainAll(underway.keySet());
        }
        return !ready.isEmpty();
    }

    synchronized int total() {
        return total;
    }

    private int slots(Lane lane) {
        int free = capacity - total;
        // so that what the tenant then holds is not more than what is then free
        int ofTenant = (free - underwayOfTenant.getOrDefault(lane.tenant(), 0) + 1) / 2;
        return Math.min(ofLane(lane) - underway.getOrDefault(lane, 0), Math.min(free, ofTenant));
    }

    private int ofLane(Lane lane) {
        Trust trust = trusted.get(lane);
        if (trust == null) {
            return SLOTS_AT_FIRST;
        }
        boolean lately = nanos.getAsLong() - trust.takenAt() < TRUST.toNanos();
        return lately ? trust.slots() : Math.min(SLOTS_AT_FIRST, trust.slots());
    }

    private void take(Lane lane, int slots) {
        total += slots;
        add(underway, lane, slots);
        add(underwayOfTenant, lane.tenant(), slots);
    }

    private static <K> void add(Map<K, Integer> counts, K key, int delta) {
        counts.merge(key, delta, (old, more) -> old + more == 0 ? null : old + more);
    }
}

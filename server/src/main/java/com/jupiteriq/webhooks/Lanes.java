package com.jupiteriq.webhooks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Who may send how much at the same time on this node, so that no endpoint and no tenant delays another.
/// Each endpoint is a lane with a few slots, one while it keeps failing. Together the lanes of a tenant may
/// hold as many slots as are still free: alone it gets half of them, the next one half of the rest, and some
/// stay free for whoever comes then.
final class Lanes {

    static final int SLOTS_OF_A_LANE = 16;

    /// So often in a row an endpoint fails until it is called one delivery at a time.
    static final int FAILURES_UNTIL_ALONE = 5;

    /// Of how many lanes failures are remembered; beyond it only of those with something under way.
    static final int REMEMBERED = 10_000;

    /// How many lanes one claim asks for.
    static final int LANES_PER_ROUND = 200;

    record Lane(UUID tenant, UUID webhook) {}

    record Ask(Lane lane, int slots) {}

    private final int capacity;
    private final LinkedHashSet<Lane> ready = new LinkedHashSet<>();
    private final Map<Lane, Integer> underway = new HashMap<>();
    private final Map<UUID, Integer> underwayOfTenant = new HashMap<>();
    private final Map<Lane, Integer> failures = new HashMap<>();
    private int total;

    Lanes(int capacity) {
        this.capacity = capacity;
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
        if (taken) {
            failures.remove(lane);
        } else {
            failures.merge(lane, 1, Integer::sum);
            if (failures.size() > REMEMBERED) {
                failures.keySet().retainAll(underway.keySet());
            }
        }
        return !ready.isEmpty();
    }

    synchronized int total() {
        return total;
    }

    private int slots(Lane lane) {
        int ofLane = failures.getOrDefault(lane, 0) >= FAILURES_UNTIL_ALONE ? 1 : SLOTS_OF_A_LANE;
        int free = capacity - total;
        // so that what the tenant then holds is not more than what is then free
        int ofTenant = (free - underwayOfTenant.getOrDefault(lane.tenant(), 0) + 1) / 2;
        return Math.min(ofLane - underway.getOrDefault(lane, 0), Math.min(free, ofTenant));
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

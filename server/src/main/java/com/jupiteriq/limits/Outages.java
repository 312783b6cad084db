package com.jupiteriq.limits;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts the times that Redis was away, and tells of each once when it begins and once when it ends.
final class Outages {

    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);

    private final String place;
    private boolean away;
    private long since;
    private long begun;

    Outages(String place) {
        this.place = place;
    }

    synchronized void begin(String reason) {
        if (!away) {
            away = true;
            since = System.nanoTime();
            begun++;
            LOG.warn("Redis at {} cannot be used ({}); until it is back, which is tried every second, limits"
                + " are counted on this node by itself", place, reason);
        }
    }

    synchronized void end() {
        if (away) {
            away = false;
            LOG.info("Redis at {} is back after {} s; limits are shared again", place,
                Duration.ofNanos(System.nanoTime() - since).toSeconds());
        }
    }

    synchronized long count() {
        return begun;
    }
}

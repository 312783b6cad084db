package com.jupiteriq.events;

import com.jupiteriq.store.Worker;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives committed events their position in the log of their environment (decision D10). One router works at
/// a time, on any node; an event that commits late gets a late position and delays nobody.
final class Router {

    static final int BATCH = 500;
    /// How long commits are gathered before a batch, so that a busy server routes many events at once.
    static final Duration GATHERING = Duration.ofMillis(20);
    /// A lost wake-up, or a commit long after its write began, costs this long and never an event.
    static final Duration POLL = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Router.class);

    private final PositionStore positions;
    private final Worker worker;
    private long lookedEverywhere = System.nanoTime() - POLL.toNanos();

    Router(PositionStore positions) {
        this.positions = positions;
        this.worker = new Worker("event-router", POLL, GATHERING, this::routeAll).finishing();
    }

    public void start() {
        worker.start();
    }

    public void stop() {
        worker.stop();
    }

    /// Says that events were committed.
    public void wake() {
        worker.wake();
    }

    /// Routes until nothing waits: what is recent every time, what is older once in a while.
    void routeAll() {
        long now = System.nanoTime();
        boolean everywhere = now - lookedEverywhere >= POLL.toNanos();
        PositionStore.Look look;
        do {
            look = everywhere ? positions.assign(BATCH) : positions.assignRecent(BATCH);
            LOG.trace("routed {} events", look.routed());
        } while (look.routed() == BATCH);
        if (!look.alone()) {
            // the router at work may have looked before the commit that woke this one
            worker.wake();
        } else if (everywhere) {
            lookedEverywhere = now;
        }
    }
}

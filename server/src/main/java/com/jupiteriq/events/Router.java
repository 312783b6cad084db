package com.jupiteriq.events;

import com.jupiteriq.kernel.Meter;
import com.jupiteriq.kernel.Meters;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives committed events their position in the log of their environment (decision D10). One router works at
/// a time, on any node; an event that commits late gets a late position and delays nobody.
final class Router {

    static final int BATCH = 500;
    /// How long commits are gathered between two batches, so that a busy server routes many events at once.
    static final Duration GATHERING = Duration.ofMillis(5);
    static final Duration LONGEST_GATHERING = Duration.ofMillis(30);
    /// A lost wake-up, or a commit long after its write began, costs this long and never an event.
    static final Duration POLL = Duration.ofSeconds(1);

    /// Several polls.
    private static final Duration LOOKS_ARE_LATE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Router.class);

    private final PositionStore positions;
    private final InstantSource clock;
    private final Task task = new Task(
        "event-router", "Gives committed events their place in the log", POLL, this::routeAll)
        .gathering(GATHERING, LONGEST_GATHERING).ending(this::routeAll);
    private volatile Look look = new Look(0, System.nanoTime());
    private long lookedEverywhere = System.nanoTime() - POLL.toNanos();

    /// What was seen when it was last looked everywhere.
    ///
    /// @param waited the age of the oldest event without a position, in seconds
    private record Look(double waited, long at) {}

    Router(PositionStore positions, InstantSource clock) {
        this.positions = positions;
        this.clock = clock;
    }

    Tasks tasks() {
        return Tasks.of(task);
    }

    /// Says that events were committed.
    public void wake() {
        task.wake();
    }

    /// Routes until nothing waits: what is recent every time, what is older once in a while.
    void routeAll() {
        long now = System.nanoTime();
        boolean everywhere = now - lookedEverywhere >= POLL.toNanos();
        if (everywhere) {
            look();
        }
        PositionStore.Look routing;
        do {
            routing = everywhere ? positions.assign(BATCH) : positions.assignRecent(BATCH);
            LOG.trace("routed {} events", routing.routed());
        } while (routing.routed() == BATCH);
        if (!routing.alone()) {
            // the router at work may have looked before the commit that woke this one
            task.wake();
        } else if (everywhere) {
            lookedEverywhere = now;
        }
    }

    /// Before anything is routed: while routing fails, the oldest event becomes older.
    private void look() {
        Instant oldest = positions.oldest();
        double waited = oldest == null ? 0 : seconds(Duration.between(oldest, clock.instant()).toNanos());
        look = new Look(Math.max(0, waited), System.nanoTime());
    }

    /// How far routing is behind, as of the last look; when that is long ago, it may be as much more.
    private double lag() {
        Look last = look;
        long since = System.nanoTime() - last.at();
        return since > LOOKS_ARE_LATE.toNanos() ? last.waited() + seconds(since) : last.waited();
    }

    private static double seconds(long nanos) {
        return nanos / (double) Duration.ofSeconds(1).toNanos();
    }

    Meters meters() {
        return Meters.of(Meter.gauge("jupiteriq_router_lag_seconds",
            "Age of the oldest event that waits for its place in the log", Map.of(), this::lag));
    }
}

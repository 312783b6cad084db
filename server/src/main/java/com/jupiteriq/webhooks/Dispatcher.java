package com.jupiteriq.webhooks;

import com.jupiteriq.kernel.Meters;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import com.jupiteriq.webhooks.Lanes.Ask;
import com.jupiteriq.webhooks.Lanes.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what is due, on this node. What this node enqueues wakes it; what others enqueued, what failed
/// before, and what a dead node had claimed is found by looking now and then.
final class Dispatcher {

    static final Duration POLL = Duration.ofMillis(500);

    /// How long endings are gathered to be written down together.
    static final Duration GATHERING = Duration.ofMillis(10);

    /// How many lanes one look visits; the next one goes on after them.
    static final int LANES_PER_LOOK = 500;

    /// What is under way when the node stops gets this long.
    static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration CLEANING = Duration.ofSeconds(5);
    private static final Duration FORGETTING = Duration.ofHours(1);
    private static final Lane START = new Lane(new UUID(0, 0), new UUID(0, 0));

    private final QueueStore queue;
    private final Sender sender;
    private final Endings endings;
    private final InstantSource clock;
    private final UUID node;
    private final Lanes lanes;
    private final Task claiming = new Task(
        "webhook-claims", "Claims deliveries that are due and sends them", POLL, this::dispatch)
        .atOnce().ending(this::awaitUnderway);
    private final Task writing = new Task(
        "webhook-endings", "Writes down what became of deliveries", POLL, this::writeEndings)
        .gathering(GATHERING).ending(this::end);
    private final ConcurrentLinkedQueue<Settled> ended = new ConcurrentLinkedQueue<>();
    private final DeliveryMeters meters = new DeliveryMeters();
    private Lane looked = START;
    private long lastLook = System.nanoTime() - POLL.toNanos();
    private Instant lastCleaning = Instant.EPOCH;
    private Instant lastForgetting = Instant.EPOCH;

    Dispatcher(QueueStore queue, Sender sender, Endings endings, WebhookPolicy policy, InstantSource clock) {
        this.queue = queue;
        this.sender = sender;
        this.endings = endings;
        this.clock = clock;
        this.node = policy.node();
        this.lanes = new Lanes(policy.concurrency(), System::nanoTime);
    }

    /// At a stop it claims no more, waits a while for what is under way, writes that down, and gives the rest
    /// back.
    Tasks tasks() {
        return Tasks.of(writing, claiming);
    }

    private void awaitUnderway() {
        long end = System.nanoTime() + STOP_LIMIT.toNanos();
        while (lanes.total() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private void end() {
        try {
            writeEndings();
        } finally {
            queue.freeOf(node);
        }
    }

    Meters meters() {
        return meters.meters(lanes::total);
    }

    /// Says where something waits.
    void ready(Collection<Lane> some) {
        lanes.ready(some);
        claiming.wake();
    }

    /// Claims until nobody waits who has a slot. Under load that may never be, so it looks around between.
    void dispatch() {
        while (!claiming.stopping()) {
            clean();
            look();
            List<Ask> asks = lanes.asks();
            if (asks.isEmpty()) {
                return;
            }
            claim(asks);
        }
    }

    /// Visits the next lanes in which something waits, in turn; now and then.
    private void look() {
        long now = System.nanoTime();
        if (now - lastLook < POLL.toNanos()) {
            return;
        }
        lastLook = now;
        List<QueueStore.Waiting> found = queue.waiting(looked, clock.instant(), LANES_PER_LOOK);
        lanes.ready(found.stream().filter(QueueStore.Waiting::due).map(QueueStore.Waiting::lane).toList());
        looked = found.size() < LANES_PER_LOOK ? START : found.getLast().lane();
    }

    private void clean() {
        Instant now = clock.instant();
        if (lastCleaning.equals(Instant.EPOCH)) {
            queue.freeOf(node);
        }
        if (!now.isBefore(lastCleaning.plus(CLEANING))) {
            int freed = queue.freeExpired(now);
            if (freed > 0) {
                LOG.info("{} deliveries were claimed and not ended in time; they are sent again", freed);
            }
            meters.oldestDue(queue.oldestDue(now), now);
            lastCleaning = now;
        }
        if (!now.isBefore(lastForgetting.plus(FORGETTING))) {
            queue.forget(LocalDate.ofInstant(now, ZoneOffset.UTC));
            lastForgetting = now;
        }
    }

    private void claim(List<Ask> asks) {
        Map<Lane, Integer> used = new HashMap<>();
        try {
            for (Claimed claimed : queue.claim(asks, node, clock.instant())) {
                used.merge(claimed.lane(), 1, Integer::sum);
                Thread.ofVirtual().name("webhook-delivery").start(() -> send(claimed));
            }
        } finally {
            asks.forEach(ask -> lanes.asked(ask, used.getOrDefault(ask.lane(), 0)));
        }
    }

    private void send(Claimed claimed) {
        boolean tried = false;
        try {
            ended.add(sender.attempt(claimed));
            tried = true;
            writing.wake();
        } catch (RuntimeException bug) {
            LOG.error("A delivery could not be tried; it is tried again when its claim ends", bug);
        } finally {
            if (!tried) {
                over(claimed.lane(), false);
            }
        }
    }

    /// A slot is free again only when the ending is written down, so that a database that is away bounds what
    /// waits here.
    void writeEndings() {
        List<Settled> some = new ArrayList<>();
        for (Settled one = ended.poll(); one != null; one = ended.poll()) {
            some.add(one);
        }
        if (some.isEmpty()) {
            return;
        }
        try {
            endings.write(some, this::written, this::over);
        } finally {
            ended.addAll(some);
        }
    }

    private void written(Settled one) {
        meters.count(one);
        over(one);
    }

    private void over(Settled one) {
        over(one.claimed().lane(), one.health().takes());
    }

    private void over(Lane lane, boolean taken) {
        if (lanes.ended(lane, taken)) {
            claiming.wake();
        }
    }
}

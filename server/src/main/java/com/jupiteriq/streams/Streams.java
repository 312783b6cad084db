package com.jupiteriq.streams;

import com.jupiteriq.access.Gate;
import com.jupiteriq.access.KeyWatcher;
import com.jupiteriq.events.Events;
import com.jupiteriq.events.Heads;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.kernel.Failure;
import com.jupiteriq.kernel.Live;
import com.jupiteriq.kernel.Meter;
import com.jupiteriq.kernel.Meters;
import com.jupiteriq.kernel.Permission;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The open streams of this node (000:481-485): each tells its client the log of its tenant from a position
/// on, in order and without gap or double.
public final class Streams implements KeyWatcher {

    /// Feeds that read the log at once.
    static final int READERS = 4;

    /// How often silences, ages and heads are looked at. A lost wake-up costs this long and never an event.
    static final Duration TICK = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);

    private final Events events;
    private final Heads heads;
    private final Gate gate;
    private final InstantSource clock;
    private final ExecutorService background;
    private final Places places = new Places();
    private final Semaphore readers = new Semaphore(READERS);
    private final ConcurrentHashMap<UUID, Feed> feeds = new ConcurrentHashMap<>();
    private final Set<UUID> doubted = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean failing = new AtomicBoolean();
    private final Task ticking =
        new Task("streams", "Keeps streams awake and ends old ones", TICK, this::tick);
    private final Task settling =
        new Task("stream-keys", "Ends the streams of keys that may no longer be used", TICK,
            this::settleDoubts);

    Streams(Events events, Heads heads, Gate gate, InstantSource clock, ExecutorService background) {
        this.events = events;
        this.heads = heads;
        this.gate = gate;
        this.clock = clock;
        this.background = background;
    }

    Tasks tasks() {
        return Tasks.of(ticking, settling);
    }

    /// Opens a stream, which begins when it is given an outlet and is to be told when it is over. Refuses
    /// with `Limited` when the account has all its places taken.
    public Live open(StreamOrder order, Words words) {
        UUID account = order.caller().tenant().account();
        places.take(account, order.places());
        try {
            Stream stream = new Stream(order, words, this, start(order));
            enter(stream);
            return stream;
        } catch (RuntimeException | Error failed) {
            places.free(account);
            throw failed;
        }
    }

    private Stream.Start start(StreamOrder order) {
        Caller caller = order.caller();
        Instant now = clock.instant();
        long newest = events.newest(caller);
        Long after = order.after();
        if (after == null) {
            return new Stream.Start(now, newest, newest, false);
        }
        return after <= newest
            ? new Stream.Start(now, after, newest, false)
            : new Stream.Start(now, events.oldest(caller) - 1, newest, true);
    }

    private Instant usableUntil(StreamOrder order) {
        return gate.usableUntil(order.key(), order.caller().origin().address(), Permission.EVENTS_READ)
            .orElseThrow(() -> new Refused(new Failure.Unauthenticated(Failure.Reason.REVOKED)));
    }

    /// Its key is looked at when it is among the others: a change of the key reaches it from then on.
    private void enter(Stream stream) {
        feeds.compute(stream.tenant(), (tenant, there) -> {
            Feed feed = there == null ? new Feed(events, clock, readers) : there;
            feed.streams().add(stream);
            return feed;
        });
        try {
            stream.usable(usableUntil(stream.order()));
        } catch (RuntimeException | Error refused) {
            leave(stream);
            throw refused;
        }
    }

    private void leave(Stream stream) {
        feeds.computeIfPresent(stream.tenant(), (tenant, feed) -> {
            feed.streams().remove(stream);
            return feed.streams().isEmpty() ? null : feed;
        });
    }

    void gone(Stream stream) {
        leave(stream);
        places.free(stream.order().caller().tenant().account());
    }

    /// Reads for a stream that waits and has room.
    void read(Stream stream) {
        Feed feed = feeds.get(stream.tenant());
        if (feed != null && stream.waits()) {
            read(feed);
        }
    }

    /// Something has happened in these tenants.
    void news(Collection<UUID> tenants) {
        for (UUID tenant : tenants) {
            Feed feed = feeds.get(tenant);
            if (feed != null) {
                news(feed);
            }
        }
    }

    /// Something may have happened anywhere.
    void newsEverywhere() {
        feeds.values().forEach(this::news);
    }

    private void news(Feed feed) {
        feed.streams().forEach(Stream::news);
        read(feed);
    }

    private void read(Feed feed) {
        if (feed.called()) {
            try {
                background.execute(() -> tellAll(feed));
            } catch (RejectedExecutionException stopping) {
                LOG.debug("No stream is told anything any more");
            }
        }
    }

    private void tellAll(Feed feed) {
        try {
            feed.tellAll();
            if (failing.compareAndSet(true, false)) {
                LOG.info("The event log can be read again for open streams");
            }
        } catch (RuntimeException failed) {
            if (failing.compareAndSet(false, true)) {
                LOG.warn("The event log cannot be read for open streams; it is tried again every {} s",
                    TICK.toSeconds(), failed);
            }
        }
    }

    private void tick() {
        Instant now = clock.instant();
        each(stream -> stream.tick(now));
        look();
    }

    /// Finds what no wake-up told of, and who waits because reading failed.
    private void look() {
        Map<UUID, Long> newest = feeds.isEmpty() ? Map.of() : heads.newest(Set.copyOf(feeds.keySet()));
        feeds.forEach((tenant, feed) -> {
            if (newest.getOrDefault(tenant, 0L) > feed.seen()) {
                news(feed);
            } else if (feed.streams().stream().anyMatch(Stream::waits)) {
                read(feed);
            }
        });
    }

    @Override
    public void changed(UUID key) {
        doubted.add(key);
        settling.wake();
    }

    @Override
    public void missed() {
        each(stream -> doubted.add(stream.order().key()));
        settling.wake();
    }

    /// Ends the streams of keys that may no longer be used. What the database cannot answer is asked again.
    private void settleDoubts() {
        Set<UUID> keys = Set.copyOf(doubted);
        if (keys.isEmpty()) {
            return;
        }
        doubted.removeAll(keys);
        try {
            each(stream -> {
                if (keys.contains(stream.order().key())) {
                    stream.usable(usableUntilNow(stream));
                    stream.tick(clock.instant());
                }
            });
        } catch (RuntimeException later) {
            doubted.addAll(keys);
            throw later;
        }
    }

    private Instant usableUntilNow(Stream stream) {
        StreamOrder order = stream.order();
        return gate.usableUntil(order.key(), order.caller().origin().address(), Permission.EVENTS_READ)
            .orElse(Instant.MIN);
    }

    private void each(Consumer<Stream> action) {
        feeds.values().forEach(feed -> feed.streams().forEach(action));
    }

    Meters meters() {
        return Meters.of(Meter.gauge(
            "jupiteriq_streams", "Event streams that are open on this node", Map.of(), places::taken));
    }
}

package com.jupiteriq.streams;

import com.jupiteriq.kernel.Live;
import com.jupiteriq.kernel.Outlet;
import com.jupiteriq.streams.Words.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One open stream: how far its client has been told the log. It keeps no event; what its client does not
/// take is read again from the log.
final class Stream implements Live {

    /// The longest silence.
    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /// After this time the client has to open anew.
    static final Duration OLDEST = Duration.ofHours(1);

    private final StreamOrder order;
    private final Words words;
    private final Streams streams;
    private final Start start;
    private volatile Instant usableUntil = Instant.MAX;
    private long position;
    private Instant spoken;
    private boolean due = true;
    private boolean over;
    private @Nullable Reason ending;
    private @Nullable Outlet outlet;

    /// Where a stream begins.
    ///
    /// @param position the event after this one is told first
    /// @param newest the position of the newest event at that time
    /// @param lost whether something else was asked for, which is not kept
    record Start(Instant at, long position, long newest, boolean lost) {}

    Stream(StreamOrder order, Words words, Streams streams, Start start) {
        this.order = order;
        this.words = words;
        this.streams = streams;
        this.start = start;
        this.position = start.position();
        this.spoken = start.at();
    }

    StreamOrder order() {
        return order;
    }

    UUID tenant() {
        return order.caller().tenant().id();
    }

    @Override
    public void begin(Outlet opening) {
        synchronized (this) {
            outlet = opening;
            if (start.lost()) {
                opening.send(words.gap(position + 1));
            }
            if (ending != null) {
                lastWords(opening, ending);
            }
        }
        streams.read(this);
    }

    @Override
    public void roomAgain() {
        streams.read(this);
    }

    @Override
    public void drain() {
        end(Reason.DRAIN);
    }

    @Override
    public void gone() {
        synchronized (this) {
            over = true;
        }
        streams.gone(this);
    }

    /// There may be more in the log.
    synchronized void news() {
        due = true;
    }

    /// Whether it waits to be told something.
    synchronized boolean waits() {
        return due && room() != null;
    }

    /// The position after which it is to be told something now; null when there is nothing to tell, or no
    /// room. Whoever asks has to read there: what happens meanwhile is news again.
    synchronized @Nullable Long claim() {
        if (!waits()) {
            return null;
        }
        due = false;
        return position;
    }

    private @Nullable Outlet room() {
        return outlet != null && !over && outlet.hasRoom() ? outlet : null;
    }

    /// Tells what is wanted of the stretch after its position, as far as there is room.
    synchronized void tell(Stretch stretch, Instant now) {
        for (Stretch.Entry entry : stretch.entries()) {
            Outlet free = room();
            if (free == null) {
                due = true;
                return;
            }
            if (entry.position() > position + 1) {
                say(free, words.gap(entry.position()), now);
            }
            position = entry.position();
            if (order.types().contains(entry.type())) {
                say(free, entry.in(words), now);
            }
        }
        Outlet free = room();
        if (stretch.entries().isEmpty() && position < start.newest() && free != null) {
            position = start.newest();
            say(free, words.gap(position + 1), now);
        }
        due |= stretch.more();
    }

    private void say(Outlet free, byte[] said, Instant now) {
        free.send(said);
        spoken = now;
    }

    /// Breaks a long silence, and ends what is over.
    void tick(Instant now) {
        if (!now.isBefore(usableUntil)) {
            end(Reason.REVOKED);
        } else if (!now.isBefore(start.at().plus(OLDEST))) {
            end(Reason.AGE);
        } else {
            heartbeat(now);
        }
    }

    private synchronized void heartbeat(Instant now) {
        Outlet free = room();
        if (free != null && !now.isBefore(spoken.plus(HEARTBEAT))) {
            say(free, words.heartbeat(position), now);
        }
    }

    /// Its key may be used until then.
    void usable(Instant until) {
        usableUntil = until;
    }

    synchronized void end(Reason reason) {
        if (ending == null) {
            ending = reason;
            if (outlet != null && !over) {
                lastWords(outlet, reason);
            }
            over = true;
        }
    }

    private void lastWords(Outlet open, Reason reason) {
        open.send(words.end(reason));
        open.end();
    }
}

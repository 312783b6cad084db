package com.jupiteriq.files.pictures;

import com.jupiteriq.files.pictures.Drawn.Corrupt;
import com.jupiteriq.files.pictures.Drawn.Made;
import com.jupiteriq.files.pictures.Drawn.None;
import com.jupiteriq.files.pictures.Drawn.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one process of this node that draws: started when there is something to draw, replaced when it may be
/// worn out or is lost, ended when it idles.
final class Studio {

    /// Pictures that one process sees: whatever a decoder leaves behind is gone then.
    static final int MOST_PICTURES = 200;

    /// For one picture, and for the start.
    static final Duration LIMIT = Duration.ofSeconds(30);

    /// Processes that one picture may cost.
    static final int MOST_PROCESSES = 2;

    /// After which a process is ended that nobody needs.
    static final Duration IDLE = Duration.ofMinutes(1);

    /// Pictures that wait for the one that is being drawn, and how long. Whoever waits in vain comes back.
    static final int MOST_WAITING = 32;
    static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Studio.class);

    private final Starter starter;
    private final ScheduledExecutorService alarms;
    private final InstantSource clock;
    private final Duration limit;
    private final OneAtATime places = new OneAtATime(MOST_WAITING, LONGEST_WAIT);
    private final LongAdder started = new LongAdder();
    private volatile @Nullable Child child;
    private volatile boolean closed;
    private Instant usedAt = Instant.EPOCH;

    /// Starts a process.
    @FunctionalInterface
    interface Starter {

        Process start() throws IOException;

        /// It has greeted, and needs no more of what it was started with.
        default void greeted() {}
    }

    Studio(Starter starter, ScheduledExecutorService alarms, InstantSource clock, Duration limit) {
        this.starter = starter;
        this.alarms = alarms;
        this.clock = clock;
        this.limit = limit;
    }

    /// @param picture opened again for each process that it costs
    Drawn draw(Supplier<? extends InputStream> picture, Wire.Question question) {
        return places.give(() -> drawInPlace(picture, question))
            .orElseGet(() -> new Unavailable("too many pictures wait for their thumbnails"));
    }

    private Drawn drawInPlace(Supplier<? extends InputStream> picture, Wire.Question question) {
        String why = "";
        for (int i = 0; i < MOST_PROCESSES && !closed; i++) {
            try (InputStream bytes = picture.get()) {
                return drawn(ready().draw(bytes, question));
            } catch (Lost lost) {
                why = "The process that makes thumbnails is lost: " + lost.getMessage();
                if (!closed) {
                    LOG.warn("{}", why);
                }
                endChild();
            } catch (IOException unclosed) {
                throw new UncheckedIOException(unclosed);
            } finally {
                usedAt = clock.instant();
            }
        }
        return new Unavailable(closed ? "the node ends" : why);
    }

    private Child ready() throws Lost {
        Child ready = child;
        if (ready == null || ready.asked() >= MOST_PICTURES) {
            endChild();
            ready = Child.greeted(begun(), process -> new Alarm(alarms, process, limit));
            starter.greeted();
            child = ready;
            if (closed) {
                endChild();
            }
        }
        return ready;
    }

    private Process begun() throws Lost {
        started.increment();
        try {
            return starter.start();
        } catch (IOException cannot) {
            throw new Lost("it could not be started: " + cannot.getMessage(), cannot);
        }
    }

    private Drawn drawn(Answer answer) {
        if (answer.verdict() == Verdict.TOO_MUCH_MEMORY) {
            // what it has left behind is not worth finding out
            endChild();
        }
        return switch (answer.verdict()) {
            case DRAWN -> new Made(answer.thumbnails());
            case TOO_MANY_BYTES, TOO_MANY_PIXELS, TOO_MUCH_MEMORY -> new None(answer.verdict().why());
            case UNREADABLE, CUT_OFF -> new Corrupt(answer.verdict().why());
        };
    }

    private void endChild() {
        Child known = child;
        child = null;
        if (known != null) {
            known.end();
        }
    }

    /// Ends the process when nobody has needed it for a while.
    void endIdle() {
        places.ifFree(() -> {
            if (!clock.instant().isBefore(usedAt.plus(IDLE))) {
                endChild();
            }
        });
    }

    /// Ends the process, whoever waits for it.
    void close() {
        closed = true;
        endChild();
    }

    /// The process that runs now.
    Optional<Long> pid() {
        return Optional.ofNullable(child).map(Child::pid);
    }

    /// How many processes were started.
    long started() {
        return started.sum();
    }
}

package com.jupiteriq.postgres;

import com.jupiteriq.tasks.Task;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Starts a server that died again, so that nobody has to. Each death soon after a revival doubles the pause
/// before the next one.
final class Revival {

    static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /// Who lived that long did not die of his revival.
    private static final Duration SOUND_AFTER = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(Revival.class);

    private final BooleanSupplier dead;
    private final Runnable relaunch;
    private final Task task = new Task(
        "postgres-revival", "Starts the bundled PostgreSQL again when it died", LOOK_EVERY, this::look);
    private volatile boolean ended;
    private Duration pause = Duration.ZERO;
    private long lastTry = System.nanoTime();

    Revival(BooleanSupplier dead, Runnable relaunch) {
        this.dead = dead;
        this.relaunch = relaunch;
    }

    Task task() {
        return task;
    }

    /// No revival begins after this; one that is under way is not waited for.
    void end() {
        ended = true;
    }

    boolean ended() {
        return ended;
    }

    void look() {
        if (ended || !dead.getAsBoolean()) {
            return;
        }
        Duration since = Duration.ofNanos(System.nanoTime() - lastTry);
        if (since.compareTo(SOUND_AFTER) > 0) {
            pause = Duration.ZERO;
        }
        if (since.compareTo(pause) >= 0) {
            revive(pause.isZero());
        }
    }

    /// The log tells of the first of several tries.
    private void revive(boolean first) {
        if (first) {
            LOG.warn("PostgreSQL died; it is started again");
        }
        try {
            relaunch.run();
            LOG.atLevel(first ? Level.INFO : Level.DEBUG).log("PostgreSQL runs again");
        } catch (RuntimeException failed) {
            if (first) {
                LOG.error("PostgreSQL could not be started again; it is tried at least every {} s",
                    LONGEST_PAUSE.toSeconds(), failed);
            }
        } finally {
            lastTry = System.nanoTime();
            pause = first ? FIRST_PAUSE : longer(pause);
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }
}

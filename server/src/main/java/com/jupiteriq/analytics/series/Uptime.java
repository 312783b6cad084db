package com.jupiteriq.analytics.series;

import com.jupiteriq.analytics.rollups.Interval;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/// A node's probe: it writes once a minute that it is there and can write.
final class Uptime {

    /// Often enough that no minute is missed, also when one try takes long.
    static final Duration EVERY = Duration.ofSeconds(15);

    private final UptimeStore store;
    private final InstantSource clock;
    private final UUID node;
    private final Task task =
        new Task("uptime", "Writes down in which minutes this node was there", EVERY, this::probe).atOnce();
    private Instant last = Instant.MIN;
    private LocalDate swept = LocalDate.MIN;

    /// @param node of this process alone
    Uptime(UptimeStore store, InstantSource clock, UUID node) {
        this.store = store;
        this.clock = clock;
        this.node = node;
    }

    Tasks tasks() {
        return Tasks.of(task);
    }

    void probe() {
        Instant now = clock.instant();
        Instant minute = Interval.MINUTE.floor(now);
        if (minute.isAfter(last)) {
            store.write(node, minute);
            last = minute;
        }
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (today.isAfter(swept)) {
            store.forget(Interval.DAY.begin(now));
            swept = today;
        }
    }
}

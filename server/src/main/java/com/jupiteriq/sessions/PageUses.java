package com.jupiteriq.sessions;

import com.jupiteriq.access.Browsing;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.sessions.PageSessionStore.Use;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// When sessions of browsers were last used, to the hour. A request only notes it in memory; all notes are
/// written at once. What a crash loses is noted again with the next page.
public final class PageUses {

    /// How old what is written down may be before it is written again.
    static final Duration COARSE = Duration.ofHours(1);

    private static final Duration FLUSH_EVERY = Duration.ofSeconds(30);

    /// Sessions noted between two flushes; others are with the next one.
    private static final int MOST = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(PageUses.class);

    private final JdbcClient worker;
    private final IdleTime idle;
    private final InstantSource clock;
    private final ConcurrentHashMap<UUID, Note> notes = new ConcurrentHashMap<>();
    private final Task task = new Task("page-uses", "Writes down when sessions of browsers were last used",
        FLUSH_EVERY, this::flush).ending(this::flush);

    private record Note(Tenant home, Instant at) {}

    PageUses(JdbcClient worker, IdleTime idle, InstantSource clock) {
        this.worker = worker;
        this.idle = idle;
        this.clock = clock;
    }

    Tasks tasks() {
        return Tasks.of(task);
    }

    /// Never waits.
    public void note(Browsing used) {
        Instant now = clock.instant();
        if (used.usedAt().plus(COARSE).isBefore(now)
            && (notes.containsKey(used.session()) || notes.mappingCount() < MOST)) {
            notes.put(used.session(), new Note(used.home(), now));
        }
    }

    void flush() {
        Map<UUID, Note> written = Map.copyOf(notes);
        if (written.isEmpty()) {
            return;
        }
        try {
            PageSessionStore.note(worker, uses(written));
            written.forEach(notes::remove);
        } catch (DataAccessException later) {
            LOG.warn("The last use of {} sessions could not be written; it is tried again in {} s",
                written.size(), FLUSH_EVERY.toSeconds());
        }
    }

    private List<Use> uses(Map<UUID, Note> written) {
        Map<UUID, Duration> known = new HashMap<>();
        List<Use> uses = new ArrayList<>(written.size());
        written.forEach((session, note) -> {
            Duration lasts = known.computeIfAbsent(note.home().account(), account -> idle.of(note.home()));
            uses.add(new Use(note.home().id(), session, note.at(), note.at().plus(lasts)));
        });
        return uses;
    }
}

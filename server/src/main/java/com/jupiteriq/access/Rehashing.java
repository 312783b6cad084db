package com.jupiteriq.access;

import com.jupiteriq.accounts.Controls;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import com.jupiteriq.tokens.KeySecret;
import com.jupiteriq.tokens.Pepper;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Gives keys the newest pepper when they are used, for only then their secret is known. A request only notes
/// the new hash in memory; [#flush()] writes all notes at once.
final class Rehashing {

    /// How often all notes are written.
    static final Duration FLUSH_EVERY = Duration.ofSeconds(10);

    /// Keys noted between two flushes; more take the pepper at a later use.
    static final int MAX_NOTES = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Rehashing.class);

    private final Pepper pepper;
    private final JdbcClient jdbc;
    private final Consumer<UUID> changed;
    private final ConcurrentHashMap<UUID, Note> notes = new ConcurrentHashMap<>();

    private final Task task = new Task(
        "rehashing", "Gives keys that were used the newest pepper", FLUSH_EVERY, this::flush)
        .ending(this::flush);

    /// @param before what the row has to have still
    private record Note(UUID tenant, Pepper.Hash before, Pepper.Hash after) {}

    /// @param changed hears of each key that has another hash now
    Rehashing(Pepper pepper, DataSource worker, Consumer<UUID> changed) {
        this.pepper = pepper;
        this.jdbc = Controls.client(worker);
        this.changed = changed;
    }

    Tasks tasks() {
        return Tasks.of(task);
    }

    /// @param secret the one whose stored hash this is
    void note(UUID key, UUID tenant, Pepper.Hash stored, KeySecret secret) {
        if (pepper.isOld(stored) && !notes.containsKey(key) && notes.mappingCount() < MAX_NOTES) {
            notes.put(key, new Note(tenant, stored, pepper.hash(secret.bytes())));
        }
    }

    /// Writes all notes in one statement. What cannot be written is noted again at the next use.
    void flush() {
        Map<UUID, Note> written = Map.copyOf(notes);
        if (written.isEmpty()) {
            return;
        }
        written.keySet().forEach(notes::remove);
        KeyStore.Hashes hashes = new KeyStore.Hashes(written.size());
        int i = 0;
        for (Map.Entry<UUID, Note> entry : written.entrySet()) {
            Note note = entry.getValue();
            hashes.tenants()[i] = note.tenant().toString();
            hashes.ids()[i] = entry.getKey().toString();
            hashes.before()[i] = note.before().code();
            hashes.peppers()[i] = note.after().pepper();
            hashes.after()[i++] = note.after().code();
        }
        try {
            KeyStore.rehash(jdbc, hashes);
            written.keySet().forEach(changed);
        } catch (DataAccessException later) {
            LOG.warn("{} keys could not be given the newest pepper; they get it when they are used next",
                written.size());
        }
    }
}

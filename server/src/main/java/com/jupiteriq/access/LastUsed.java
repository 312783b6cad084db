package com.jupiteriq.access;

import com.jupiteriq.accounts.Controls;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.seals.Vault;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// When keys were last used, to the second, and from where. A request only notes it in memory; [#flush()]
/// writes all notes at once. A crash loses at most the notes since the last flush: ten seconds.
final class LastUsed {

    /// How often all notes are written.
    static final Duration FLUSH_EVERY = Duration.ofSeconds(10);

    /// Keys noted between two flushes; the use of more is not noted.
    static final int MAX_NOTES = 100_000;

    private static final int MILLIS = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(LastUsed.class);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final InstantSource clock;
    private final ConcurrentHashMap<UUID, Note> notes = new ConcurrentHashMap<>();

    private final Task task = new Task(
        "last-used", "Writes down when keys were last used", FLUSH_EVERY, this::flush).ending(this::flush);

    private record Note(Tenant tenant, long second, String address) {}

    LastUsed(DataSource worker, Vault vault, InstantSource clock) {
        this.jdbc = Controls.client(worker);
        this.vault = vault;
        this.clock = clock;
    }

    Tasks tasks() {
        return Tasks.of(task);
    }

    void note(Admitted caller, String address) {
        long second = clock.millis() / MILLIS;
        Note known = notes.get(caller.credential());
        if (known == null ? notes.mappingCount() < MAX_NOTES : known.second() < second) {
            notes.put(caller.credential(), new Note(caller.tenant(), second, address));
        }
    }

    /// Writes all notes in one statement. What cannot be written stays noted for the next time.
    void flush() {
        Map<UUID, Note> written = Map.copyOf(notes);
        if (written.isEmpty()) {
            return;
        }
        try {
            write(written);
            written.forEach(notes::remove);
        } catch (DataAccessException later) {
            LOG.warn("The last use of {} keys could not be written; it is tried again in {} s",
                written.size(), FLUSH_EVERY.toSeconds());
        }
    }

    private void write(Map<UUID, Note> written) {
        KeyStore.Uses uses = new KeyStore.Uses(written.size());
        int i = 0;
        for (Map.Entry<UUID, Note> entry : written.entrySet()) {
            Note note = entry.getValue();
            uses.tenants()[i] = note.tenant().id().toString();
            uses.ids()[i] = entry.getKey().toString();
            uses.seconds()[i] = note.second();
            uses.addresses()[i++] =
                vault.seal(note.tenant().account(), StoredKey.place(entry.getKey()), note.address());
        }
        KeyStore.noteUse(jdbc, uses);
    }
}

package com.jupiteriq.access;

import com.jupiteriq.accounts.Controls;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import com.jupiteriq.tokens.KeySecret;
import com.jupiteriq.tokens.Pepper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Gives keys and tokens of browsers the newest pepper when they are used, for only then their secret is
/// known. A request only notes the new hash in memory; [#flush()] writes all notes at once.
final class Rehashing {

    /// How often all notes are written.
    static final Duration FLUSH_EVERY = Duration.ofSeconds(10);

    /// Keys noted between two flushes; more take the pepper at a later use.
    static final int MAX_NOTES = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Rehashing.class);

    private final Pepper pepper;
    private final JdbcClient jdbc;
    private final List<Bearers> bearers;
    private final Consumer<UUID> changed;
    private final ConcurrentHashMap<UUID, Note> notes = new ConcurrentHashMap<>();

    private final Task task = new Task(
        "rehashing", "Gives keys and tokens of browsers that were used the newest pepper", FLUSH_EVERY,
        this::flush).ending(this::flush);

    /// @param before what the row has to have still
    /// @param token whether it is one, and no key
    private record Note(UUID tenant, Pepper.Hash before, Pepper.Hash after, boolean token) {}

    /// @param changed hears of each key that has another hash now
    Rehashing(Pepper pepper, DataSource worker, List<Bearers> bearers, Consumer<UUID> changed) {
        this.pepper = pepper;
        this.jdbc = Controls.client(worker);
        this.bearers = List.copyOf(bearers);
        this.changed = changed;
    }

    Tasks tasks() {
        return Tasks.of(task);
    }

    /// @param secret the one whose stored hash this is
    void note(UUID key, UUID tenant, Pepper.Hash stored, KeySecret secret) {
        note(key, tenant, stored, secret, false);
    }

    /// @param home where the token lies
    void noteToken(UUID token, UUID home, Pepper.Hash stored, KeySecret secret) {
        note(token, home, stored, secret, true);
    }

    private void note(UUID id, UUID tenant, Pepper.Hash stored, KeySecret secret, boolean token) {
        if (pepper.isOld(stored) && !notes.containsKey(id) && notes.mappingCount() < MAX_NOTES) {
            notes.put(id, new Note(tenant, stored, pepper.hash(secret.bytes()), token));
        }
    }

    /// Writes all notes in one statement. What cannot be written is noted again at the next use.
    void flush() {
        Map<UUID, Note> written = Map.copyOf(notes);
        if (written.isEmpty()) {
            return;
        }
        written.keySet().forEach(notes::remove);
        List<Bearers.Rehashed> keys = some(written, false);
        List<Bearers.Rehashed> tokens = some(written, true);
        try {
            if (!keys.isEmpty()) {
                KeyStore.rehash(jdbc, hashes(keys));
            }
            if (!tokens.isEmpty()) {
                bearers.forEach(each -> each.rehash(tokens));
            }
            written.keySet().forEach(changed);
        } catch (DataAccessException later) {
            LOG.warn("{} keys and tokens could not be given the newest pepper; they get it when they are used"
                + " next", written.size());
        }
    }

    private static List<Bearers.Rehashed> some(Map<UUID, Note> written, boolean tokens) {
        return written.entrySet().stream().filter(entry -> entry.getValue().token() == tokens)
            .map(entry -> new Bearers.Rehashed(entry.getValue().tenant(), entry.getKey(),
                entry.getValue().before(), entry.getValue().after()))
            .toList();
    }

    private static KeyStore.Hashes hashes(List<Bearers.Rehashed> keys) {
        KeyStore.Hashes hashes = new KeyStore.Hashes(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            Bearers.Rehashed key = keys.get(i);
            hashes.tenants()[i] = key.tenant().toString();
            hashes.ids()[i] = key.token().toString();
            hashes.before()[i] = key.before().code();
            hashes.peppers()[i] = key.after().pepper();
            hashes.after()[i] = key.after().code();
        }
        return hashes;
    }
}

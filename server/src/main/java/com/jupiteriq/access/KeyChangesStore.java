package com.jupiteriq.access;

import com.jupiteriq.accounts.Change;
import com.jupiteriq.accounts.EncryptionKeys;
import com.jupiteriq.accounts.Told;
import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears of changed keys on a connection of its own and makes who remembers them forget: the cache of API
/// keys, and the data keys. While the connection is down the cache is closed; it opens again only after
/// `listen` has taken effect, so that no change falls in between.
final class KeyChangesStore {

    /// How long a connection may be silent before it is asked whether it still lives.
    static final Duration PROBE_AFTER = Duration.ofMillis(300);

    /// Together with [#PROBE_AFTER] under a second: so long a revocation may go unheard on a dead connection.
    static final Duration ANSWER_WITHIN = Duration.ofMillis(500);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(KeyChangesStore.class);

    private final DataSource worker;
    private final KeyCache cache;
    private final EncryptionKeys encryption;
    private final Task task =
        new Task("key-changes", "Hears of changed keys from the database", Duration.ZERO, this::hear);
    private Duration pause = FIRST_PAUSE;

    /// @param worker an unpooled source: the connection is kept for good
    KeyChangesStore(DataSource worker, KeyCache cache, EncryptionKeys encryption) {
        this.worker = worker;
        this.cache = cache;
        this.encryption = encryption;
    }

    /// When they have ended, the cache stays closed.
    Tasks tasks() {
        return Tasks.of(task);
    }

    /// On one connection, as long as it lives, and a while without one.
    private void hear() {
        try (Connection connection = worker.getConnection()) {
            listen(connection);
            if (!pause.equals(FIRST_PAUSE)) {
                LOG.info("Key changes are heard again");
            }
            pause = FIRST_PAUSE;
            follow(connection.unwrap(PGConnection.class), connection);
        } catch (SQLException | RuntimeException lost) {
            tell(lost);
        } finally {
            cache.close();
        }
        task.pause(pause);
        pause = longer(pause);
    }

    private void listen(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        connection.setNetworkTimeout(Runnable::run, (int) ANSWER_WITHIN.toMillis());
        execute(connection, "listen " + Change.CHANNEL);
        cache.open();
        encryption.beginAnew();
    }

    /// What is nothing known counts as a lost connection: the cache begins anew.
    private void follow(PGConnection notifications, Connection connection) throws SQLException {
        while (!task.stopping()) {
            PGNotification[] heard = notifications.getNotifications((int) PROBE_AFTER.toMillis());
            for (PGNotification change : heard) {
                follow(Told.of(change.getParameter()));
            }
            if (heard.length == 0) {
                execute(connection, "select 1");
            }
        }
    }

    private void follow(Told told) {
        switch (told) {
            case Told.KeyChanged changed -> cache.forget(changed.key());
            case Told.AccountChanged changed -> cache.forgetAccount(changed.account());
            case Told.DataKeyAdded added -> encryption.dataKeyAdded(added);
            case Told.MasterKeyReplaced _ -> encryption.takeMasterKey();
        }
    }

    /// Once for each time that the connection is lost, not for each try.
    private void tell(Exception lost) {
        if (!task.stopping() && pause.equals(FIRST_PAUSE)) {
            LOG.warn("Key changes are not heard; until the connection is back every request reads its key"
                + " from the database: {}", lost.getMessage());
        }
    }

    private static void execute(Connection connection, String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }
}

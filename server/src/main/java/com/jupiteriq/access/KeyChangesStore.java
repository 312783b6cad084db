package com.jupiteriq.access;

import com.jupiteriq.accounts.Change;
import com.jupiteriq.accounts.EncryptionKeys;
import com.jupiteriq.accounts.Told;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears of changed keys on a connection of its own, in a virtual thread, and makes who remembers them forget:
/// the cache of API keys, and the data keys. While the connection is down the cache is closed; it opens again only after `listen` has taken effect, so
/// that no change falls in between.
final class KeyChangesStore implements AutoCloseable {

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
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread listener;

    /// Begins to listen.
    ///
    /// @param worker an unpooled source: the connection is kept for good
    KeyChangesStore(DataSource worker, KeyCache cache, EncryptionKeys encryption) {
        this.worker = worker;
        this.cache = cache;
        this.encryption = encryption;
        this.listener = Thread.ofVirtual().name("key-changes").start(this::run);
    }

    /// The cache stays closed.
    @Override
    public void close() {
        closed.countDown();
        listener.interrupt();
        try {
            listener.join(ANSWER_WITHIN);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        while (isOpen()) {
            try (Connection connection = worker.getConnection()) {
                listen(connection);
                if (!pause.equals(FIRST_PAUSE)) {
                    LOG.info("Key changes are heard again");
                }
                pause = FIRST_PAUSE;
                follow(connection.unwrap(PGConnection.class), connection);
            } catch (SQLException | RuntimeException lost) {
                tell(pause, lost);
            } finally {
                cache.close();
            }
            await(pause);
            pause = longer(pause);
        }
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
        while (isOpen()) {
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
    private void tell(Duration pause, Exception lost) {
        if (isOpen() && pause.equals(FIRST_PAUSE)) {
            LOG.warn("Key changes are not heard; until the connection is back every request reads its key"
                + " from the database: {}", lost.getMessage());
        }
    }

    private static void execute(Connection connection, String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private boolean isOpen() {
        return closed.getCount() > 0;
    }

    private void await(Duration pause) {
        try {
            boolean ended = closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debug(ended ? "Key changes are no longer followed" : "Key changes are followed anew");
        } catch (InterruptedException stopped) {
            closed.countDown();
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }
}

package com.jupiteriq.store;

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

/// Hears what is told on one channel of the database, on a connection of its own.
public final class Ear {

    /// How long a connection may be silent before it is asked whether it still lives.
    public static final Duration PROBE_AFTER = Duration.ofMillis(300);

    /// Together with [#PROBE_AFTER] under a second: so long something may go unheard on a dead connection.
    public static final Duration ANSWER_WITHIN = Duration.ofMillis(500);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Ear.class);

    private final DataSource worker;
    private final Channel channel;
    private final Listener listener;
    private final Task task;
    private Duration pause = FIRST_PAUSE;

    /// @param name of the channel in the database
    /// @param task the name of the task that listens
    /// @param about what the task does, in one sentence for the operator
    /// @param subject what is told there, as a log line begins: `Key changes`
    /// @param unheard what it means for the operator that nothing is heard until the connection is back
    public record Channel(String name, String task, String about, String subject, String unheard) {}

    /// Who listens. Called by one thread, so it must not wait. What it throws counts as a lost connection.
    public interface Listener {

        /// From now on everything is heard. What was told before may have been missed.
        void opened();

        void heard(String told);

        /// Nothing is heard until it is opened again, or ever.
        void lost();
    }

    /// @param worker an unpooled source: the connection is kept for good
    public Ear(DataSource worker, Channel channel, Listener listener) {
        this.worker = worker;
        this.channel = channel;
        this.listener = listener;
        this.task = new Task(
            channel.task(), channel.about(), Duration.ZERO, this::hear);
    }

    /// When they have ended, nothing is heard any more.
    public Tasks tasks() {
        return Tasks.of(task);
    }

    /// On one connection, as long as it lives, and a while without one.
    private void hear() {
        try (Connection connection = worker.getConnection()) {
            listen(connection);
            if (!pause.equals(FIRST_PAUSE)) {
                LOG.info("{} are heard again", channel.subject());
            }
            pause = FIRST_PAUSE;
            follow(connection.unwrap(PGConnection.class), connection);
        } catch (SQLException | RuntimeException lost) {
            tell(lost);
        } finally {
            listener.lost();
        }
        task.pause(pause);
        pause = longer(pause);
    }

    private void listen(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        connection.setNetworkTimeout(Runnable::run, (int) ANSWER_WITHIN.toMillis());
        execute(connection, "listen " + channel.name());
        listener.opened();
    }

    private void follow(PGConnection notifications, Connection connection) throws SQLException {
        while (!task.stopping()) {
            PGNotification[] heard = notifications.getNotifications((int) PROBE_AFTER.toMillis());
            for (PGNotification told : heard) {
                listener.heard(told.getParameter());
            }
            if (heard.length == 0) {
                execute(connection, "select 1");
            }
        }
    }

    /// Once for each time that the connection is lost, not for each try.
    private void tell(Exception lost) {
        if (!task.stopping() && pause.equals(FIRST_PAUSE)) {
            LOG.warn("{} are not heard; until the connection is back {}: {}",
                channel.subject(), channel.unheard(), lost.getMessage());
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

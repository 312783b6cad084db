package com.jupiteriq.store;

import com.jupiteriq.tasks.Task;
import com.jupiteriq.tasks.Tasks;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One partition per UTC day of each [DailyTable]: made ahead of time, dropped when the
/// retention is over. Nobody has rights on a partition, only on its parent, and each is under forced row
/// security of its own with no policy: who bypasses the parent sees nothing. Any node may run it.
public final class Partitions {

    /// How often they are looked after.
    private static final Duration EVERY = Duration.ofHours(1);

    private static final int DAYS_AHEAD = 7;
    private static final Pattern NAME = Pattern.compile("[a-z_]+_([0-9]{8})");

    /// Readers and writers wait at most this long for a drop that itself waits for a long reader.
    private static final String DROP_LOCK_LIMIT = "1s";
    private static final String CREATE_LOCK_LIMIT = "30s";

    /// One node at a time; the number is arbitrary and only ours.
    private static final long ALONE = 4_711_202_611_220_001L;

    private static final Logger LOG = LoggerFactory.getLogger(Partitions.class);

    private final DataSource owner;
    private final InstantSource clock;
    private final RetentionSettings retention;
    private final List<DailyTable> tables;

    /// What one run did, by partition name.
    public record Outcome(List<String> created, List<String> dropped) {
    }

    public Partitions(
        DataSource owner, InstantSource clock, RetentionSettings retention, Collection<DailyTable> tables) {
        this.owner = owner;
        this.clock = clock;
        this.retention = retention;
        this.tables = List.copyOf(tables);
    }

    Tasks tasks() {
        return Tasks.of(new Task("partitions",
            "Makes the partitions of coming days and drops those of old ones", EVERY, this::maintain));
    }

    /// Creates today's partitions and those of the coming days, then drops what is too old. Run at start
    /// and every hour. A drop that finds its table busy is left for the next run.
    public Outcome maintain() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>());
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            for (DailyTable table : tables) {
                LocalDate oldest = today.minusDays(table.daysKept().applyAsInt(retention));
                create(connection, table.name(), today, today.plusDays(DAYS_AHEAD), outcome.created());
                drop(connection, table.name(), oldest, outcome.dropped());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The daily partitions could not be maintained.", e);
        }
        if (!outcome.created().isEmpty() || !outcome.dropped().isEmpty()) {
            LOG.info("Daily partitions: created {}, dropped {}", outcome.created(), outcome.dropped());
        }
        return outcome;
    }

    /// Creates partitions of past days, as far back as a table keeps any: for what is brought in from before.
    public void reach(LocalDate from, Collection<String> names) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            for (DailyTable table : tables) {
                LocalDate oldest = today.minusDays(table.daysKept().applyAsInt(retention));
                if (names.contains(table.name())) {
                    create(connection, table.name(), from.isBefore(oldest) ? oldest : from, today,
                        new ArrayList<>());
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The partitions of past days could not be made.", e);
        }
    }

    /// `attach` instead of `partition of`: it lets readers and writers of the parent go on.
    private void create(
            Connection connection, String table, LocalDate first, LocalDate last, List<String> created)
            throws SQLException {
        begin(connection, CREATE_LOCK_LIMIT);
        SortedSet<String> present = partitions(connection, table);
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            String name = name(table, day);
            if (!present.contains(name)) {
                execute(connection, """
                    create table %2$s (like %1$s including all excluding identity);
                    alter table %2$s enable row level security;
                    alter table %2$s force row level security;
                    alter table %1$s attach partition %2$s for values from ('%3$s') to ('%4$s')
                    """.formatted(table, name, day, day.plusDays(1)));
                created.add(name);
            }
        }
        connection.commit();
    }

    private void drop(Connection connection, String table, LocalDate oldest, List<String> dropped)
            throws SQLException {
        SortedSet<String> present;
        try {
            begin(connection, DROP_LOCK_LIMIT);
            present = partitions(connection, table);
            connection.commit();
        } catch (SQLException e) {
            leaveIfBusy(connection, e);
            LOG.info("Another node works on the partitions of {}; old ones are dropped by the next run",
                table);
            return;
        }
        for (String name : present) {
            if (day(name).map(day -> day.isBefore(oldest)).orElse(false)) {
                dropOne(connection, name, dropped);
            }
        }
    }

    private void dropOne(Connection connection, String name, List<String> dropped) throws SQLException {
        try {
            begin(connection, DROP_LOCK_LIMIT);
            execute(connection, "drop table if exists " + name);
            connection.commit();
            dropped.add(name);
        } catch (SQLException e) {
            leaveIfBusy(connection, e);
            LOG.info("The partition {} is being read; it is dropped by the next run", name);
        }
    }

    private static void leaveIfBusy(Connection connection, SQLException error) throws SQLException {
        if (!SqlErrors.LOCK_TIMEOUT.equals(error.getSQLState())) {
            throw error;
        }
        connection.rollback();
    }

    private static void begin(Connection connection, String lockLimit) throws SQLException {
        execute(connection, "set local lock_timeout = '" + lockLimit + "'");
        execute(connection, "select pg_advisory_xact_lock(" + ALONE + ")");
    }

    private static SortedSet<String> partitions(Connection connection, String table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select child.relname
                from pg_inherits
                join pg_class child on child.oid = inhrelid
                where inhparent = ?::regclass
                """)) {
            query.setString(1, table);
            SortedSet<String> names = new TreeSet<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        }
    }

    static String name(String table, LocalDate day) {
        return table + "_" + DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    private static Optional<LocalDate> day(String name) {
        Matcher parts = NAME.matcher(name);
        return parts.matches()
            ? Optional.of(LocalDate.parse(parts.group(1), DateTimeFormatter.BASIC_ISO_DATE))
            : Optional.empty();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

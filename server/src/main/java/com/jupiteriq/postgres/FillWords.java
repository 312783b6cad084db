package com.jupiteriq.postgres;

import com.jupiteriq.text.Words;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/// The second half of `V5__words.sql`: the words of tickets and comments that were written before, by the
/// rule of the server, which PostgreSQL does not know (decision 17). One transaction over both tables, so
/// that there is no moment in which a ticket is not found.
final class FillWords implements JavaMigration {

    /// Rows that are read, and written, at a time.
    private static final int BATCH = 1_000;

    private record Filled(String row, String words) {}

    @Override
    public void migrate(Context context) throws SQLException {
        Connection owner = context.getConnection();
        fill(owner, "tickets", "concat_ws(E'\\n', subject, description)");
        fill(owner, "ticket_comments", "content");
    }

    /// Nobody else sees the table meanwhile: the owner binds himself again before he lets go of it.
    private static void fill(Connection owner, String table, String text) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("alter table " + table + " no force row level security");
            fillRows(owner, table, text);
            statement.execute("alter table " + table + " alter column words set not null");
            statement.execute(
                "create index " + table + "_by_word on " + table + " using gin (tenant_id, words)");
            statement.execute("alter table " + table + " force row level security");
        }
    }

    private static void fillRows(Connection owner, String table, String text) throws SQLException {
        try (PreparedStatement read = owner.prepareStatement("select ctid::text, " + text + " from " + table);
                PreparedStatement write = owner.prepareStatement("""
                    update %s
                    set words = array_to_tsvector(string_to_array(filled.words, ' '))
                    from unnest(?, ?) as filled (place, words)
                    where ctid = filled.place::tid""".formatted(table))) {
            read.setFetchSize(BATCH);
            try (ResultSet rows = read.executeQuery()) {
                List<Filled> batch = new ArrayList<>(BATCH);
                while (rows.next()) {
                    batch.add(new Filled(rows.getString(1), Words.in(rows.getString(2))));
                    if (batch.size() == BATCH) {
                        write(write, batch);
                    }
                }
                write(write, batch);
            }
        }
    }

    private static void write(PreparedStatement statement, List<Filled> batch) throws SQLException {
        Columns<Filled> columns = new Columns<>(statement, batch);
        columns.set(1, "text", Filled::row);
        columns.set(2, "text", Filled::words);
        statement.executeUpdate();
        batch.clear();
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("5.1");
    }

    @Override
    public String getDescription() {
        return "fill words";
    }

    @Override
    public Integer getChecksum() {
        return 1;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }
}

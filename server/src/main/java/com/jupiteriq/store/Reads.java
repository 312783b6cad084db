package com.jupiteriq.store;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.store.Composite.Begin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// Reads of one tenant: the tenant setting and the queries in one round trip (decision D7). There is no read
/// without a [Caller].
public final class Reads {

    private final DataSource app;
    private final Begin alone;
    private final Begin both;

    public Reads(DataSource app) {
        this(app, Begin.ORDINARY, Begin.SNAPSHOT);
    }

    private Reads(DataSource app, Begin alone, Begin both) {
        this.app = app;
        this.alone = alone;
        this.both = both;
    }

    /// For long statements with a few plain parameters: PostgreSQL plans them once a connection. Planning a
    /// search for the words at hand takes longer than the search, and finds no better way.
    public Reads searching() {
        return new Reads(app, Begin.SEARCH, Begin.SEARCH);
    }

    public <T> Optional<T> one(Caller caller, Sql query, RowReader<T> reader) {
        List<T> rows = list(caller, query, reader);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    public <T> List<T> list(Caller caller, Sql query, RowReader<T> reader) {
        return run(alone, caller, List.of(query), prepared -> rows(prepared, reader));
    }

    /// Those of these columns that are true in one of the rows.
    public List<String> anyTrue(Caller caller, Sql query, List<String> columns) {
        List<List<String>> found = list(caller, query, row -> {
            List<String> set = new ArrayList<>(columns.size());
            for (String column : columns) {
                if (row.getBoolean(column)) {
                    set.add(column);
                }
            }
            return set;
        });
        return columns.stream()
            .filter(column -> found.stream().anyMatch(row -> row.contains(column))).toList();
    }

    /// Two queries that see the same moment, in the same round trip.
    public <A, B> Both<A, B> both(
        Caller caller, Sql first, RowReader<A> firstReader, Sql second, RowReader<B> secondReader) {
        return run(both, caller, List.of(first, second), prepared ->
            new Both<>(rows(prepared, firstReader), rows(prepared, secondReader)));
    }

    public record Both<A, B>(List<A> first, List<B> second) {}

    private interface Reading<R> {
        R read(PreparedStatement prepared) throws SQLException;
    }

    private <R> R run(Begin begin, Caller caller, List<Sql> queries, Reading<R> reading) {
        try (Connection connection = app.getConnection()) {
            try (PreparedStatement prepared = new Composite(begin, caller, queries).prepare(connection)) {
                prepared.execute();
                skipSettings(prepared);
                return reading.read(prepared);
            } catch (SQLException error) {
                Rollback.after(error, connection);
                throw SqlErrors.of(error);
            }
        } catch (SQLException error) {
            throw SqlErrors.of(error);
        }
    }

    private static void skipSettings(PreparedStatement prepared) throws SQLException {
        boolean begun = prepared.getMoreResults(Statement.KEEP_CURRENT_RESULT);
        if (!begun) {
            throw new IllegalStateException("the composite did not set its tenant");
        }
    }

    private static <T> List<T> rows(PreparedStatement prepared, RowReader<T> reader) throws SQLException {
        if (!prepared.getMoreResults()) {
            throw new IllegalStateException("a query gave no rows, not even none");
        }
        List<T> rows = new ArrayList<>();
        try (ResultSet results = prepared.getResultSet()) {
            while (results.next()) {
                rows.add(reader.read(results));
            }
        }
        return rows;
    }
}

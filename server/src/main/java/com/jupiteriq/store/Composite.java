package com.jupiteriq.store;

import com.jupiteriq.kernel.Caller;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Several statements that travel as one: a transaction with the tenant and the deadline set, in one round
/// trip (decisions D7, D8). It carries its own `begin` and `commit`, so that it stays one transaction even
/// where the driver puts a Sync between two of its statements.
final class Composite {

    enum Begin {
        ORDINARY("begin", ""),

        /// The commit does not wait for the disk; see [Writes.Together].
        UNSETTLED("begin", "set_config('synchronous_commit', 'off', true)"),

        /// All queries see the same moment.
        SNAPSHOT("begin isolation level repeatable read read only", ""),

        /// Like `SNAPSHOT`, and what is planned once for all questions is not planned anew for each; see
        /// [Reads#searching()].
        SEARCH(SNAPSHOT.begin, "set_config('plan_cache_mode', 'force_generic_plan', true)");

        private final String begin;
        private final String open;
        private final String openBounded;

        /// @param further another setting, empty for none
        Begin(String begin, String further) {
            String last = (further.isEmpty() ? "" : ",\n       " + further) + ";\n";
            this.begin = begin;
            open = begin + OPEN + last;
            openBounded = begin + OPEN_BOUNDED + last;
        }
    }

    private static final String OPEN = """
        ;
        select set_config('app.tenant', ?, true),
               set_config('statement_timeout', ?, true)""";
    private static final String OPEN_BOUNDED = """
        ;
        select set_config('app.tenant', ?, true),
               set_config('statement_timeout', ?, true),
               set_config('transaction_timeout', ?, true)""";

    /// The first version that bounds a transaction of several statements as a whole. With an older one each
    /// of them has the time that the request had left when it began.
    private static final int BOUNDS_TRANSACTIONS = 17;

    /// The end of a transaction costs its connection, so a single late statement is to be ended by its own
    /// bound.
    private static final long GRACE_MILLIS = 500;

    private static final String CLOSE = ";\ncommit";
    private static final int MAX_CACHED_TEXTS = 1_000;

    private static final ConcurrentHashMap<String, String> SINGLE = new ConcurrentHashMap<>();

    private final Begin begin;
    private final Caller caller;
    private final List<Sql> statements;

    Composite(Begin begin, Caller caller, List<Sql> statements) {
        this.begin = begin;
        this.caller = caller;
        this.statements = statements;
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        boolean bounded = statements.size() > 1
            && connection.getMetaData().getDatabaseMajorVersion() >= BOUNDS_TRANSACTIONS;
        PreparedStatement prepared =
            connection.prepareStatement(text(bounded ? begin.openBounded : begin.open));
        long millis = caller.deadline().remainingMillis();
        int index = 1;
        prepared.setString(index++, caller.tenant().id().toString());
        prepared.setString(index++, Long.toString(millis));
        if (bounded) {
            prepared.setString(index++, Long.toString(millis + GRACE_MILLIS));
        }
        for (Sql statement : statements) {
            for (Object parameter : statement.parameters()) {
                bind(prepared, index++, parameter);
            }
        }
        return prepared;
    }

    private static void bind(PreparedStatement prepared, int index, Object value) throws SQLException {
        switch (value) {
            case String text -> prepared.setString(index, text);
            case UUID id -> prepared.setObject(index, id);
            case Long number -> prepared.setLong(index, number);
            case Integer number -> prepared.setInt(index, number);
            case Short number -> prepared.setShort(index, number);
            case Boolean flag -> prepared.setBoolean(index, flag);
            case Instant time -> prepared.setObject(index, Sql.time(time));
            case java.time.LocalDate day -> prepared.setObject(index, day);
            case byte[] bytes -> prepared.setBytes(index, bytes);
            case String[] texts ->
                prepared.setArray(index, prepared.getConnection().createArrayOf("text", texts));
            case Sql.Array(String type, Object[] values) ->
                prepared.setArray(index, prepared.getConnection().createArrayOf(type, values));
            case Sql.Null type -> bindNull(prepared, index, type);
            default -> throw new IllegalStateException("no typed setter for " + value.getClass());
        }
    }

    private static void bindNull(PreparedStatement prepared, int index, Sql.Null type) throws SQLException {
        switch (type) {
            case TEXT -> prepared.setNull(index, Types.VARCHAR);
            case LONG -> prepared.setNull(index, Types.BIGINT);
            case BYTES -> prepared.setNull(index, Types.BINARY);
            case UUID -> prepared.setNull(index, Types.OTHER, "uuid");
            case TIMESTAMP -> prepared.setNull(index, Types.OTHER, "timestamptz");
        }
    }

    private String text(String open) {
        return statements.size() == 1 ? single(open, statements.getFirst().text()) : joined(open);
    }

    private static String single(String open, String statement) {
        String known = SINGLE.get(statement);
        if (known != null && known.startsWith(open)) {
            return known;
        }
        String text = open + statement + CLOSE;
        if (SINGLE.size() < MAX_CACHED_TEXTS) {
            SINGLE.put(statement, text);
        }
        return text;
    }

    private String joined(String open) {
        StringBuilder text = new StringBuilder(open);
        for (int i = 0; i < statements.size(); i++) {
            text.append(i == 0 ? "" : ";\n").append(statements.get(i).text());
        }
        return text.append(CLOSE).toString();
    }
}

package com.jupiteriq.store;

import com.jupiteriq.kernel.Caller;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Several statements that travel as one: a transaction with the tenant and the deadline set, in one round
/// trip (decisions D7, D8). It carries its own `begin` and `commit`, so that it stays one transaction even
/// where the driver puts a Sync between two of its statements.
final class Composite {

    private static final String OPEN = """
        begin;
        select set_config('app.tenant', ?, true),
               set_config('statement_timeout', ?, true),
               set_config('lock_timeout', ?, true);
        """;
    private static final String CLOSE = ";\ncommit";
    private static final String LOCK_WAIT_MILLIS = "2000";
    private static final int MAX_CACHED_TEXTS = 1_000;

    private static final ConcurrentHashMap<String, String> SINGLE = new ConcurrentHashMap<>();

    private final String text;
    private final Caller caller;
    private final List<Sql> statements;

    Composite(Caller caller, List<Sql> statements) {
        this.caller = caller;
        this.statements = statements;
        this.text = statements.size() == 1 ? single(statements.getFirst().text()) : joined(statements);
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(text);
        int index = 1;
        prepared.setString(index++, caller.tenant().id().toString());
        prepared.setString(index++, Long.toString(caller.deadline().remainingMillis()));
        prepared.setString(index++, LOCK_WAIT_MILLIS);
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
            case Instant time -> prepared.setObject(index, time.atOffset(ZoneOffset.UTC));
            case java.time.LocalDate day -> prepared.setObject(index, day);
            case byte[] bytes -> prepared.setBytes(index, bytes);
            case String[] texts ->
                prepared.setArray(index, prepared.getConnection().createArrayOf("text", texts));
            case Sql.Null type -> bindNull(prepared, index, type);
            default -> throw new IllegalStateException("no typed setter for " + value.getClass());
        }
    }

    private static void bindNull(PreparedStatement prepared, int index, Sql.Null type) throws SQLException {
        switch (type) {
            case TEXT -> prepared.setNull(index, Types.VARCHAR);
            case BYTES -> prepared.setNull(index, Types.BINARY);
            case UUID -> prepared.setNull(index, Types.OTHER, "uuid");
            case TIMESTAMP -> prepared.setNull(index, Types.OTHER, "timestamptz");
        }
    }

    private static String single(String statement) {
        String known = SINGLE.get(statement);
        if (known != null) {
            return known;
        }
        String text = OPEN + statement + CLOSE;
        if (SINGLE.size() < MAX_CACHED_TEXTS) {
            SINGLE.put(statement, text);
        }
        return text;
    }

    private static String joined(List<Sql> statements) {
        StringBuilder text = new StringBuilder(OPEN);
        for (int i = 0; i < statements.size(); i++) {
            text.append(i == 0 ? "" : ";\n").append(statements.get(i).text());
        }
        return text.append(CLOSE).toString();
    }
}

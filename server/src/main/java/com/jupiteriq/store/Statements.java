package com.jupiteriq.store;

import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Runs in a transaction of the worker a statement that somebody else has written.
public final class Statements {

    private Statements() {}

    public static void run(JdbcClient jdbc, Sql statement) {
        List<Object> parameters = Arrays.stream(statement.parameters()).map(Statements::typed).toList();
        jdbc.sql(statement.text()).params(parameters).update();
    }

    private static Object typed(Object value) {
        return switch (value) {
            case Instant time -> Sql.time(time);
            case Sql.Null type -> new SqlParameterValue(code(type), null);
            default -> value;
        };
    }

    private static int code(Sql.Null type) {
        return switch (type) {
            case TEXT -> Types.VARCHAR;
            case LONG -> Types.BIGINT;
            case BYTES -> Types.BINARY;
            case UUID -> Types.OTHER;
            case TIMESTAMP -> Types.TIMESTAMP_WITH_TIMEZONE;
        };
    }
}

package com.jupiteriq.postgres;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/// Rows as one parameter for each of their columns, for `unnest` to put together again: one statement for
/// all of them.
public record Columns<T>(PreparedStatement statement, List<T> rows) {

    /// @param index of the parameter
    /// @param type of the column, as PostgreSQL calls it
    public void set(int index, String type, Function<T, Object> value) throws SQLException {
        statement.setArray(index,
            statement.getConnection().createArrayOf(type, rows.stream().map(value).toArray()));
    }
}

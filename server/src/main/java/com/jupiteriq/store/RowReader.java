package com.jupiteriq.store;

import java.sql.ResultSet;
import java.sql.SQLException;

/// Reads the current row.
@FunctionalInterface
public interface RowReader<T> {

    T read(ResultSet row) throws SQLException;
}

package com.jupiteriq.store;

import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads the current row.
@FunctionalInterface
public interface RowReader<T> {

    T read(ResultSet row) throws SQLException;

    /// The tenant in a row that is joined with `environments`.
    static Tenant tenant(ResultSet row) throws SQLException {
        return new Tenant(row.getObject("tenant_id", UUID.class), row.getObject("account_id", UUID.class),
            Environment.of(row.getString("kind")));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

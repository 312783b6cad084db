package com.jupiteriq.store;

import com.jupiteriq.postgres.Login;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Plain statements for tests, each on a connection of its own.
public final class Rows {

    private Rows() {
    }

    public static void run(Login login, String sql) throws SQLException {
        try (Connection connection = login.unpooled().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The first column of every row.
    public static List<String> of(Login login, String sql) throws SQLException {
        return of(login.unpooled(), sql);
    }

    public static List<String> of(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            return read(statement, sql);
        }
    }

    /// The same with a tenant set.
    public static List<String> of(Login login, UUID tenant, String sql) throws SQLException {
        try (Connection connection = login.unpooled().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select set_config('app.tenant', '" + tenant + "', false)");
            return read(statement, sql);
        }
    }

    private static List<String> read(Statement statement, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}

package com.jupiteriq.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TestPostgresTest {

    @Test
    void every_new_database_stands_alone() throws SQLException {
        var one = TestPostgres.newDatabase();
        var other = TestPostgres.newDatabase();
        try (Connection owner = one.logins().owner().unpooled().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute("create table only_here (id int primary key)");
        }
        assertThat(tableExists(one.logins().app(), "only_here")).isTrue();
        assertThat(tableExists(other.logins().app(), "only_here")).isFalse();
        assertThat(tableExists(TestPostgres.superuser(), "only_here")).isFalse();
    }

    private static boolean tableExists(Login login, String table) throws SQLException {
        try (Connection connection = login.unpooled().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                    "select exists (select from pg_class where relname = '" + table + "')")) {
            return row.next() && row.getBoolean(1);
        }
    }
}

package com.jupiteriq;

import com.jupiteriq.analytics.rollups.Folding;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// Holds back what is added to the rollups, which otherwise waits to be folded for seconds only: as long as
/// somebody else folds, it stays.
record Unfolded(Connection folding) implements AutoCloseable {

    static Unfolded from(TestServer server, String key) throws SQLException {
        server.part(Folding.class).fold();
        Connection folding = server.tenants.superuser.unpooled().getConnection();
        try (Statement statement = folding.createStatement()) {
            statement.execute("select pg_advisory_lock(4711202612010002)");
        }
        server.get("/v1/tickets", key);
        Await.until("what is not folded", () -> server.tenants.count("rollup_deltas") > 0);
        return new Unfolded(folding);
    }

    @Override
    public void close() throws SQLException {
        folding.close();
    }
}

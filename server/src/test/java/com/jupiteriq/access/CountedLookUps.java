package com.jupiteriq.access;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Counts how often the database is asked, and can make it slow or unreachable.
final class CountedLookUps extends DelegatingDataSource {

    final AtomicInteger count = new AtomicInteger();
    volatile CountDownLatch barrier = new CountDownLatch(0);
    volatile boolean away;

    CountedLookUps(DataSource target) {
        super(target);
    }

    @Override
    public Connection getConnection() throws SQLException {
        count.incrementAndGet();
        try {
            barrier.await();
        } catch (InterruptedException e) {
            throw new SQLException(e);
        }
        if (away) {
            throw new SQLException("the database is away", "08001");
        }
        return super.getConnection();
    }
}

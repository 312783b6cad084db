package com.jupiteriq.streams;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Notifications to other nodes. Nothing of them has to last, so that none waits for the disk.
final class NewsStore {

    private static final String TELL = """
        select set_config('synchronous_commit', 'off', true), pg_notify(?, ?)""";

    private final JdbcClient worker;

    NewsStore(JdbcClient worker) {
        this.worker = worker;
    }

    void tell(String words) {
        worker.sql(TELL).param(News.CHANNEL.name()).param(words).query((row, number) -> words).single();
    }
}

package com.jupiteriq.events;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `event_heads`: the newest position of each tenant.
final class HeadStore {

    private static final String NEWEST = """
        select tenant_id, position
        from event_heads
        where tenant_id = any (?)""";

    private final JdbcClient worker;

    HeadStore(JdbcClient worker) {
        this.worker = worker;
    }

    Map<UUID, Long> newest(Collection<UUID> tenants) {
        return worker.sql(NEWEST)
            .param(tenants.toArray(UUID[]::new))
            .query((row, number) ->
                Map.entry(row.getObject("tenant_id", UUID.class), row.getLong("position")))
            .list().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}

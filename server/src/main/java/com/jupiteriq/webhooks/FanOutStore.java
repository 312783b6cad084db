package com.jupiteriq.webhooks;

import com.jupiteriq.events.RoutedEvent;
import com.jupiteriq.kernel.UuidV7;
import com.jupiteriq.store.Sql;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/// Who hears of events, and what is enqueued for them, across tenants, as *worker*.
final class FanOutStore {

    private static final String SUBSCRIBERS = """
        select tenant_id, id, events
        from webhook_endpoints
        where tenant_id = any (?) and enabled""";

    private static final String INSERT = """
        insert into webhook_deliveries (
            tenant_id, day, id, endpoint_id, event_id, event_day, event, state, created_at)
        values (?, ?, ?, ?, ?, ?, ?, 'pending', ?)""";

    /// An endpoint that was deleted meanwhile gets nothing more.
    private static final String ENQUEUE = """
        insert into webhook_queue (tenant_id, delivery_id, day, endpoint_id, due_at, tries)
        select tenant_id, ?, ?, id, ?, 0
        from webhook_endpoints
        where tenant_id = ? and id = ?
        for key share""";

    /// Rows in one message to the database: a batch of events times the endpoints of an environment is many.
    private static final int BATCH = 1_000;

    private final JdbcTemplate worker;

    FanOutStore(JdbcTemplate worker) {
        this.worker = worker;
    }

    record Subscriber(UUID tenant, UUID webhook, Set<String> chosen) {

        boolean hears(RoutedEvent event) {
            return Selectors.choose(chosen, event.type()) && !webhook.equals(event.withheldFrom());
        }
    }

    Map<UUID, List<Subscriber>> subscribers(List<UUID> tenants) {
        return worker.query(SUBSCRIBERS,
                statement -> statement.setArray(1,
                    statement.getConnection().createArrayOf("uuid", tenants.toArray())),
                (row, number) -> new Subscriber(
                    row.getObject("tenant_id", UUID.class),
                    row.getObject("id", UUID.class),
                    Set.copyOf(Arrays.asList((String[]) row.getArray("events").getArray()))))
            .stream()
            .collect(Collectors.groupingBy(Subscriber::tenant));
    }

    void enqueue(List<FanOut.Enqueued> chosen, Instant now) {
        if (chosen.isEmpty()) {
            return;
        }
        OffsetDateTime at = Sql.time(now);
        worker.batchUpdate(INSERT, chosen, BATCH, (statement, one) -> {
            statement.setObject(1, one.event().tenant());
            statement.setObject(2, UuidV7.day(one.id()));
            statement.setObject(3, one.id());
            statement.setObject(4, one.webhook());
            statement.setObject(5, one.event().id());
            statement.setObject(6, one.event().day());
            statement.setString(7, one.event().type());
            statement.setObject(8, at);
        });
        worker.batchUpdate(ENQUEUE, chosen, BATCH, (statement, one) -> {
            statement.setObject(1, one.id());
            statement.setObject(2, UuidV7.day(one.id()));
            statement.setObject(3, at);
            statement.setObject(4, one.event().tenant());
            statement.setObject(5, one.webhook());
        });
    }
}

package com.jupiteriq.webhooks;

import com.jupiteriq.events.RoutedEvent;
import com.jupiteriq.events.Selectors;
import com.jupiteriq.kernel.UuidV7;
import com.jupiteriq.postgres.Columns;
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
        select tenant_id, id, events, hears_after
        from webhook_endpoints
        where tenant_id = any (?) and enabled""";

    /// An endpoint that was deleted meanwhile gets nothing more.
    private static final String ENQUEUE = """
        with chosen as (
            select *
            from unnest(?::uuid[], ?::uuid[], ?::date[], ?::uuid[], ?::uuid[], ?::date[], ?::text[])
                as one (tenant_id, id, day, endpoint_id, event_id, event_day, event)
        ), begun as (
            insert into webhook_deliveries (
                tenant_id, day, id, endpoint_id, event_id, event_day, event, state, created_at)
            select tenant_id, day, id, endpoint_id, event_id, event_day, event, 'pending', ?
            from chosen
        )
        insert into webhook_queue (tenant_id, delivery_id, day, endpoint_id, due_at, tries)
        select chosen.tenant_id, chosen.id, chosen.day, chosen.endpoint_id, ?, 0
        from chosen
        join webhook_endpoints endpoint
            on endpoint.tenant_id = chosen.tenant_id and endpoint.id = chosen.endpoint_id
        for key share of endpoint""";

    /// Rows in one message to the database: a batch of events times the endpoints of an environment is many.
    private static final int BATCH = 1_000;

    private final JdbcTemplate worker;

    FanOutStore(JdbcTemplate worker) {
        this.worker = worker;
    }

    /// @param after the moment since which it hears
    record Subscriber(UUID tenant, UUID webhook, Set<String> chosen, long after) {

        /// The router may lag behind: what happened before the endpoint was there is none of its business.
        boolean hears(RoutedEvent event) {
            return event.moment() >= after
                && Selectors.choose(chosen, event.type())
                && !webhook.equals(event.withheldFrom());
        }
    }

    Map<UUID, List<Subscriber>> subscribers(List<UUID> tenants) {
        return worker.query(SUBSCRIBERS,
                statement -> statement.setArray(1,
                    statement.getConnection().createArrayOf("uuid", tenants.toArray())),
                (row, number) -> new Subscriber(
                    row.getObject("tenant_id", UUID.class),
                    row.getObject("id", UUID.class),
                    Set.copyOf(Arrays.asList((String[]) row.getArray("events").getArray())),
                    row.getLong("hears_after")))
            .stream()
            .collect(Collectors.groupingBy(Subscriber::tenant));
    }

    void enqueue(List<FanOut.Enqueued> chosen, Instant now) {
        for (int from = 0; from < chosen.size(); from += BATCH) {
            enqueueAtOnce(chosen.subList(from, Math.min(from + BATCH, chosen.size())), Sql.time(now));
        }
    }

    private void enqueueAtOnce(List<FanOut.Enqueued> some, OffsetDateTime at) {
        worker.update(ENQUEUE, statement -> {
            Columns<FanOut.Enqueued> columns = new Columns<>(statement, some);
            columns.set(1, "uuid", one -> one.event().tenant());
            columns.set(2, "uuid", FanOut.Enqueued::id);
            columns.set(3, "date", one -> UuidV7.day(one.id()));
            columns.set(4, "uuid", FanOut.Enqueued::webhook);
            columns.set(5, "uuid", one -> one.event().id());
            columns.set(6, "date", one -> one.event().day());
            columns.set(7, "text", one -> one.event().type());
            statement.setObject(8, at);
            statement.setObject(9, at);
        });
    }
}

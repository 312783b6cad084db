package com.jupiteriq.webhooks;

import com.jupiteriq.postgres.Columns;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import com.jupiteriq.webhooks.Lanes.Ask;
import com.jupiteriq.webhooks.Lanes.Lane;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// What waits to be delivered, across tenants, as *worker*: the table `webhook_queue` and what a delivery
/// needs of the others. [AttemptStore] takes out of it what is over.
final class QueueStore {

    /// Longer than any attempt takes; what a dead node had claimed is free after it.
    static final Duration CLAIM = Duration.ofSeconds(60);

    /// Jumps from endpoint to endpoint in the index, however much waits for each.
    private static final String LANES = """
        with recursive lanes as (
            (
                select tenant_id, endpoint_id
                from webhook_queue
                where claimed_until is null and (tenant_id, endpoint_id) > (?, ?)
                order by tenant_id, endpoint_id
                limit 1
            )
            union all
            select following.tenant_id, following.endpoint_id
            from lanes
            cross join lateral (
                select tenant_id, endpoint_id
                from webhook_queue
                where claimed_until is null
                  and (tenant_id, endpoint_id) > (lanes.tenant_id, lanes.endpoint_id)
                order by tenant_id, endpoint_id
                limit 1
            ) following
        )
        select tenant_id, endpoint_id, exists (
            select
            from webhook_queue waiting
            where waiting.tenant_id = lanes.tenant_id
              and waiting.endpoint_id = lanes.endpoint_id
              and waiting.claimed_until is null
              and waiting.due_at <= ?
        ) as due
        from lanes
        limit ?""";

    private static final String CLAIM_DUE = """
        with asked as (
            select *
            from unnest(?::uuid[], ?::uuid[], ?::integer[]) as lane (tenant_id, endpoint_id, slots)
            where set_config('synchronous_commit', 'off', true) = 'off'
        ), due as (
            select first.tenant_id, first.delivery_id
            from asked
            join webhook_endpoints endpoint
                on endpoint.tenant_id = asked.tenant_id and endpoint.id = asked.endpoint_id
            cross join lateral (
                select waiting.tenant_id, waiting.delivery_id
                from webhook_queue waiting
                where waiting.tenant_id = asked.tenant_id
                  and waiting.endpoint_id = asked.endpoint_id
                  and waiting.claimed_until is null
                  and waiting.due_at <= ?
                order by waiting.due_at, waiting.delivery_id
                limit asked.slots
                for update skip locked
            ) first
            where endpoint.enabled and (endpoint.resume_at is null or endpoint.resume_at <= ?)
        ), claimed as (
            update webhook_queue
            set claimed_by = ?, claimed_until = ?
            from due
            where webhook_queue.tenant_id = due.tenant_id and webhook_queue.delivery_id = due.delivery_id
            returning webhook_queue.*
        )
        select claimed.tenant_id, claimed.endpoint_id, claimed.delivery_id, claimed.day, claimed.due_at,
               claimed.tries, endpoint.version, endpoint.format, endpoint.url, endpoint.secret,
               endpoint.failing_since,
               environments.account_id, environments.kind,
               delivery.event_id, delivery.event, delivery.sample, delivery.created_at,
               logged.payload, logged.created_at as happened_at, logged.position, logged.subject
        from claimed
        join webhook_endpoints endpoint
            on endpoint.tenant_id = claimed.tenant_id and endpoint.id = claimed.endpoint_id
        join environments on environments.tenant_id = claimed.tenant_id
        cross join lateral (
            select event_id, event_day, event, sample, created_at
            from webhook_deliveries
            where tenant_id = claimed.tenant_id and day = claimed.day and id = claimed.delivery_id
            offset 0
        ) delivery
        left join lateral (
            select payload, created_at, position, subject
            from events
            where tenant_id = claimed.tenant_id and day = delivery.event_day and id = delivery.event_id
            offset 0
        ) logged on true""";

    private static final String FREE_OF = """
        update webhook_queue
        set claimed_by = null, claimed_until = null
        where claimed_until is not null and claimed_by = ?""";

    private static final String FREE_EXPIRED = """
        update webhook_queue
        set claimed_by = null, claimed_until = null
        where claimed_until < ?""";

    private static final String FORGET = """
        delete from webhook_queue waiting
        where day < ? and not exists (
            select
            from webhook_deliveries delivery
            where delivery.tenant_id = waiting.tenant_id
              and delivery.day = waiting.day
              and delivery.id = waiting.delivery_id
        )""";

    /// Of the oldest only, so that a disabled endpoint for which much waits costs little.
    private static final String OLDEST_DUE = """
        select min(waiting.due_at)
        from (
            select tenant_id, endpoint_id, due_at
            from webhook_queue
            where claimed_until is null and due_at <= ?
            order by due_at
            limit 10000
        ) waiting
        join webhook_endpoints endpoint
            on endpoint.tenant_id = waiting.tenant_id and endpoint.id = waiting.endpoint_id
        where endpoint.enabled and (endpoint.resume_at is null or endpoint.resume_at <= ?)""";

    private final JdbcTemplate worker;

    QueueStore(JdbcTemplate worker) {
        this.worker = worker;
    }

    /// @param due whether something is due there now
    record Waiting(Lane lane, boolean due) {}

    /// The lanes after this one in which something waits, in their order.
    List<Waiting> waiting(Lane after, Instant now, int limit) {
        return worker.query(LANES,
            (row, number) -> new Waiting(
                new Lane(row.getObject("tenant_id", UUID.class), row.getObject("endpoint_id", UUID.class)),
                row.getBoolean("due")),
            after.tenant(), after.webhook(), Sql.time(now), limit);
    }

    /// Claims for this node what is due in these lanes, the oldest first. Nothing of disabled endpoints and
    /// of those that are to be left alone. Does not wait for the disk: a claim that is lost with the database
    /// is one that ended.
    List<Claimed> claim(List<Ask> asks, UUID node, Instant now) {
        return worker.query(CLAIM_DUE, (PreparedStatement statement) -> {
            Columns<Ask> columns = new Columns<>(statement, asks);
            columns.set(1, "uuid", ask -> ask.lane().tenant());
            columns.set(2, "uuid", ask -> ask.lane().webhook());
            columns.set(3, "integer", Ask::slots);
            statement.setObject(4, Sql.time(now));
            statement.setObject(5, Sql.time(now));
            statement.setObject(6, node);
            statement.setObject(7, Sql.time(now.plus(CLAIM)));
        }, (row, number) -> claimed(row));
    }

    /// Frees what this node had claimed before it was started anew.
    int freeOf(UUID node) {
        return worker.update(FREE_OF, node);
    }

    /// Frees what nodes have claimed that are no more.
    int freeExpired(Instant now) {
        return worker.update(FREE_EXPIRED, Sql.time(now));
    }

    /// Forgets what waits, for a disabled endpoint, since before the days from which deliveries are kept.
    int forget(LocalDate today) {
        return worker.update(FORGET, today);
    }

    /// When the oldest delivery was due that could be sent now; null when none waits.
    @Nullable Instant oldestDue(Instant now) {
        OffsetDateTime due =
            worker.queryForObject(OLDEST_DUE, OffsetDateTime.class, Sql.time(now), Sql.time(now));
        return due == null ? null : due.toInstant();
    }

    private static Claimed claimed(ResultSet row) throws SQLException {
        Instant happened = RowReader.instantOrNull(row, "happened_at");
        return new Claimed(
            RowReader.tenant(row),
            row.getObject("endpoint_id", UUID.class),
            row.getObject("delivery_id", UUID.class),
            row.getObject("day", LocalDate.class),
            RowReader.instant(row, "due_at"),
            row.getInt("tries"),
            row.getObject("event_id", UUID.class),
            row.getString("event"),
            RowReader.instant(row, "created_at"),
            row.getInt("version"),
            row.getString("format"),
            RowReader.instantOrNull(row, "failing_since"),
            new Claimed.Sealed(row.getBytes("url"), row.getBytes("secret")),
            happened == null ? null : new Claimed.Logged(
                happened, row.getLong("position"), row.getBytes("payload"),
                row.getObject("subject", UUID.class)),
            row.getBytes("sample"));
    }
}

package com.jupiteriq.events;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Positions of events, assigned in one short transaction under an advisory lock.
final class PositionStore {

    private static final long LOCK = 0x4A55_5049_0001L;

    /// How far the quick look goes back. It reads one partition, and of its index only the end: before it lie
    /// the entries of events that have their position until a vacuum takes them away.
    private static final String RECENT_DAYS = """
        events.day between (now() at time zone 'UTC' - interval '2 seconds')::date
                       and (now() at time zone 'UTC' + interval '2 seconds')::date""";
    private static final String RECENT = "created_at > now() - interval '2 seconds' and " + RECENT_DAYS;
    private static final String ANY_TIME = "true";

    /// Without parameters, so that it is planned once and not for every batch: there are dozens of
    /// partitions.
    private static final String ASSIGN = """
        with due as materialized (
            select tenant_id, day, id, created_at
            from events
            where position is null and %2$s
            order by created_at
            limit %1$d
        ), numbered as (
            select tenant_id, day, id,
                   row_number() over (partition by tenant_id order by created_at, id) as nth
            from due
        ), heads as (
            insert into event_heads (tenant_id, position)
            select tenant_id, count(*)
            from due
            group by tenant_id
            on conflict (tenant_id) do update
            set position = event_heads.position + excluded.position
            returning tenant_id, position
        ), starts as (
            select heads.tenant_id, heads.position - (
                select count(*) from due where due.tenant_id = heads.tenant_id) as position
            from heads
        )
        update events
        set position = starts.position + numbered.nth
        from numbered
        join starts using (tenant_id)
        where events.tenant_id = numbered.tenant_id
          and events.day = numbered.day
          and events.id = numbered.id
          and %3$s
        returning events.tenant_id, events.day, events.id, events.type, events.moment,
                  events.withheld_from""";

    private static final String OLDEST = """
        select min(created_at)
        from events
        where position is null""";

    private final JdbcClient worker;
    private final TransactionTemplate transactions;
    private final List<Follower> followers;

    PositionStore(JdbcClient worker, TransactionTemplate transactions, List<Follower> followers) {
        this.worker = worker;
        this.transactions = transactions;
        this.followers = List.copyOf(followers);
    }

    /// What one look did.
    ///
    /// @param routed how many events got their position
    /// @param alone false when another router was at work, so that nothing was looked at
    record Look(int routed, boolean alone) {

        private static final Look NOT_ALONE = new Look(0, false);
    }

    /// Gives up to `batch` waiting events their position, however old they are; none while another router
    /// works.
    Look assign(int batch) {
        return assign(ASSIGN.formatted(batch, ANY_TIME, ANY_TIME));
    }

    /// The same for recent events, at a small part of the cost.
    Look assignRecent(int batch) {
        return assign(recent(batch));
    }

    static String recent(int batch) {
        return ASSIGN.formatted(batch, RECENT, RECENT_DAYS);
    }

    /// When the oldest event was written that still waits for its position; null when none does.
    @Nullable Instant oldest() {
        return worker.sql(OLDEST)
            .query(OffsetDateTime.class)
            .optional()
            .map(OffsetDateTime::toInstant)
            .orElse(null);
    }

    private Look assign(String statement) {
        Look look = transactions.execute(status -> alone() ? routed(statement) : Look.NOT_ALONE);
        if (look == null) {
            throw new IllegalStateException("a transaction without a result");
        }
        if (look.routed() > 0) {
            followers.forEach(Follower::committed);
        }
        return look;
    }

    private boolean alone() {
        return worker.sql("select pg_try_advisory_xact_lock(?)").param(LOCK).query(Boolean.class).single();
    }

    private Look routed(String statement) {
        List<RoutedEvent> events = worker.sql(statement).query(PositionStore::row).list();
        if (!events.isEmpty()) {
            followers.forEach(follower -> follower.routed(events));
        }
        return new Look(events.size(), true);
    }

    private static RoutedEvent row(ResultSet row, int number) throws SQLException {
        return new RoutedEvent(
            row.getObject("tenant_id", UUID.class),
            row.getObject("day", LocalDate.class),
            row.getObject("id", UUID.class),
            row.getString("type"),
            row.getLong("moment"),
            row.getObject("withheld_from", UUID.class));
    }
}

package com.jupiteriq.webhooks;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// How attempts ended, across tenants, in batches, as *worker*.
final class AttemptStore {

    private static final String KEEP = """
        insert into webhook_attempts (tenant_id, day, delivery_id, id, summary, document)
        values (?, ?, ?, ?, ?, ?)
        on conflict do nothing""";

    private static final String STATE = """
        update webhook_deliveries
        set state = ?
        where tenant_id = ? and day = ? and id = ?""";

    /// Not when the customer has asked for another try meanwhile, which changed when it is due.
    private static final String DEQUEUE = """
        delete from webhook_queue
        where tenant_id = ? and delivery_id = ? and due_at = ?""";

    private static final String AGAIN = """
        update webhook_queue
        set due_at = ?, tries = tries + 1, claimed_by = null, claimed_until = null
        where tenant_id = ? and delivery_id = ? and due_at = ?""";

    private static final String HEALTH = """
        update webhook_endpoints
        set failing_since = case when ? then null else coalesce(failing_since, ?) end,
            resume_at = case when ? then null else greatest(resume_at, ?) end
        where tenant_id = ? and id = ?""";

    private final JdbcTemplate worker;
    private final TransactionTemplate transactions;

    AttemptStore(JdbcTemplate worker, TransactionTemplate transactions) {
        this.worker = worker;
        this.transactions = transactions;
    }

    /// Writes down attempts that ended, whatever became of them but given up. One that was written down
    /// before changes nothing: when a connection breaks at the commit, nobody knows, and it is written again.
    void settle(List<Settled> ended) {
        transactions.executeWithoutResult(status -> {
            List<Settled> all = kept(ended);
            batch(STATE, all, (statement, one) -> set(statement,
                one.next() instanceof Settled.Next.Again ? "retrying" : "delivered",
                one.tenant(), one.day(), one.delivery()));
            batch(DEQUEUE, all.stream().filter(one -> one.next() instanceof Settled.Next.Delivered).toList(),
                (statement, one) -> set(statement, one.tenant(), one.delivery(), claimedDue(one)));
            batch(AGAIN, all.stream().filter(one -> one.next() instanceof Settled.Next.Again).toList(),
                (statement, one) ->
                    set(statement, due(one), one.tenant(), one.delivery(), claimedDue(one)));
            health(all.stream()
                .filter(one -> one.health().differs(one.claimed().failingSince())).toList());
        });
    }

    /// Those of which no attempt with this id was there.
    private List<Settled> kept(List<Settled> ended) {
        int[] counts = batch(KEEP, ended, (statement, one) -> set(statement, one.tenant(), one.day(),
            one.delivery(), one.attempt(), one.summary(), one.document()));
        return IntStream.range(0, counts.length).filter(i -> counts[i] > 0).mapToObj(ended::get).toList();
    }

    private void health(List<Settled> changed) {
        batch(HEALTH, changed, (statement, one) -> {
            Settled.Health health = one.health();
            statement.setBoolean(1, health.takes());
            statement.setObject(2, time(health.at()));
            statement.setBoolean(3, health.takes());
            statement.setObject(4, time(health.resumeAt()), Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setObject(5, one.tenant());
            statement.setObject(6, one.claimed().webhook());
        });
    }

    private static @Nullable OffsetDateTime claimedDue(Settled one) {
        return time(one.claimed().dueAt());
    }

    private static @Nullable OffsetDateTime due(Settled one) {
        return one.next() instanceof Settled.Next.Again(Instant due) ? time(due) : null;
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    @FunctionalInterface
    private interface Setter {
        void set(PreparedStatement statement, Settled one) throws SQLException;
    }

    /// How many rows each of them changed.
    private int[] batch(String sql, List<Settled> rows, Setter setter) {
        return rows.isEmpty() ? new int[0]
            : worker.batchUpdate(sql, rows, rows.size(), setter::set)[0];
    }

    private static void set(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}

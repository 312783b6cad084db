package com.jupiteriq.webhooks;

import com.jupiteriq.analytics.rollups.Deltas;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import com.jupiteriq.webhooks.series.WebhookSeries;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// How attempts ended: across tenants, in batches, as *worker*; the last one of a delivery that is given up,
/// in the write that tells its tenant.
final class AttemptStore {

    /// An attempt that was under way so long that its person has been forgotten meanwhile is not written
    /// down: what it says would stay. Its delivery is sent again, then without the person.
    private static final String KEEP = """
        insert into webhook_attempts (tenant_id, day, delivery_id, id, summary, document, subject)
        select attempt.*
        from (values (?::uuid, ?::date, ?::uuid, ?::uuid, ?::bytea, ?::bytea, ?::uuid))
            as attempt (tenant_id, day, delivery_id, id, summary, document, subject)
        where not exists (
            select
            from erasures
            where erasures.tenant_id = attempt.tenant_id
              and erasures.subject = attempt.subject
              and erasures.state in ('closed', 'done'))
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

    /// What was seen of an endpoint before it was changed is not held against it.
    private static final String HEALTH = """
        update webhook_endpoints
        set failing_since = case when ? then null else coalesce(failing_since, ?) end,
            resume_at = case when ? then null else greatest(resume_at, ?) end
        where tenant_id = ? and id = ? and version = ?""";

    /// In one order, so that nodes that write of the same endpoints wait for each other and not in a circle.
    private static final Comparator<Settled> BY_ENDPOINT =
        Comparator.comparing(Settled::tenant).thenComparing(one -> one.claimed().webhook());

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
            List<Settled> all = batch(KEEP, ended, (statement, one) -> set(statement,
                one.tenant(), one.day(), one.delivery(), one.attempt(), one.summary(), one.document(),
                one.subject()));
            batch(STATE, moved(all), (statement, one) -> set(statement,
                one.next() instanceof Settled.Next.Again ? "retrying" : "delivered",
                one.tenant(), one.day(), one.delivery()));
            count(all);
            health(all.stream()
                .filter(one -> one.health().differs(one.claimed().failingSince()))
                .sorted(BY_ENDPOINT).toList());
        });
    }

    /// The last attempt of a delivery that is given up. Written again, because nobody heard of the commit, it
    /// finds nothing that waits, and the write is refused as one that lost a race.
    static void bury(Settled last, Write write) {
        write.stage(KEEP,
            last.tenant(), last.day(), last.delivery(), last.attempt(), last.summary(), last.document(),
            Sql.orNull(last.subject(), Sql.Null.UUID));
        write.stageConditional(
            DEQUEUE + "\nreturning 1", last.tenant(), last.delivery(), last.claimed().dueAt());
        write.stage(STATE, "dead", last.tenant(), last.day(), last.delivery());
        deltas(List.of(last)).stage(write);
    }

    /// Those whose delivery still waited as it was claimed. An ending may come late: then another attempt, or
    /// a wish of the customer, has said meanwhile how the delivery stands.
    private List<Settled> moved(List<Settled> all) {
        List<Settled> moved = new ArrayList<>(batch(DEQUEUE,
            all.stream().filter(one -> one.next() instanceof Settled.Next.Delivered).toList(),
            (statement, one) -> set(statement, one.tenant(), one.delivery(), claimedDue(one))));
        moved.addAll(batch(AGAIN,
            all.stream().filter(one -> one.next() instanceof Settled.Next.Again).toList(),
            (statement, one) -> set(statement, due(one), one.tenant(), one.delivery(), claimedDue(one))));
        return moved;
    }

    /// Those that were written down now; one that was before has been counted.
    private void count(List<Settled> all) {
        if (!all.isEmpty()) {
            deltas(all).into(JdbcClient.create(worker).sql(Deltas.INSERT)).update();
        }
    }

    private static Deltas deltas(List<Settled> ended) {
        return Deltas.of(ended.stream().map(one -> WebhookSeries.attempt(one.tenant(), one.health().at(),
            one.claimed().webhook(), one.claimed().event(), one.health().takes())).toList());
    }

    private void health(List<Settled> changed) {
        batch(HEALTH, changed, (statement, one) -> {
            Settled.Health health = one.health();
            statement.setBoolean(1, health.takes());
            statement.setObject(2, Sql.time(health.at()));
            statement.setBoolean(3, health.takes());
            statement.setObject(4, health.resumeAt() == null ? null : Sql.time(health.resumeAt()),
                Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setObject(5, one.tenant());
            statement.setObject(6, one.claimed().webhook());
            statement.setInt(7, one.claimed().version());
        });
    }

    private static OffsetDateTime claimedDue(Settled one) {
        return Sql.time(one.claimed().dueAt());
    }

    private static @Nullable OffsetDateTime due(Settled one) {
        return one.next() instanceof Settled.Next.Again(Instant due) ? Sql.time(due) : null;
    }

    @FunctionalInterface
    private interface Setter {
        void set(PreparedStatement statement, Settled one) throws SQLException;
    }

    /// Those that met a row, or made one.
    private List<Settled> batch(String sql, List<Settled> rows, Setter setter) {
        if (rows.isEmpty()) {
            return rows;
        }
        int[] counts = worker.batchUpdate(sql, rows, rows.size(), setter::set)[0];
        return IntStream.range(0, counts.length).filter(i -> counts[i] > 0).mapToObj(rows::get).toList();
    }

    private static void set(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}

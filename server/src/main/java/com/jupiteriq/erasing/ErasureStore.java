package com.jupiteriq.erasing;

import com.jupiteriq.kernel.Environment;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import com.jupiteriq.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `erasures`: asked for by a tenant, worked off over all tenants as *worker*. It holds nothing but
/// ids and times.
final class ErasureStore {

    private static final String INSERT = """
        insert into erasures (tenant_id, subject, asked_at, state, due_at)
        values (?, ?, ?, 'asked', ?)
        on conflict do nothing""";

    private static final String CLAIM = """
        with due as materialized (
            select tenant_id, subject
            from erasures
            where due_at <= ?
            order by due_at
            limit ?
            for update skip locked
        )
        update erasures
        set due_at = ?
        from due
        join environments using (tenant_id)
        where erasures.tenant_id = due.tenant_id and erasures.subject = due.subject
        returning erasures.tenant_id, environments.account_id, environments.kind, erasures.subject,
                  erasures.state""";

    private static final String MOVE = """
        update erasures
        set state = ?, due_at = ?
        where tenant_id = ? and subject = ? and state = ?""";

    private static final String WAITING = """
        select count(*) as waiting, min(asked_at) as oldest
        from erasures
        where state = 'asked'""";

    private static final String FORGET = """
        delete from erasures
        where (tenant_id, subject) in (
            select tenant_id, subject
            from erasures
            where state = 'done' and asked_at < ?
            limit ?)""";

    private static final String PLACES = """
        select tenant_id, account_id, kind
        from environments
        where tenant_id = :tenant or account_id = :account and :live""";

    private final JdbcClient worker;

    ErasureStore(JdbcClient worker) {
        this.worker = worker;
    }

    /// How far somebody is forgotten.
    enum State {
        /// Nothing is wiped yet.
        ASKED,
        /// What there was is wiped.
        WIPED,
        /// What comes late is no longer written down.
        CLOSED,
        /// What had come before that is wiped too.
        DONE;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    record Erasure(Tenant tenant, UUID person, State state) {}

    /// Those of whom nothing is wiped yet.
    ///
    /// @param oldest when the first of them was asked for, null when there is none
    record Waiting(long count, @Nullable Instant oldest) {

        static final Waiting NONE = new Waiting(0, null);
    }

    void insert(UUID person, Write write) {
        write.stage(INSERT, write.caller().tenant().id(), person, write.now(), write.now());
    }

    /// Some that are due; they are due again after the lease unless they are moved on.
    List<Erasure> claim(Instant now, Duration lease, int most) {
        return worker.sql(CLAIM).params(Sql.time(now), most, Sql.time(now.plus(lease)))
            .query((row, number) -> new Erasure(
                RowReader.tenant(row),
                row.getObject("subject", UUID.class),
                State.of(row.getString("state"))))
            .list();
    }

    /// Where somebody may have acted: users of a live environment also in the sandbox of their account.
    List<Tenant> places(Tenant home) {
        return worker.sql(PLACES).param("tenant", home.id()).param("account", home.account())
            .param("live", home.environment() == Environment.LIVE)
            .query((row, number) -> RowReader.tenant(row)).list();
    }

    /// Unless another node has moved it on already.
    ///
    /// @param due when it goes on; null at the end
    void move(Erasure from, State to, @Nullable Instant due) {
        worker.sql(MOVE)
            .param(to.word())
            .param(due == null ? null : Sql.time(due))
            .param(from.tenant().id())
            .param(from.person())
            .param(from.state().word())
            .update();
    }

    Waiting waiting() {
        return worker.sql(WAITING)
            .query((row, number) ->
                new Waiting(row.getLong("waiting"), RowReader.instantOrNull(row, "oldest")))
            .single();
    }

    /// Forgets that somebody was forgotten.
    int forget(Instant askedBefore, int most) {
        return worker.sql(FORGET).params(Sql.time(askedBefore), most).update();
    }
}

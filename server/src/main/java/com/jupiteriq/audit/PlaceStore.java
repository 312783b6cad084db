package com.jupiteriq.audit;

import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The places of entries: in `audit`, and the last that was given in `audit_heads`. All in the transaction of
/// who calls, as worker.
final class PlaceStore {

    private static final long LOCK = 0x4A55_5049_0002L;

    /// As far as the quick look goes back, which reads one partition and of its index only the end.
    private static final String RECENT = """
        created_at > now() - interval '10 seconds'
          and day between (now() at time zone 'UTC' - interval '10 seconds')::date
                      and (now() at time zone 'UTC' + interval '10 seconds')::date""";

    private static final String DUE = """
        select tenant_id, account_id, kind, day, id, action, outcome, target, actor_type, actor_id,
               request_id, stands_for, created_at, commitment
        from audit
        join environments using (tenant_id)
        where sequence is null and %s
        order by created_at, id
        limit %d""";

    private static final String OLD = """
        select details, subject
        from audit
        where tenant_id = ? and day = ? and id = ?
        for update""";

    private static final String ADOPT = """
        update audit
        set details = ?, commitment = ?, actor_type = ?, address_index = ?
        where tenant_id = ? and day = ? and id = ?""";

    private static final String HEADS = """
        select tenant_id, sequence
        from audit_heads
        where tenant_id = any (?)
        order by tenant_id
        for update""";

    private static final String MOVE_HEADS = """
        insert into audit_heads (tenant_id, sequence, unsealed_since)
        select tenant_id, sequence, ?
        from unnest(?::uuid[], ?::bigint[]) as moved (tenant_id, sequence)
        on conflict (tenant_id) do update
        set sequence = excluded.sequence,
            unsealed_since = coalesce(audit_heads.unsealed_since, excluded.unsealed_since)""";

    /// With its days in clear, so that only their partitions are opened.
    private static final String PLACE = """
        update audit
        set sequence = placed.sequence, digest = placed.digest
        from unnest(?::uuid[], ?::date[], ?::uuid[], ?::bigint[], ?::bytea[])
                 as placed (tenant_id, day, id, sequence, digest)
        where audit.tenant_id = placed.tenant_id and audit.day = placed.day and audit.id = placed.id
          and audit.day between '%s' and '%s'""";

    private static final String OLDEST = """
        select min(created_at)
        from audit
        where sequence is null""";

    private final JdbcClient worker;

    PlaceStore(JdbcClient worker) {
        this.worker = worker;
    }

    /// @param at its place
    record Placed(Unplaced entry, long at, byte[] digest) {}

    /// Whether nobody else gives places until the transaction ends.
    boolean alone() {
        return worker.sql("select pg_try_advisory_xact_lock(?)").param(LOCK).query(Boolean.class).single();
    }

    /// The oldest first.
    ///
    /// @param recent only those of the last seconds, at a small part of the cost
    List<Unplaced> due(boolean recent, int limit) {
        return worker.sql(DUE.formatted(recent ? RECENT : "true", limit)).query(PlaceStore::unplaced).list();
    }

    private static Unplaced unplaced(ResultSet row, int number) throws SQLException {
        Tenant tenant = RowReader.tenant(row);
        return new Unplaced(tenant, row.getObject("day", LocalDate.class), EntryStore.facts(row),
            row.getBytes("commitment"));
    }

    /// An entry that was committed and has no place yet.
    ///
    /// @param commitment null for one that was written before entries had any
    record Unplaced(Tenant tenant, LocalDate day, Facts facts, byte @Nullable [] commitment) {}

    /// @param subject the person of whom the entry tells
    record Old(byte[] details, @Nullable UUID subject) {}

    /// What an entry of an earlier version says, which nobody wipes until the transaction ends.
    Old old(Unplaced entry) {
        return worker.sql(OLD).params(entry.tenant().id(), entry.day(), entry.facts().id())
            .query((row, number) ->
                new Old(row.getBytes("details"), row.getObject("subject", UUID.class))).single();
    }

    /// Gives an entry what it lacks.
    void adopt(Unplaced entry, byte[] details, @Nullable String addressIndex) {
        worker.sql(ADOPT)
            .param(details).param(entry.commitment()).param(entry.facts().actor().word()).param(addressIndex)
            .param(entry.tenant().id()).param(entry.day()).param(entry.facts().id())
            .update();
    }

    /// The last place of each, which nobody else moves until the transaction ends; nothing for those that
    /// have none.
    Map<UUID, Long> heads(Collection<UUID> tenants) {
        return worker.sql(HEADS)
            .param(tenants.toArray(UUID[]::new))
            .query((row, number) ->
                Map.entry(row.getObject("tenant_id", UUID.class), row.getLong("sequence")))
            .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void place(List<Placed> placed, Map<UUID, Long> heads, Instant now) {
        LocalDate first = placed.stream().map(each -> each.entry().day())
            .min(Comparator.naturalOrder()).orElseThrow();
        LocalDate last = placed.stream().map(each -> each.entry().day())
            .max(Comparator.naturalOrder()).orElseThrow();
        List<UUID> tenants = List.copyOf(heads.keySet());
        worker.sql(MOVE_HEADS)
            .param(Sql.time(now))
            .param(tenants.stream().map(UUID::toString).toArray(String[]::new))
            .param(tenants.stream().map(heads::get).toArray(Long[]::new))
            .update();
        worker.sql(PLACE.formatted(first, last))
            .param(placed.stream().map(each -> each.entry().tenant().id().toString()).toArray(String[]::new))
            .param(placed.stream().map(each -> each.entry().day().toString()).toArray(String[]::new))
            .param(placed.stream().map(each -> each.entry().facts().id().toString()).toArray(String[]::new))
            .param(placed.stream().map(Placed::at).toArray(Long[]::new))
            .param(placed.stream().map(Placed::digest).toArray(byte[][]::new))
            .update();
    }

    /// When the oldest entry was written that still waits for its place; null when none does.
    @Nullable Instant oldest() {
        return worker.sql(OLDEST).query(OffsetDateTime.class).optional()
            .map(OffsetDateTime::toInstant).orElse(null);
    }
}

package com.jupiteriq.audit;

import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.seals.SigningKeys.Signed;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// From which day on environments keep their entries, in `audit_heads`, and the end of what is older.
final class KeepStore {

    private static final String DUE = """
        select tenant_id, account_id, kind, ?::date - coalesce(days, ?) as kept_from
        from audit_heads
        join environments using (tenant_id)
        left join unnest(?::uuid[], ?::integer[]) as chosen (account_id, days) using (account_id)
        where kept_from is null or kept_from < ?::date - coalesce(days, ?)
        limit ?""";

    private static final String KEEP = """
        update audit_heads
        set kept_from = ?, kept_signature = ?, kept_key = ?
        where tenant_id = ? and (kept_from is null or kept_from < ?)""";

    private static final String DELETE_ENTRIES = """
        delete from audit
        where tenant_id = ? and day >= ? and day < ?
          and (day, id) in (
              select day, id
              from audit
              where tenant_id = ? and day >= ? and day < ? and sequence is not null
              limit ?)""";

    /// The newest of the old ones stays: it tells what was before the first that is kept.
    private static final String DELETE_SEALS = """
        delete from audit_seals
        where tenant_id = ? and number < (
            select max(number)
            from audit_seals
            where tenant_id = ? and sealed_at < ?)""";

    private static final String KEPT = """
        select kept_from, kept_signature, kept_key
        from audit_heads
        where tenant_id = ? and kept_from is not null""";

    private final JdbcClient worker;

    KeepStore(JdbcClient worker) {
        this.worker = worker;
    }

    /// @param from the first day whose entries are kept
    record Due(Tenant tenant, LocalDate from) {}

    record Kept(LocalDate from, Signed signed) {}

    /// Environments that keep more than they are to.
    List<Due> due(LocalDate today, int usual, Map<UUID, Integer> chosen, int limit) {
        List<UUID> accounts = List.copyOf(chosen.keySet());
        return worker.sql(DUE)
            .params(today, usual, accounts.stream().map(UUID::toString).toArray(String[]::new),
                accounts.stream().map(chosen::get).toArray(Integer[]::new), today, usual, limit)
            .query((row, number) -> new Due(
                RowReader.tenant(row),
                row.getObject("kept_from", LocalDate.class)))
            .list();
    }

    /// Never goes back: what was taken out does not return when an account chooses to keep more.
    void keep(Due due, Signed signed) {
        worker.sql(KEEP)
            .params(due.from(), signed.signature(), signed.keyId(), due.tenant().id(), due.from()).update();
    }

    /// @param dropped days before it have no partition any more
    int deleteEntries(Due due, LocalDate dropped, int limit) {
        UUID tenant = due.tenant().id();
        return worker.sql(DELETE_ENTRIES)
            .params(tenant, dropped, due.from(), tenant, dropped, due.from(), limit).update();
    }

    void deleteSeals(Due due) {
        UUID tenant = due.tenant().id();
        worker.sql(DELETE_SEALS)
            .params(tenant, tenant, Sql.time(due.from().atStartOfDay().toInstant(ZoneOffset.UTC))).update();
    }

    Optional<Kept> kept(Tenant tenant) {
        return worker.sql(KEPT).param(tenant.id())
            .query((row, number) -> new Kept(row.getObject("kept_from", LocalDate.class),
                new Signed(row.getBytes("kept_signature"), row.getString("kept_key"))))
            .optional();
    }
}

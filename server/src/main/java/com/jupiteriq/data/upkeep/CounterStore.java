package com.jupiteriq.data.upkeep;

import com.jupiteriq.data.ItemCounters;
import com.jupiteriq.kernel.Tenant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The counters of data in the table `counters` beside what they count, as *worker*.
final class CounterStore {

    /// Two at once would set the same right twice.
    private static final String ALONE =
        "select pg_try_advisory_xact_lock(hashtextextended('data-counters:' || ?, 0))";

    /// As `data.ItemCounters` counts. It sees one moment, in which each write is there with its counts or not
    /// at all; so what differs then is wrong, whatever others add meanwhile.
    private static final String SET_RIGHT = """
        with groups as (
            select case when archived then 'archived' else 'data' end as name, type, status,
                count(*) as items, sum(octet_length(attributes)) as bytes
            from data_items
            where tenant_id = ? and deleted_at is null
            group by 1, 2, 3
        ),
        actual (name, key, value) as (
            select name, '', sum(items) from groups group by name
            union all
            select name || '.type', type, sum(items) from groups group by name, type
            union all
            select name || '.status', status, sum(items) from groups group by name, status
            union all
            select name || '.type.status', type || ' ' || status, items from groups
            union all
            select 'data.bytes', type, sum(bytes) from groups group by type
        ),
        counted (name, key, value) as (
            select name, key, sum(value)
            from counters
            where tenant_id = ? and name = any (?)
            group by name, key
        )
        insert into counters (tenant_id, name, key, slot, value)
        select ?, name, key, 0, coalesce(actual.value, 0) - coalesce(counted.value, 0)
        from actual
        full join counted using (name, key)
        where coalesce(actual.value, 0) <> coalesce(counted.value, 0)
        order by name, key
        on conflict (tenant_id, name, key, slot) do update
        set value = counters.value + excluded.value""";

    private final JdbcClient worker;

    CounterStore(JdbcClient worker) {
        this.worker = worker;
    }

    /// Whether nobody else is at this tenant; nobody will be before this transaction is over.
    boolean alone(Tenant tenant) {
        return worker.sql(ALONE).params(tenant.id().toString()).query(Boolean.class).single();
    }

    /// How many counters were wrong.
    int setRight(Tenant tenant) {
        UUID id = tenant.id();
        return worker.sql(SET_RIGHT)
            .params(id, id, ItemCounters.names().toArray(String[]::new), id).update();
    }
}

package com.jupiteriq.data.upkeep;

import com.jupiteriq.data.types.AllTypeStore.Retained;
import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.Sql;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Items of the table `data_items` that are old, over all tenants, as *worker*.
final class AgeingStore {

    /// Items that go for good in one step.
    static final int PURGED = 1_000;

    /// They have no rows in indexes and are counted nowhere. One that is being restored is left alone.
    private static final String PURGE = """
        delete from data_items
        where tenant_id = ? and id in (
            select id
            from data_items
            where tenant_id = ? and deleted_at < ?
            order by deleted_at, id
            limit %d
            for update skip locked)""".formatted(PURGED);

    /// Those first whose last change is longest ago; archived ones lie apart in the index.
    private static final String OLD = """
        select id, version
        from (
            (%1$s and not archived order by updated_at, id limit ?)
            union all
            (%1$s and archived order by updated_at, id limit ?)
        ) as old
        order by updated_at, id
        limit ?""".formatted("""
            select id, version, updated_at
            from data_items
            where tenant_id = ? and type = ? and deleted_at is null and updated_at < ?""");

    private final JdbcClient worker;

    AgeingStore(JdbcClient worker) {
        this.worker = worker;
    }

    record Old(UUID id, long version) {}

    int purge(Tenant tenant, Instant deletedBefore) {
        return worker.sql(PURGE).params(tenant.id(), tenant.id(), Sql.time(deletedBefore)).update();
    }

    List<Old> old(Retained type, Instant changedBefore, int most) {
        UUID tenant = type.tenant().id();
        var before = Sql.time(changedBefore);
        return worker.sql(OLD)
            .params(tenant, type.type(), before, most, tenant, type.type(), before, most, most)
            .query((row, number) -> new Old(row.getObject("id", UUID.class), row.getLong("version"))).list();
    }
}

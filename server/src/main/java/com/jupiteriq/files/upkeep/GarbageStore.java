package com.jupiteriq.files.upkeep;

import com.jupiteriq.files.storage.BlobName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Which blobs are named by a record and which are not, over all tenants, as *worker*.
final class GarbageStore {

    private static final String GARBAGE = """
        select tenant_id, blob
        from file_garbage
        order by tenant_id, blob
        limit ?""";

    private static final String FORGET = """
        delete from file_garbage
        using unnest(?::uuid[], ?::uuid[]) as gone (tenant_id, blob)
        where file_garbage.tenant_id = gone.tenant_id and file_garbage.blob = gone.blob""";

    /// Whatever belongs to nobody whom this database knows is left alone: then it is more likely that the
    /// storage of another installation is looked at.
    private static final String ORPHANS = """
        select found.tenant_id, found.blob
        from unnest(?::uuid[], ?::uuid[]) as found (tenant_id, blob)
        where exists (select from environments where tenant_id = found.tenant_id)
          and not exists (
              select from file_parts where tenant_id = found.tenant_id and blob = found.blob)
          and not exists (
              select from file_thumbnails where tenant_id = found.tenant_id and blob = found.blob)""";

    private static final String BEGIN_SWEEP = """
        insert into file_sweeps (day)
        values (?)
        on conflict do nothing""";

    private static final String FORGET_SWEEPS = "delete from file_sweeps where day < ?";

    private final JdbcClient worker;

    GarbageStore(JdbcClient worker) {
        this.worker = worker;
    }

    List<BlobName> garbage(int most) {
        return worker.sql(GARBAGE).param(most).query(GarbageStore::name).list();
    }

    void forget(List<BlobName> gone) {
        named(FORGET, gone).update();
    }

    Set<BlobName> orphans(List<BlobName> found) {
        return new HashSet<>(named(ORPHANS, found).query(GarbageStore::name).list());
    }

    private JdbcClient.StatementSpec named(String sql, List<BlobName> names) {
        return worker.sql(sql)
            .param(names.stream().map(name -> name.tenant().toString()).toArray(String[]::new))
            .param(names.stream().map(name -> name.id().toString()).toArray(String[]::new));
    }

    /// Whether it is for this node to sweep on this day: the first that asks.
    boolean beginSweep(LocalDate day) {
        boolean begun = worker.sql(BEGIN_SWEEP).param(day).update() > 0;
        worker.sql(FORGET_SWEEPS).param(day).update();
        return begun;
    }

    private static BlobName name(ResultSet row, int number) throws SQLException {
        return new BlobName(row.getObject("tenant_id", UUID.class), row.getObject("blob", UUID.class));
    }
}

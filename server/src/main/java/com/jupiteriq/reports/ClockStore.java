package com.jupiteriq.reports;

import com.jupiteriq.kernel.Tenant;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The reports and runs of all tenants, as *worker*.
final class ClockStore {

    /// Rows that are read, or deleted, together.
    static final int AT_ONCE = 200;

    /// Of accounts that are not active nothing is due; it will be when they are again.
    private static final String DUE = """
        select reports.tenant_id, reports.id, reports.next_run_at, environments.account_id, environments.kind
        from reports
        join environments on environments.tenant_id = reports.tenant_id
        join accounts on accounts.id = environments.account_id
        where reports.next_run_at <= ? and (reports.next_run_at, reports.id) > (?, ?)
          and accounts.state = 'active'
        order by reports.next_run_at, reports.id
        limit ?""";

    /// Runs whose job is over, or forgotten, without having told of them.
    private static final String LOST = """
        select report_runs.tenant_id, report_runs.id, report_runs.report_id, environments.account_id,
               environments.kind
        from report_runs
        join environments on environments.tenant_id = report_runs.tenant_id
        left join jobs on jobs.tenant_id = report_runs.tenant_id and jobs.id = report_runs.id
        where report_runs.state = 'running' and report_runs.id > ?
          and coalesce(jobs.state, 'failed') not in ('queued', 'running')
        order by report_runs.id
        limit ?""";

    private static final String FORGET = """
        delete from report_runs
        where (tenant_id, id) in (
            select tenant_id, id
            from report_runs
            where created_at < ? and state <> 'running'
            limit ?)""";

    private final JdbcClient worker;

    ClockStore(JdbcClient worker) {
        this.worker = worker;
    }

    record Due(Tenant tenant, UUID report, Instant at) {}

    /// Those that were due by then, behind this place, the longest first.
    List<Due> due(Instant by, Instant afterTime, UUID afterId) {
        return worker.sql(DUE).params(Sql.time(by), Sql.time(afterTime), afterId, AT_ONCE)
            .query((row, number) -> due(row)).list();
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(RowReader.tenant(row), row.getObject("id", UUID.class),
            RowReader.instant(row, "next_run_at"));
    }

    record Lost(Tenant tenant, UUID report, UUID run) {}

    List<Lost> lost(UUID after) {
        return worker.sql(LOST).params(after, AT_ONCE)
            .query((row, number) -> new Lost(RowReader.tenant(row),
                row.getObject("report_id", UUID.class), row.getObject("id", UUID.class))).list();
    }

    /// @return how many; as many as there can be at once when there are more
    int forget(Instant createdBefore) {
        return worker.sql(FORGET).params(Sql.time(createdBefore), AT_ONCE).update();
    }
}

package com.jupiteriq.analytics.series;

import com.jupiteriq.analytics.rollups.Failing;
import com.jupiteriq.analytics.rollups.RequestFacet;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `uptime`; and `rollup_failing`, as tenants read it, with the minutes that are not judged there
/// yet.
final class UptimeStore {

    private static final String ON = """
        update uptime
        set last = greatest(last, :minute)
        where node = :node and last >= :minute - interval '1 minute'""";

    private static final String BEGIN = """
        insert into uptime (node, first, last)
        values (:node, :minute, :minute)
        on conflict do nothing""";

    private static final String FORGET = """
        delete from uptime
        where last < :before""";

    /// Those in which anything of the range lies, and the first of all.
    private static final String SPANS = """
        select first, last
        from uptime
        where last >= ? and first < ?
        union
        select min(first), min(first)
        from uptime
        having count(*) > 0""";

    private static final String FAILING = """
        with pending as materialized (
            select distinct at
            from rollup_deltas
            where tenant_id = ? and series = '%1$s' and at >= ? and at < ?
        ), judged as (
            select at
            from (
                select at, facets, count
                from rollup_minutes
                where tenant_id = ? and series = '%1$s' and at = any (array(select at from pending))
                  and day >= ?
                union all
                select at, facets, count
                from rollup_deltas
                where tenant_id = ? and series = '%1$s' and at >= ? and at < ?
            ) facts
            group by at
            having %2$s
        )
        select at
        from rollup_failing
        where tenant_id = ? and at >= ? and at < ? and at not in (select at from pending)
        union all
        select at
        from judged""".formatted(RequestFacet.SERIES, Failing.CONDITION);

    private final JdbcClient worker;
    private final Reads reads;

    UptimeStore(JdbcClient worker, Reads reads) {
        this.worker = worker;
        this.reads = reads;
    }

    /// A time in each minute of which a node wrote, from the first to the last.
    record Span(Instant first, Instant last) {}

    /// Writes down that the node was there in this minute.
    void write(UUID node, Instant minute) {
        int gone = worker.sql(ON).param("minute", Sql.time(minute)).param("node", node).update();
        if (gone == 0) {
            worker.sql(BEGIN).param("minute", Sql.time(minute)).param("node", node).update();
        }
    }

    void forget(Instant before) {
        worker.sql(FORGET).param("before", Sql.time(before)).update();
    }

    /// Spans that touch the range, and failing minutes in it.
    Reads.Both<Span, Instant> read(Caller caller, Instant from, Instant to) {
        UUID tenant = caller.tenant().id();
        LocalDate day = LocalDate.ofInstant(from, ZoneOffset.UTC);
        return reads.both(caller,
            Sql.of(SPANS, from, to),
            row -> new Span(RowReader.instant(row, "first"), RowReader.instant(row, "last")),
            Sql.of(FAILING, tenant, from, to, tenant, day, tenant, from, to, tenant, from, to),
            row -> RowReader.instant(row, "at"));
    }
}

package com.jupiteriq.analytics.rollups;

import com.jupiteriq.store.RowReader;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The tables of the rollups, as they are folded: across tenants, as *worker*. Also `rollup_failing`.
final class FoldStore {

    /// One node at a time; the number is arbitrary and only ours.
    private static final long LOCK = 4_711_202_612_010_002L;

    private static final String COLUMNS = """
        tenant_id, series, at, facets, count, micros, least, most, times, latest, peak""";

    private static final String TAKE = """
        delete from rollup_deltas
        where ctid = any (array(select ctid from rollup_deltas limit :most))
        returning %s""".formatted(COLUMNS);

    private static final String THERE = """
        select %s
        from (
            select tenant_id, series, to_timestamp(seconds) as at, facet,
                   (to_timestamp(seconds) at time zone 'UTC')::date as day
            from %s
        ) wanted
        join %%s using (tenant_id, series, at, facet, day)""".formatted(COLUMNS, Cells.ROWS);

    private static final String PUT = """
        insert into %%s (
            tenant_id, series, at, facet, facets, count, micros, least, most, times, latest, peak, day)
        select %s,
               (to_timestamp(seconds) at time zone 'UTC')::date
        from %s
        on conflict (tenant_id, series, at, facet, day) do update
        set count = excluded.count, micros = excluded.micros, least = excluded.least, most = excluded.most,
            times = excluded.times, latest = excluded.latest, peak = excluded.peak"""
        .formatted(Cells.SELECTED, Cells.ROWS);

    private static final String JUDGE = """
        with touched as (
            select tenant_id, to_timestamp(seconds) as at,
                   (to_timestamp(seconds) at time zone 'UTC')::date as day
            from unnest(:tenants::uuid[], :seconds::bigint[]) as touched (tenant_id, seconds)
        ), judged as (
            select tenant_id, at, %1$s as failing
            from rollup_minutes
            join touched using (tenant_id, at, day)
            where series = '%2$s'
            group by tenant_id, at
        ), fine as (
            delete from rollup_failing
            using judged
            where rollup_failing.tenant_id = judged.tenant_id and rollup_failing.at = judged.at
              and not judged.failing
        )
        insert into rollup_failing (tenant_id, at)
        select tenant_id, at
        from judged
        where failing
        on conflict do nothing""".formatted(Failing.CONDITION, RequestFacet.SERIES);

    private static final String FORGET_DAYS = """
        delete from rollup_days
        where ctid = any (array(select ctid from rollup_days where day < :before limit :most))""";

    private static final String FORGET_FAILING = """
        delete from rollup_failing
        where ctid = any (array(
            select ctid
            from rollup_failing
            where at < (:before::date)::timestamp at time zone 'UTC'
            limit :most))""";

    private final JdbcClient worker;

    FoldStore(JdbcClient worker) {
        this.worker = worker;
    }

    record Taken(Cell cell, Sums.Row row) {}

    /// Whether no other node folds; until the end of the transaction.
    boolean alone() {
        return worker.sql("select pg_try_advisory_xact_lock(?)").param(LOCK).query(Boolean.class).single();
    }

    /// Takes away some of what waits to be folded.
    List<Taken> take(int most) {
        return worker.sql(TAKE).param("most", most).query((row, i) -> taken(row)).list();
    }

    /// Those of the cells that are there.
    List<Taken> there(Interval interval, Map<Cell, Sums> cells) {
        return Cells.of(cells).into(worker.sql(THERE.formatted(interval.table())))
            .query((row, i) -> taken(row)).list();
    }

    void put(Interval interval, Map<Cell, Sums> cells) {
        Cells.of(cells).into(worker.sql(PUT.formatted(interval.table()))).update();
    }

    /// Writes down of minutes whether too much has failed in them.
    void judge(Collection<Cell> minutes) {
        Map<UUID, List<Instant>> touched = minutes.stream()
            .filter(cell -> cell.series().equals(RequestFacet.SERIES))
            .collect(Collectors.groupingBy(Cell::tenant,
                Collectors.mapping(Cell::at, Collectors.collectingAndThen(
                    Collectors.toSet(), List::copyOf))));
        worker.sql(JUDGE)
            .param("tenants", spread(touched, (tenant, at) -> tenant.toString()).toArray(String[]::new))
            .param("seconds", spread(touched, (tenant, at) -> at.getEpochSecond()).toArray(Long[]::new))
            .update();
    }

    private interface Pairing<T> {
        T of(UUID tenant, Instant at);
    }

    private static <T> List<T> spread(Map<UUID, List<Instant>> touched, Pairing<T> pairing) {
        return touched.entrySet().stream()
            .flatMap(entry -> entry.getValue().stream().map(at -> pairing.of(entry.getKey(), at)))
            .toList();
    }

    /// Answers how much was forgotten.
    int forget(LocalDate before, int most) {
        return forget(FORGET_DAYS, before, most) + forget(FORGET_FAILING, before, most);
    }

    private int forget(String sql, LocalDate before, int most) {
        return worker.sql(sql).param("before", before).param("most", most).update();
    }

    private static Taken taken(ResultSet row) throws SQLException {
        return new Taken(
            new Cell(row.getObject("tenant_id", UUID.class), row.getString("series"),
                RowReader.instant(row, "at"), joined(row.getArray("facets"))),
            new Sums.Row(row.getLong("count"), row.getLong("micros"), row.getLong("least"),
                row.getLong("most"), row.getBytes("times"), row.getBytes("latest"), row.getBytes("peak")));
    }

    private static String joined(Array facets) throws SQLException {
        return Arrays.stream((String[]) facets.getArray()).map(facet -> facet == null ? "" : facet)
            .collect(Collectors.joining(Cell.SEPARATOR));
    }
}

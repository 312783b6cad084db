package com.jupiteriq.analytics.rollups;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// Sums turned on their side: one array a column.
final class Cells {

    /// The parameters as rows. A time is told in seconds.
    static final String ROWS = """
        unnest(
            :cellTenants::uuid[], :cellSeries::text[], :cellSeconds::bigint[], :cellFacets::uuid[],
            :cellLists::text[], :cellCounts::bigint[], :cellMicros::bigint[], :cellLeast::bigint[],
            :cellMost::bigint[], :cellTimes::bytea[], :cellLatest::bytea[], :cellPeaks::bytea[]
        ) as cells (
            tenant_id, series, seconds, facet, list, count, micros, least, most, times, latest, peak)""";

    /// The columns of [#ROWS] as the tables have them.
    static final String SELECTED = """
        tenant_id, series, to_timestamp(seconds), facet, %s, count, micros, least,
               most, times, latest, peak""".formatted(Cell.LISTED.formatted("list"));

    private final String[] tenants;
    private final String[] series;
    private final Long[] seconds;
    private final String[] facets;
    private final String[] lists;
    private final Long[] counts;
    private final Long[] micros;
    private final Long[] least;
    private final Long[] most;
    private final byte[][] times;
    private final byte[][] latest;
    private final byte[][] peaks;

    private Cells(int count) {
        tenants = new String[count];
        series = new String[count];
        seconds = new Long[count];
        facets = new String[count];
        lists = new String[count];
        counts = new Long[count];
        micros = new Long[count];
        least = new Long[count];
        most = new Long[count];
        times = new byte[count][];
        latest = new byte[count][];
        peaks = new byte[count][];
    }

    static Cells of(Map<Cell, Sums> sums) {
        Cells cells = new Cells(sums.size());
        int[] next = {0};
        sums.forEach((cell, sum) -> cells.set(next[0]++, cell, sum.row()));
        return cells;
    }

    private void set(int i, Cell cell, Sums.Row row) {
        tenants[i] = cell.tenant().toString();
        series[i] = cell.series();
        seconds[i] = cell.at().getEpochSecond();
        facets[i] = cell.facet().toString();
        lists[i] = cell.facets();
        counts[i] = row.count();
        micros[i] = row.micros();
        least[i] = row.least();
        most[i] = row.most();
        times[i] = row.times();
        latest[i] = row.latest();
        peaks[i] = row.peak();
    }

    StatementSpec into(StatementSpec statement) {
        return statement
            .param("cellTenants", tenants)
            .param("cellSeries", series)
            .param("cellSeconds", seconds)
            .param("cellFacets", facets)
            .param("cellLists", lists)
            .param("cellCounts", counts)
            .param("cellMicros", micros)
            .param("cellLeast", least)
            .param("cellMost", most)
            .param("cellTimes", times)
            .param("cellLatest", latest)
            .param("cellPeaks", peaks);
    }
}

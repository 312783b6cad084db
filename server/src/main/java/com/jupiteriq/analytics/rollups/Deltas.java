package com.jupiteriq.analytics.rollups;

import com.jupiteriq.store.Insert;
import com.jupiteriq.store.Write;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// What facts add to the rollups: the table `rollup_deltas`, into which everybody writes in the transaction
/// of what has happened.
public final class Deltas {

    /// A statement without a result, to stand by itself or within another one.
    public static final String INSERT = """
        insert into rollup_deltas (
            tenant_id, series, at, facet, facets, count, micros, least, most, times, latest, peak)
        select %s
        from %s""".formatted(Cells.SELECTED, Cells.ROWS);

    private static final Insert ONE = Insert.into("rollup_deltas", """
        tenant_id uuid, series text, at timestamptz, facet uuid, facets text, count bigint, micros bigint,
        least bigint, most bigint, times bytea, latest bytea, peak bytea""")
        .made("facets", Cell.LISTED);

    private final Map<Cell, Sums> sums;

    private Deltas(Map<Cell, Sums> sums) {
        this.sums = sums;
    }

    public static Deltas of(List<Fact> facts) {
        Map<Cell, Sums> sums = new LinkedHashMap<>();
        facts.forEach(fact -> sums.computeIfAbsent(Cell.of(fact), none -> new Sums()).add(fact));
        return new Deltas(sums);
    }

    /// Gives [#INSERT] its parameters.
    public StatementSpec into(StatementSpec statement) {
        return Cells.of(sums).into(statement);
    }

    /// Stages the same for whoever writes in the name of one tenant.
    public void stage(Write write) {
        sums.forEach((cell, sum) -> {
            Sums.Row row = sum.row();
            write.insert(ONE, cell.tenant(), cell.series(), cell.at(), cell.facet(), cell.facets(),
                row.count(), row.micros(), row.least(), row.most(), row.times(), row.latest(), row.peak());
        });
    }
}

package com.jupiteriq.analytics.rollups;

import com.jupiteriq.kernel.Caller;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.RowReader;
import com.jupiteriq.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The tables of the rollups, as tenants read them.
final class RollupStore {

    /// What was folded and what was not: one statement, which sees both as they were at one moment.
    private static final String READ = """
        select at, facet, sum(count)::bigint as count,
               coalesce(sum(count) filter (where failed), 0)::bigint as failed%5$s
        from (
            select at, %2$s as facet, coalesce(%3$s, false) as failed, count%6$s
            from %1$s
            where tenant_id = ? and series = ? and at >= ? and at < ? and day >= ? and day <= ?%4$s
            union all
            select date_trunc(?, at, 'UTC'), %2$s, coalesce(%3$s, false), count%6$s
            from rollup_deltas
            where tenant_id = ? and series = ? and at >= ? and at < ?%4$s
        ) facts
        group by at, facet
        limit ?""";

    private final Reads reads;

    RollupStore(Reads reads) {
        this.reads = reads;
    }

    /// In no order.
    ///
    /// @param most as many rows at most
    List<Sum> read(Caller caller, Slice slice, int most) {
        List<Object> conditions = slice.conditions().stream()
            .flatMap(condition -> List.of(condition.parameters()).stream()).toList();
        List<Object> facts = new ArrayList<>(List.of(
            caller.tenant().id(), slice.series(), slice.from(), slice.to()));
        List<Object> all = new ArrayList<>(facts);
        all.add(Interval.day(slice.from()));
        all.add(Interval.day(slice.to()));
        all.addAll(conditions);
        all.add(slice.interval().word());
        all.addAll(facts);
        all.addAll(conditions);
        all.add(most);
        return reads.list(caller, Sql.of(text(slice), all.toArray()), row -> sum(row, slice));
    }

    private static String text(Slice slice) {
        return READ.formatted(
            slice.interval().table(),
            slice.group() == null ? "null::text" : slice.group(),
            slice.failed(),
            slice.conditions().stream().map(condition -> "\n  and " + condition.text())
                .collect(Collectors.joining()),
            parts(slice, RollupStore::sum),
            parts(slice, RollupStore::columns));
    }

    private interface Wording {
        String of(Slice.Part part);
    }

    private static String parts(Slice slice, Wording wording) {
        return slice.parts().stream().sorted().map(part -> ", " + wording.of(part))
            .collect(Collectors.joining());
    }

    private static String columns(Slice.Part part) {
        return switch (part) {
            case SPREAD -> "micros, least, most";
            case TIMES -> "times";
            case LATEST -> "latest";
            case PEAK -> "peak";
        };
    }

    private static String sum(Slice.Part part) {
        return switch (part) {
            case SPREAD -> "sum(micros)::bigint as micros, min(least) as least, max(most) as most";
            case TIMES -> "string_agg(times, ''::bytea) as times";
            case LATEST -> "string_agg(latest, ''::bytea) as latest";
            case PEAK -> "string_agg(peak, ''::bytea) as peak";
        };
    }

    private static Sum sum(ResultSet row, Slice slice) throws SQLException {
        return new Sum(
            RowReader.instant(row, "at"), row.getString("facet"), row.getLong("count"), row.getLong("failed"),
            slice.parts().contains(Slice.Part.SPREAD)
                ? new Sum.Spread(row.getLong("micros"), row.getLong("least"), row.getLong("most"))
                : new Sum.Spread(0, 0, 0),
            packed(Slice.Part.TIMES, "times", row, slice),
            packed(Slice.Part.LATEST, "latest", row, slice),
            packed(Slice.Part.PEAK, "peak", row, slice));
    }

    private static byte[] packed(Slice.Part part, String column, ResultSet row, Slice slice)
            throws SQLException {
        return slice.parts().contains(part) ? row.getBytes(column) : Times.NONE;
    }
}

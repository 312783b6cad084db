package com.jupiteriq.analytics.series;

import com.jupiteriq.analytics.rollups.Rollups;
import com.jupiteriq.analytics.rollups.Slice;
import com.jupiteriq.analytics.rollups.Sum;
import com.jupiteriq.json.JsonValue;
import com.jupiteriq.kernel.Caller;
import com.jupiteriq.store.Sql;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// A series that is counted as it happens.
///
/// @param name of the series
public record RollupSource(
    String name, String about, Facts facts, List<Group> groups, Points points, Rollups rollups)
    implements Source {

    /// Which facts of the rollups count.
    ///
    /// @param series of the rollups
    /// @param failed which of them count as failed, in SQL
    /// @param among what all of them fit
    public record Facts(String series, String failed, List<Sql> among) {}

    /// What is told of them.
    ///
    /// @param values what a sum says, one of each column
    public record Points(
        List<Column> columns, Set<Slice.Part> parts, Function<Sum, List<JsonValue>> values) {}

    @Override
    public List<Column> columns() {
        return points.columns();
    }

    @Override
    public List<Found> read(Caller caller, Question question, int most) {
        Group by = question.by();
        Slice slice = new Slice(facts.series(), question.interval(), question.from(), question.to(),
            by == null ? null : by.sql(), facts.failed(),
            Stream.concat(facts.among().stream(), question.conditions().stream()).toList(), points.parts());
        return rollups.read(caller, slice, most).stream()
            .map(sum -> new Found(sum.at(), sum.group(), points.values().apply(sum)))
            .toList();
    }
}

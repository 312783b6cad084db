package com.jupiteriq.analytics.series;

import com.jupiteriq.analytics.rollups.Interval;
import com.jupiteriq.store.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is asked of a series.
///
/// @param from the beginning of the first interval
/// @param to the end of the last one
/// @param by what is told apart, null for nothing
/// @param filters the values of groups to which it is narrowed
public record Question(
    Interval interval, Instant from, Instant to, @Nullable Group by, Map<Group, String> filters) {

    /// Beside the values of groups.
    public static final String FROM = "from";
    public static final String TO = "to";
    public static final String INTERVAL = "interval";
    public static final String GROUP_BY = "group_by";

    public long intervals() {
        return (to.getEpochSecond() - from.getEpochSecond()) / interval.seconds();
    }

    /// The filters as conditions on facts, in the order of the groups' names.
    public List<Sql> conditions() {
        return filters.entrySet().stream()
            .sorted((one, other) -> one.getKey().name().compareTo(other.getKey().name()))
            .map(filter -> Sql.of(filter.getKey().sql() + " = ?", filter.getValue()))
            .toList();
    }
}

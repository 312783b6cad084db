package com.jupiteriq.analytics.rollups;

import com.jupiteriq.store.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is wanted of a series.
///
/// @param from the beginning of an interval
/// @param to the end of one, exclusive
/// @param group what is told apart, in SQL over the facets; null for nothing
/// @param failed which facts count as failed, in SQL
/// @param conditions that each fact fits, in SQL over the facets
/// @param parts what is wanted beside counts
public record Slice(
    String series, Interval interval, Instant from, Instant to, @Nullable String group, String failed,
    List<Sql> conditions, Set<Part> parts) {

    /// What costs more than a count.
    public enum Part { SPREAD, TIMES, LATEST, PEAK }
}

package com.jupiteriq.analytics.series;

import com.jupiteriq.json.JsonValue;
import com.jupiteriq.kernel.Caller;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A series. The module of the feature that knows what happened offers it as a bean.
public interface Source {

    String name();

    /// One sentence.
    String about();

    List<Group> groups();

    List<Column> columns();

    /// What happened, interval by interval and group by group, in no order; those without anything may be
    /// left out.
    ///
    /// @param most as many at most
    List<Found> read(Caller caller, Question question, int most);

    /// @param at the beginning of an interval
    /// @param group null where nothing is told apart, and for what has no value of it
    /// @param values one of each column
    record Found(Instant at, @Nullable String group, List<JsonValue> values) {}
}

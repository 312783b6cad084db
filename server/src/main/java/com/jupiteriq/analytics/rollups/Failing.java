package com.jupiteriq.analytics.rollups;

/// When the server failed a tenant: more than 5 % of at least 20 answers of a minute were its own fault. The
/// database judges, wherever the minute's rows lie.
public final class Failing {

    static final int LEAST_ANSWERS = 20;
    static final int MOST_PERCENT = 5;

    /// Of the rows of a minute, grouped.
    public static final String CONDITION = """
        sum(count) >= %2$d
          and 100 * coalesce(sum(count) filter (where %1$s like '5%%'), 0) > %3$d * sum(count)"""
        .formatted(RequestFacet.STATUS.column(), LEAST_ANSWERS, MOST_PERCENT);

    private Failing() {}
}

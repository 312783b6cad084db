package com.jupiteriq.analytics.rollups;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// The lengths of time by which is counted, in UTC.
public enum Interval {
    MINUTE(ChronoUnit.MINUTES, 7),
    HOUR(ChronoUnit.HOURS, 90),
    DAY(ChronoUnit.DAYS, 3 * 366);

    private final String word = name().toLowerCase(Locale.ROOT);
    private final ChronoUnit unit;
    private final int daysKept;

    Interval(ChronoUnit unit, int daysKept) {
        this.unit = unit;
        this.daysKept = daysKept;
    }

    public String word() {
        return word;
    }

    public long seconds() {
        return unit.getDuration().toSeconds();
    }

    public int daysKept() {
        return daysKept;
    }

    /// The first day of which is something kept.
    LocalDate oldest(Instant now) {
        return day(now).minusDays(daysKept);
    }

    /// The first moment of which something is kept.
    public Instant begin(Instant now) {
        return oldest(now).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// The beginning of the interval in which the time is.
    public Instant floor(Instant time) {
        return time.truncatedTo(unit);
    }

    /// The end of the interval in which the time is, if it is not the beginning of one.
    public Instant ceiling(Instant time) {
        Instant begin = floor(time);
        return begin.equals(time) ? time : next(begin);
    }

    public Instant next(Instant begin) {
        return begin.plus(1, unit);
    }

    /// Where it is kept.
    public String table() {
        return "rollup_" + word + "s";
    }

    static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}

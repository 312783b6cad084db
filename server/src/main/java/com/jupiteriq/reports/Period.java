package com.jupiteriq.reports;

import com.jupiteriq.analytics.rollups.Interval;
import com.jupiteriq.analytics.series.Question;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The time of which a template tells: what lies between two runs, in intervals that are over. Days and
/// months are those of UTC, as all counts are.
///
/// @param to exclusive
record Period(Interval interval, Instant from, Instant to) {

    private static final int USUAL_DAYS = 30;
    private static final int WEEK = 7;

    static Period of(@Nullable Schedule schedule, Instant at) {
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        if (schedule == null) {
            return days(today.minusDays(USUAL_DAYS), today);
        }
        return switch (schedule.every()) {
            case DAY -> {
                Instant to = Interval.HOUR.floor(at);
                yield new Period(Interval.HOUR, to.minus(Duration.ofDays(1)), to);
            }
            case WEEK -> days(today.minusDays(WEEK), today);
            case MONTH -> days(today.withDayOfMonth(1).minusMonths(1), today.withDayOfMonth(1));
        };
    }

    private static Period days(LocalDate from, LocalDate to) {
        return new Period(Interval.DAY, from.atStartOfDay(ZoneOffset.UTC).toInstant(),
            to.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /// As a question says it.
    Map<String, String> texts() {
        return Map.of(Question.INTERVAL, interval.word(), Question.FROM, from.toString(),
            Question.TO, to.toString());
    }
}

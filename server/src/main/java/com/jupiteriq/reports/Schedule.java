package com.jupiteriq.reports;

import com.jupiteriq.kernel.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// When a report is made by itself: at a time on the clocks of a zone.
///
/// @param on the day of the week, Monday is 1, or of the month; null for every day
/// @param at hour and minute, `07:00`
/// @param timeZone its name in the time zone database
record Schedule(Every every, @Nullable Integer on, String at, String timeZone) {

    /// The last day that every month has.
    static final int LAST_OF_MONTH = 28;
    private static final int LAST_OF_WEEK = 7;

    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    enum Every {
        DAY, WEEK, MONTH;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Every of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// What is wrong with it.
    ///
    /// @param place of the field that holds it
    List<Problem> problems(String place) {
        List<Problem> problems = new ArrayList<>();
        if (every == Every.DAY && on != null) {
            problems.add(Problem.wrong(place + ".on", "A report of every day has no `on`. Leave it out."));
        }
        if (every != Every.DAY && on == null) {
            problems.add(Problem.missing(place + ".on"));
        }
        if (every == Every.WEEK && on != null && on > LAST_OF_WEEK) {
            problems.add(Problem.wrong(place + ".on",
                "This must be a day of the week, from 1 for Monday to " + LAST_OF_WEEK + " for Sunday."));
        }
        if (!ZONES.contains(timeZone)) {
            problems.add(Problem.wrong(place + ".time_zone",
                "There is no such time zone. Send the name of one, such as Europe/Berlin or UTC."));
        }
        return problems;
    }

    /// The first time after this one. A time that the clocks leave out is the next one that they show; one
    /// that they show twice is the first of the two.
    Instant next(Instant after) {
        ZoneId zone = ZoneId.of(timeZone);
        LocalDate day = LocalDate.ofInstant(after, zone);
        while (!isDue(day) || !time(day, zone).isAfter(after)) {
            day = day.plusDays(1);
        }
        return time(day, zone);
    }

    private boolean isDue(LocalDate day) {
        return switch (every) {
            case DAY -> true;
            case WEEK -> on != null && day.getDayOfWeek().getValue() == on;
            case MONTH -> on != null && day.getDayOfMonth() == on;
        };
    }

    private Instant time(LocalDate day, ZoneId zone) {
        LocalDateTime local = day.atTime(LocalTime.parse(at));
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
            ? change.getInstant() : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }
}

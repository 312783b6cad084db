package com.jupiteriq.outbound;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A date as HTTP writes it. Senders write the first of these forms, recipients read all three (RFC 9110
/// section 5.6.7). The name of the day is passed over: the date says it better.
///
/// ```
/// Sun, 06 Nov 1994 08:49:37 GMT
/// Sunday, 06-Nov-94 08:49:37 GMT
/// Sun Nov  6 08:49:37 1994
/// ```
public final class HttpDate {

    private static final String DAY = "(?<day>[0-9]{1,2})";
    private static final String MONTH = "(?<month>[a-z]{3})";
    private static final String TIME = "(?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})";
    private static final String YEAR = "(?<year>[0-9]{4})";
    private static final String SHORT_YEAR = "(?<year>[0-9]{2})";

    private static final Pattern FIXED =
        form("[a-z]{3}, " + DAY + " " + MONTH + " " + YEAR + " " + TIME + " GMT");
    private static final Pattern RFC_850 =
        form("[a-z]{6,9}, " + DAY + "-" + MONTH + "-" + SHORT_YEAR + " " + TIME + " GMT");
    private static final Pattern ASCTIME = form("[a-z]{3} " + MONTH + " +" + DAY + " " + TIME + " " + YEAR);

    private static final int CENTURY = 100;

    /// What a year of two digits may be ahead of now.
    private static final int YEARS_AHEAD = 50;

    private HttpDate() {}

    private static Pattern form(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }

    /// The time that the text names; empty when it is no date.
    ///
    /// @param now what a year of two digits is near to: never more than 50 years after it
    public static Optional<Instant> parse(String text, Instant now) {
        try {
            Matcher date = FIXED.matcher(text);
            if (date.matches() || date.usePattern(ASCTIME).matches()) {
                return Optional.of(instant(date, number(date, "year")));
            }
            return date.usePattern(RFC_850).matches() ? Optional.of(near(now, date)) : Optional.empty();
        } catch (DateTimeException noSuchDate) {
            return Optional.empty();
        }
    }

    private static Instant near(Instant now, Matcher date) {
        var latest = now.atOffset(ZoneOffset.UTC).plusYears(YEARS_AHEAD);
        int year = latest.getYear() - Math.floorMod(latest.getYear() - number(date, "year"), CENTURY);
        Instant read = instant(date, year);
        return read.isAfter(latest.toInstant()) ? instant(date, year - CENTURY) : read;
    }

    /// A leap second is the last one before it.
    private static Instant instant(Matcher date, int year) {
        LocalTime time = LocalTime.of(
            number(date, "hour"), number(date, "minute"), Math.min(number(date, "second"), 59));
        return LocalDate.of(year, month(date.group("month")), number(date, "day"))
            .atTime(time)
            .toInstant(ZoneOffset.UTC);
    }

    private static Month month(String name) {
        for (Month month : Month.values()) {
            if (month.name().startsWith(name.toUpperCase(Locale.ROOT))) {
                return month;
            }
        }
        throw new DateTimeException("no month: " + name);
    }

    private static int number(Matcher date, String part) {
        return Integer.parseInt(date.group(part));
    }
}

package com.jupiteriq.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.reports.Schedule.Every;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When reports are due, on the clocks of people.
class ScheduleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        // the clocks go from 02:00 to 03:00 on 29 March 2026, and from 03:00 to 02:00 on 25 October
        "day - 07:00 Europe/Berlin|2026-03-28T00:00:00Z"
            + "|2026-03-28T06:00:00Z 2026-03-29T05:00:00Z 2026-03-30T05:00:00Z",
        "day - 02:30 Europe/Berlin|2026-03-27T12:00:00Z"
            + "|2026-03-28T01:30:00Z 2026-03-29T01:00:00Z 2026-03-30T00:30:00Z",
        "day - 03:00 Europe/Berlin|2026-03-28T12:00:00Z|2026-03-29T01:00:00Z 2026-03-30T01:00:00Z",
        "day - 02:30 Europe/Berlin|2026-10-24T12:00:00Z"
            + "|2026-10-25T00:30:00Z 2026-10-26T01:30:00Z 2026-10-27T01:30:00Z",
        "day - 07:00 Europe/Berlin|2026-10-24T12:00:00Z|2026-10-25T06:00:00Z 2026-10-26T06:00:00Z",
        // from within the hour that comes twice, its second time is none
        "day - 02:30 Europe/Berlin|2026-10-25T00:45:00Z|2026-10-26T01:30:00Z",
        "week 7 02:30 Europe/Berlin|2026-03-20T00:00:00Z"
            + "|2026-03-22T01:30:00Z 2026-03-29T01:00:00Z 2026-04-05T00:30:00Z",
        "week 1 07:00 UTC|2026-03-02T07:00:00Z|2026-03-09T07:00:00Z 2026-03-16T07:00:00Z",
        "month 28 23:30 America/New_York|2026-01-29T00:00:00Z"
            + "|2026-01-29T04:30:00Z 2026-03-01T04:30:00Z 2026-03-29T03:30:00Z",
        // by half an hour, at the other end of the year
        "day - 02:15 Australia/Lord_Howe|2026-10-03T00:00:00Z|2026-10-03T15:30:00Z 2026-10-04T15:15:00Z",
        // a day that there was not
        "day - 07:00 Pacific/Apia|2011-12-29T00:00:00Z"
            + "|2011-12-29T17:00:00Z 2011-12-30T10:00:00Z 2011-12-30T17:00:00Z",
    })
    void local_times_follow_the_clocks(String words, Instant after, String expected) {
        String[] said = words.split(" ");
        Schedule schedule = new Schedule(
            Every.of(said[0]), said[1].equals("-") ? null : Integer.valueOf(said[1]), said[2], said[3]);
        List<String> due = List.of(expected.split(" "));
        assertThat(Stream.iterate(schedule.next(after), schedule::next).limit(due.size())
            .map(Instant::toString)).containsExactlyElementsOf(due);
    }

    @Test
    void every_day_of_ten_years_comes_once_in_each_zone() {
        for (String zone : List.of(
                "Europe/Berlin", "America/Sao_Paulo", "Africa/Casablanca", "Asia/Tehran")) {
            for (String at : List.of("00:00", "00:30", "02:30", "23:59")) {
                Schedule schedule = new Schedule(Every.DAY, null, at, zone);
                Instant begin = Instant.parse("2014-12-31T12:00:00Z");
                List<Instant> due = Stream.iterate(schedule.next(begin), schedule::next)
                    .takeWhile(time -> time.isBefore(Instant.parse("2024-12-31T12:00:00Z"))).toList();
                assertThat(due).as(zone + " " + at).hasSize(3_653).isSorted().doesNotHaveDuplicates();
            }
        }
    }
}

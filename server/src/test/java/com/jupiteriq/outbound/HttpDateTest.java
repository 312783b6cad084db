package com.jupiteriq.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Dates in the three forms of RFC 9110 section 5.6.7.
class HttpDateTest {

    private static final Instant NOW = Instant.parse("2026-06-15T10:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Sun, 06 Nov 1994 08:49:37 GMT     | 1994-11-06T08:49:37Z",
        "Sunday, 06-Nov-94 08:49:37 GMT    | 1994-11-06T08:49:37Z",
        "Sun Nov  6 08:49:37 1994          | 1994-11-06T08:49:37Z",
        "Mon Nov 30 00:00:00 2026          | 2026-11-30T00:00:00Z",
        "sun, 06 nov 1994 08:49:37 gmt     | 1994-11-06T08:49:37Z",
        "Mon, 6 Nov 1994 08:49:37 GMT      | 1994-11-06T08:49:37Z",
        "Sat, 31 Dec 2016 23:59:60 GMT     | 2016-12-31T23:59:59Z"})
    void each_form_is_read(String text, Instant at) {
        assertThat(HttpDate.parse(text, NOW)).contains(at);
    }

    /// At most fifty years ahead, to the second; otherwise long ago.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Monday, 15-Jun-26 10:00:01 GMT    | 2026-06-15T10:00:01Z",
        "Monday, 15-Jun-76 10:00:00 GMT    | 2076-06-15T10:00:00Z",
        "Monday, 15-Jun-76 10:00:01 GMT    | 1976-06-15T10:00:01Z",
        "Monday, 01-Jan-77 00:00:00 GMT    | 1977-01-01T00:00:00Z",
        "Friday, 31-Dec-99 00:00:00 GMT    | 1999-12-31T00:00:00Z",
        "Saturday, 01-Jan-00 00:00:00 GMT  | 2000-01-01T00:00:00Z"})
    void a_year_of_two_digits_is_the_near_one(String text, Instant at) {
        assertThat(HttpDate.parse(text, NOW)).contains(at);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "1994-11-06T08:49:37Z", "Sun, 06 Nov 1994",
        "Sun, 06 Nov 1994 08:49:37",
        "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 06 Nov 1994 08:49:37 +0000", "Sun, 31 Feb 2026 08:49:37 GMT",
        "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Xxx 1994 08:49:37 GMT", "Sunday, 06-Nov-1994 08:49:37 GMT",
        "Sun Nov  6 08:49:37 94", "Sun, 06 Nov 1994 08:49:37 GMT, x"})
    void anything_else_is_no_date(String text) {
        assertThat(HttpDate.parse(text, NOW)).isEmpty();
    }
}

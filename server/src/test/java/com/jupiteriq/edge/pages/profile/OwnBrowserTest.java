package com.jupiteriq.edge.pages.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How people know their sessions again.
class OwnBrowserTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0 Safari/537.36"
            + " | Chrome on Linux",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/143.0 Safari/537.36 Edg/143.0"
            + " | Edge on Windows",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18 Safari/604.1"
            + " | Safari on iPhone",
        "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/143.0 Mobile Safari/537.36"
            + " | Chrome on Android",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0"
            + " | Firefox on macOS",
        "curl/8.5.0 | curl",
        "something else | An unknown device",
        "- | An unknown device"})
    void a_browser_is_called_by_what_it_says(String agent, String called) {
        assertThat(OwnBrowser.called(agent)).isEqualTo(called);
    }

    @ParameterizedTest
    @CsvSource({"0,just now", "59,just now", "60,1 minute ago", "3599,59 minutes ago", "3600,1 hour ago",
        "86400,1 day ago", "2592000,30 days ago", "-5,just now"})
    void times_are_told_as_people_do(long seconds, String told) {
        Instant now = Instant.parse("2026-12-01T12:00:00Z");
        assertThat(OwnBrowser.used(now.minusSeconds(seconds), now)).isEqualTo(told);
    }

    @Test
    void what_is_long_ago_has_a_date() {
        Instant now = Instant.parse("2026-12-01T12:00:00Z");
        assertThat(OwnBrowser.used(now.minus(Duration.ofDays(40)), now)).isEqualTo("on 22 October 2026");
    }
}

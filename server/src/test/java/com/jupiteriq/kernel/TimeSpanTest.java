package com.jupiteriq.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {

    @ParameterizedTest
    @CsvSource({"0s, PT0S", "500ms, PT0.5S", "30s, PT30S", "5m, PT5M", "1h, PT1H", "7d, PT168H"})
    void a_span_is_read_and_written_in_its_shortest_form(String text, Duration span) {
        assertThat(TimeSpan.parse(text)).contains(span);
        assertThat(TimeSpan.text(span)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "s", "-1s", "1.5h", "1 h", "1w", "99999999999s"})
    void anything_else_is_no_span(String text) {
        assertThat(TimeSpan.parse(text)).isEmpty();
    }
}

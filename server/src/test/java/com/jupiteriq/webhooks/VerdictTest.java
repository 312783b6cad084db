package com.jupiteriq.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.outbound.OutboundError;
import com.jupiteriq.outbound.OutboundHeader;
import com.jupiteriq.outbound.OutboundOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Only 2xx is a success, and what a receiver asks for is heard (decision C30).
class VerdictTest {

    private static final Instant NOW = Instant.parse("2026-01-15T10:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void two_hundred_and_something_is_taken(int status) {
        assertThat(answered(status).taken()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "301, redirect, false, false", "302, redirect, false, false", "307, redirect, false, false",
        "400, status, false, false", "404, status, false, false", "410, status, false, true",
        "429, status, true, false", "500, status, false, false", "502, status, true, false",
        "503, status, true, false", "504, status, true, false"})
    void anything_else_is_not(int status, String error, boolean slows, boolean gone) {
        Verdict verdict = answered(status);
        assertThat(verdict.error()).isEqualTo(error);
        assertThat(verdict.slows()).isEqualTo(slows);
        assertThat(verdict.gone()).isEqualTo(gone);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", value = {
        "120|PT2M", "0|PT0S", "1.5|none", "-5|none", "soon|none", "99999999999999999999|none", "''|none",
        "Thu, 15 Jan 2026 10:01:00 GMT|PT1M", "Thu, 15 Jan 2026 09:00:00 GMT|none",
        "Thursday, 15-Jan-26 10:01:00 GMT|PT1M", "Thu Jan 15 10:01:00 2026|PT1M"})
    void retry_after_is_seconds_or_a_date_and_garbage_is_nothing(String value, String wait) {
        Verdict verdict = answered(503, new OutboundHeader("retry-after", value));
        assertThat(verdict.retryAfter()).isEqualTo(wait == null ? null : Duration.parse(wait));
    }

    @Test
    void a_broken_exchange_keeps_its_class() {
        Verdict verdict =
            Verdict.of(new OutboundOutcome.Broken(OutboundError.TIMEOUT, "It took too long.", null), NOW);
        assertThat(verdict.error()).isEqualTo("timeout");
        assertThat(verdict.taken()).isFalse();
    }

    private static Verdict answered(int status, OutboundHeader... headers) {
        return Verdict.of(
            new OutboundOutcome.Answered(status, List.of(headers), new byte[0], false), NOW);
    }
}

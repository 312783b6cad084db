package com.jupiteriq.node;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

    private final Logger logger = new LoggerContext().getLogger("com.jupiteriq.Test");

    @Test
    void a_line_is_one_object() {
        assertThat(line("Said \"{}\"\nand more", null, "x")).isEqualTo("""
            {"at":"2026-01-02T03:04:05.006Z","level":"INFO","logger":"com.jupiteriq.Test",\
            "message":"Said \\"x\\"\\nand more","request_id":"req_1"}
            """);
    }

    @Test
    void an_error_brings_its_stack_trace_on_the_same_line() {
        String line = line("Failed", new IllegalStateException("why"));
        assertThat(line).contains(
            "\"error\":\"java.lang.IllegalStateException: why\\n\\tat com.jupiteriq.node.JsonLinesTest.");
        assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
    }

    private String line(String message, Throwable error, Object... parts) {
        LoggingEvent event = new LoggingEvent("", logger, Level.INFO, message, error, parts);
        event.setInstant(Instant.parse("2026-01-02T03:04:05.006Z"));
        event.setMDCPropertyMap(Map.of("request_id", "req_1"));
        return new String(new JsonLines().encode(event), StandardCharsets.UTF_8);
    }
}

package com.jupiteriq.keys;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.access.KeySettings;
import com.jupiteriq.kernel.Permissions;
import com.jupiteriq.kernel.Refused;
import com.jupiteriq.paths.PathPattern;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// That nobody gives itself by another key what its own does not allow.
class KeyBoundsTest {

    private static final Instant END = Instant.parse("2030-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "* /v1/tickets/**                        | GET,POST /v1/tickets",
        "* /v1/tickets/**                        | DELETE /v1/tickets/*/comments",
        "* /v1/**                                | * /v1/**",
        "GET /v1/tickets/*                       | GET /v1/tickets/*",
        "GET /v1/tickets/*;POST /v1/tickets/**   | GET,POST /v1/tickets/*",
        "GET /v1/users/*                         | GET /v1/users/me",
    })
    void paths_within(String bound, String made) {
        assertThatCode(() -> by(bound, "").demand(settings(made, ""), null)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "* /v1/tickets/**                        | ''",
        "GET /v1/tickets/**                      | * /v1/tickets",
        "GET /v1/tickets/**                      | GET,POST /v1/tickets",
        "GET /v1/tickets/*                       | GET /v1/tickets/**",
        "GET /v1/tickets/*                       | GET /v1/tickets",
        "GET /v1/users/me                        | GET /v1/users/*",
        "GET /v1/tickets/**                      | GET /v1/tickets;GET /v1/events",
        "GET,POST,PATCH,PUT,DELETE /v1/tickets   | * /v1/tickets",
    })
    void paths_beyond(String bound, String made) {
        refused(by(bound, ""), settings(made, ""), null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "10.0.0.0/8              | 10.1.0.0/16;10.2.3.4",
        "10.0.0.0/8;2001:db8::/32 | 2001:db8:1::/48",
        "10.0.0.7                | 10.0.0.7/32",
    })
    void addresses_within(String bound, String made) {
        assertThatCode(() -> by("", bound).demand(settings("", made), null)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "10.0.0.0/8  | ''",
        "10.0.0.0/8  | 11.0.0.1",
        "10.1.0.0/16 | 10.0.0.0/8",
        "10.0.0.0/8  | 10.0.0.1;2001:db8::1",
        "10.0.0.0/8  | ::/0",
    })
    void addresses_beyond(String bound, String made) {
        refused(by("", bound), settings("", made), null);
    }

    @Test
    void an_end_is_not_outlived() {
        KeyBounds ending = new KeyBounds(Permissions.EVERYTHING, List.of(), List.of(), END);
        KeySettings any = settings("", "");
        assertThatCode(() -> ending.demand(any, END)).doesNotThrowAnyException();
        refused(ending, any, END.plusNanos(1_000));
        refused(ending, any, null);
    }

    @Test
    void permissions_are_not_exceeded() {
        KeyBounds reader = new KeyBounds(
            Permissions.parse("read").orElseThrow(), List.of(), List.of(), null);
        refused(reader, settings("", ""), null);
        assertThatCode(() -> KeyBounds.NONE.demand(settings("", ""), null)).doesNotThrowAnyException();
    }

    private static void refused(KeyBounds by, KeySettings settings, @Nullable Instant expiry) {
        assertThatThrownBy(() -> by.demand(settings, expiry)).isInstanceOf(Refused.class)
            .hasMessageContaining("Exceeding");
    }

    private static KeyBounds by(String paths, String addresses) {
        return new KeyBounds(Permissions.EVERYTHING, patterns(paths), parts(addresses), null);
    }

    private static KeySettings settings(String paths, String addresses) {
        return new KeySettings("made", Permissions.EVERYTHING, patterns(paths), parts(addresses), null);
    }

    private static List<PathPattern> patterns(String texts) {
        return parts(texts).stream().map(text -> PathPattern.parse(text).orElseThrow()).toList();
    }

    private static List<String> parts(String texts) {
        return Stream.of(texts.split(";")).filter(text -> !text.isBlank()).toList();
    }
}

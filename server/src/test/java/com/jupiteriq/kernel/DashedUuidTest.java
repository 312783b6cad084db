package com.jupiteriq.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashedUuidTest {

    private static final UUID ID = UUID.fromString("550e8400-e29b-41d4-a716-446655440abf");

    @Test
    void digits_are_taken_in_any_case() {
        assertThat(DashedUuid.parse("550e8400-e29b-41d4-a716-446655440abf")).contains(ID);
        assertThat(DashedUuid.parse("550E8400-E29B-41D4-A716-446655440ABF")).contains(ID);
    }

    /// Java's own reader takes the first two, and the id that they mean is another text's.
    @ParameterizedTest
    @ValueSource(strings = {
        "0550e8400-e29b-41d4-a716-46655440abf", "550e8400-e29b-41d4-a716-46655440abf",
        "", "550e8400e29b41d4a716446655440abf", "{50e8400-e29b-41d4-a716-446655440abf}",
        "550e8400-e29b-41d4-a716-446655440abg", "550e8400-e29b-41d4-a716-446655440ab\u0661",
        "550e840-0e29b-41d4-a716-446655440abf", "550e8400-e29b-41d4-a716_446655440abf",
        "550e8400-e29b-41d4-a716-446655440abf0", " 50e8400-e29b-41d4-a716-446655440abf",
        "-50e8400-e29b-41d4-a716-446655440abf"})
    void other_forms_name_nothing(String text) {
        assertThat(DashedUuid.parse(text)).isEmpty();
    }
}

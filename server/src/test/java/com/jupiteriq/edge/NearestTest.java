package com.jupiteriq.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> NAMES =
        List.of("status", "sort", "subject", "customer_email", "created_after", "created_before", "q");

    @ParameterizedTest
    @CsvSource({
        "statsu, status", "Status, status", "stat, ", "sorts, sort", "sotr, sort", "subjekt, subject",
        "customer_mail, customer_email", "customerEmail, customer_email", "created_befor, created_before",
        "x, ", "Q, q", "qq, q", "zzzzz, ", "'', "})
    void the_name_that_was_meant_is_found(String wanted, @Nullable String nearest) {
        assertThat(Nearest.to(wanted, NAMES).orElse(null)).isEqualTo(nearest);
    }

    @Test
    void long_names_are_not_compared() {
        assertThat(Nearest.to("s".repeat(65), List.of("s".repeat(65)))).isEmpty();
        assertThat(Nearest.hint("sorts", NAMES)).isEqualTo(" Did you mean `sort`?");
        assertThat(Nearest.hint("zzzzz", NAMES)).isEmpty();
    }
}

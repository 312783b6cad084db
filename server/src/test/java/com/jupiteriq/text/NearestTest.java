package com.jupiteriq.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> KNOWN =
        List.of("port", "pool-size", "database-url", "database-worker-url");

    @ParameterizedTest
    @CsvSource({
        "prot, port", "Port, port", "poolsize, pool-size", "pool_size, pool-size",
            "database-ulr, database-url",
        "databse-worker-url, database-worker-url", "xyzzy, ", "p, ", "'', "})
    void the_nearest_name_is_found_if_there_is_one(String written, String meant) {
        assertThat(Nearest.to(written, KNOWN).orElse(null)).isEqualTo(meant);
    }

    @org.junit.jupiter.api.Test
    void a_very_long_text_is_not_compared() {
        assertThat(Nearest.to("p".repeat(100), List.of("p".repeat(100)))).isEmpty();
    }
}

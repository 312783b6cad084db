package com.jupiteriq.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";

    @Test
    void reads_the_ids_and_the_flag() {
        assertThat(TraceParent.parse("00-" + TRACE + "-" + PARENT + "-01"))
            .isEqualTo(new TraceParent(TRACE, PARENT, true));
        assertThat(TraceParent.parse("00-" + TRACE + "-" + PARENT + "-02"))
            .isEqualTo(new TraceParent(TRACE, PARENT, false));
        assertThat(TraceParent.parse("01-" + TRACE + "-" + PARENT + "-01-more"))
            .isEqualTo(new TraceParent(TRACE, PARENT, true));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {
        "", "00", "00-" + TRACE + "-" + PARENT, "00-" + TRACE + "-" + PARENT + "-1",
        "00-" + TRACE + "-" + PARENT + "-01-more", "01-" + TRACE + "-" + PARENT + "-01x",
        "ff-" + TRACE + "-" + PARENT + "-01", "00-" + TRACE + "-0000000000000000-01",
        "00-00000000000000000000000000000000-" + PARENT + "-01",
        "00-0AF7651916CD43DD8448EB211C80319C-" + PARENT + "-01",
        "00_" + TRACE + "-" + PARENT + "-01", "00-" + TRACE + "-" + PARENT + "-0g"})
    void passes_over_what_is_none(String header) {
        assertThat(TraceParent.parse(header)).isNull();
    }
}

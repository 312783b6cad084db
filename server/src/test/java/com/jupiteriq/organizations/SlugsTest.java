package com.jupiteriq.organizations;

import static org.assertj.core.api.Assertions.assertThat;

import com.jupiteriq.events.EventType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Acme Corporation          | acme-corporation
        Müller & Söhne GmbH       | muller-sohne-gmbh
        --Acme--                  | acme
        ACME 2                    | acme-2
        ﬁnance                    | finance
        a                         | organization
        東京支社                   | organization
        ...                       | organization
        """)
    void a_name_becomes_what_can_stand_in_an_address(String name, String slug) {
        assertThat(Slugs.of(name)).isEqualTo(slug);
    }

    @Test
    void a_slug_fits_however_long_the_name_is() {
        for (String name : List.of("x".repeat(200), "y ".repeat(100), "ab".repeat(31) + " c", "ab c")) {
            String slug = Slugs.of(name);
            assertThat(slug).matches(Organization.SLUG);
            assertThat(Slugs.suffixed(slug, EventType.SAMPLE_ID)).matches(Organization.SLUG)
                .matches(".*-[0-9a-z]{6}").startsWith(slug.substring(0, 2));
        }
    }
}

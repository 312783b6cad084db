package com.jupiteriq.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"api.example.com", "https://api.example.com/", "https://api.example.com/v1",
        "https://ann@api.example.com", "https://api.example.com?x", "ftp://api.example.com", "https:///",
        "https://api.example.com#x"})
    void the_address_of_the_api_is_an_origin(String url) {
        assertThatThrownBy(() -> new ReportSettings(url)).isInstanceOf(StartRefused.class)
            .hasMessage("--public-url must be an address of https or http with a host and nothing behind"
                + " it, of at most 1000 characters, such as https://api.example.com.");
    }

    @Test
    void a_port_belongs_to_it() {
        assertThat(new ReportSettings("https://api.example.com:8443").publicUrl()).isNotNull();
    }
}

package com.jupiteriq.edge.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which paths are no contract's.
class SegmentTest {

    @ParameterizedTest
    @CsvSource({"/sign-in,SIGN_IN", "/sign-in/,SIGN_IN", "/sign-in/second,SIGN_IN", "/profile,PROFILE",
        "/.well-known/x,WELL_KNOWN", "/f/abc,FILES", "/assets/0/style.css,ASSETS", "/scim/v2/Users,SCIM"})
    void a_path_belongs_to_its_first_segment(String path, Segment segment) {
        assertThat(Segment.of(path)).contains(segment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "*", "sign-in", "//sign-in", "/sign-input", "/Sign-in", "/files", "/foo",
        "/v1/profile", "/users/me"})
    void others_are_of_the_api(String path) {
        assertThat(Segment.of(path)).isEmpty();
    }
}

package com.jupiteriq.edge.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where nobody is led.
class NextPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/profile", "/profile/two-factor", "/console/keys?page=2&q=a%20b",
        "/oauth2/authorize?client_id=x&redirect_uri=https%3A%2F%2Fapp.example%2Fback", "/device"})
    void a_page_of_ours_is_where_one_goes(String path) {
        assertThat(NextPath.of(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "/", "//evil.example", "///evil.example", "//evil.example/profile",
        "/\\evil.example", "\\\\evil.example", "/profile\\..\\..\\evil.example",
        "https://evil.example/profile",
        "HTTPS:evil.example", "http:/evil.example", "//profile@evil.example", "profile", "./profile",
        "@evil.example",
        "data:text/html,<script>alert(1)</script>", "javascript:alert(1)//profile", "/%2f%2fevil.example",
        "/%2Fevil.example", "/%5cevil.example", "/\tevil.example", "\t//evil.example",
        "/profile\r\nSet-Cookie: a=b",
        "/profile\n", "/profile ", " /profile", "/profile#//evil.example", "/profile/..//evil.example",
        "/profile/%2e%2e/%2e%2e//evil.example", "/./profile", "/profile;x=1", "/profilé", "/profiles",
        "/v1/users",
        "/f/token", "/assets/x/style.css", "/sign-in", "/sign-out", "/sign-in/../profile", "/.well-known/x",
        "/scim", "/profile\0", "/%00profile", "/profile\u2028"})
    void anything_else_leads_home(String wanted) {
        assertThat(NextPath.of(wanted)).isEqualTo("/profile");
    }

    @Test
    void nothing_and_too_much_lead_home() {
        assertThat(NextPath.of(null)).isEqualTo("/profile");
        assertThat(NextPath.of("/profile?" + "a".repeat(1_000))).isEqualTo("/profile");
    }
}

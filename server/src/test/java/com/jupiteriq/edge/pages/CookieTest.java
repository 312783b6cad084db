package com.jupiteriq.edge.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What browsers are given to keep.
class CookieTest {

    @Test
    void over_tls_a_cookie_is_of_this_host_alone() {
        assertThat(new Cookie.Change(Cookie.SESSION, "jps_x-1").header(true).value())
            .isEqualTo("__Host-jiq=jps_x-1; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=34560000");
        assertThat(new Cookie.Change(Cookie.FORM, "x").header(true).value())
            .isEqualTo("__Host-jiq-form=x; Path=/; HttpOnly; SameSite=Lax; Secure");
    }

    @Test
    void on_loopback_it_has_another_name() {
        assertThat(new Cookie.Change(Cookie.SESSION, null).header(false).value())
            .isEqualTo("jiq=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a;b", "a\r\nSet-Cookie: b=c", "a,b", "\"a\"", "\u00e9"})
    void what_could_end_the_header_is_no_value(String value) {
        assertThatThrownBy(() -> new Cookie.Change(Cookie.SAID, value))
            .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_sentence_comes_back_as_it_was_said() {
        assertThat(Said.read(Said.kept("It’s done. <b>"))).contains("It’s done. <b>");
        assertThat(Said.read("no!")).isEmpty();
        assertThat(Said.read(Said.kept("x".repeat(301)))).isEmpty();
    }
}

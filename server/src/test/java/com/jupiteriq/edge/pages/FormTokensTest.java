package com.jupiteriq.edge.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// By what a form of ours is known.
class FormTokensTest {

    private final FormTokens tokens = new FormTokens(new SecureRandom());

    @Test
    void a_token_looks_different_each_time_and_is_of_one_secret() {
        String secret = tokens.secret();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            String token = tokens.masked(secret);
            assertThat(seen.add(token)).isTrue();
            assertThat(token).doesNotContain(secret);
            assertThat(FormTokens.matches(token, secret)).isTrue();
            assertThat(FormTokens.matches(token, tokens.secret())).isFalse();
            assertThat(FormTokens.matches(token + "A", secret)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AAAA", "no token!", "====", "\u00e9",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void what_is_no_token_is_none(String sent) {
        assertThat(FormTokens.matches(sent, tokens.secret())).isFalse();
    }

    @Test
    void the_secret_itself_is_no_token() {
        String secret = tokens.secret();
        assertThat(FormTokens.matches(secret, secret)).isFalse();
    }
}

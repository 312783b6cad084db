package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The lines of `docs/sign-in.md` do what they say.
class SignInGuideTest {

    @Test
    void all_lines_of_the_guide_work_one_after_the_other() throws Exception {
        try (TestServer server = new TestServer()) {
            String key = server.key(server.account(), "platform");
            String told = Guide.of("sign-in").told(server, key);
            for (String part : List.of("\"email\":\"ann@example.com\"",
                    "The address or the password is wrong",
                    "303 to http://127.0.0.1", "<h1>Your profile", "/sign-in",
                    "\"require_two_factor\":true")) {
                assertThat(told).contains(part);
            }
        }
    }
}

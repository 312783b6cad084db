package com.jupiteriq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The lines of `docs/passwords.md` do what they say.
class PasswordGuideTest {

    @Test
    void all_lines_of_the_guide_work_one_after_the_other() throws Exception {
        try (TestServer server = new TestServer()) {
            String key = server.key(server.account(), "test", "platform");
            String told = Guide.of("passwords").told(server, key);
            for (String part : List.of("This password is easy to guess.", "\"locked_until\":null",
                    "{\"status\":\"accepted\"}", "There is no such token.",
                    "\"code\":\"PERMISSION_DENIED\"")) {
                assertThat(told).contains(part);
            }
            assertThat(server.tenants.count("audit where action = 'user.request_reset'")).isEqualTo(1);
            assertThat(server.tenants.count("audit where action = 'user.unlock'")).isZero();
        }
    }
}
